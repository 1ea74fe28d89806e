package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Molecules;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Two atoms alone.
 *
 * @param first element
 * @param second element
 * @param points in the order of growing distance
 */
public record DimerCurve(Element first, Element second, List<Point> points) {
    /**
     * A distance.
     *
     * @param distance Å
     * @param energy of the two atoms, eV
     * @param force on the second atom away from the first, eV/Å
     */
    public record Point(double distance, double energy, double force) {}

    /** Copies the list. */
    public DimerCurve {
        points = List.copyOf(points);
    }

    /**
     * Pulls two atoms apart.
     *
     * @param potential the forces
     * @param first element
     * @param second element
     * @param from smallest distance, Å
     * @param to largest one, Å
     * @param count of distances, at least two
     * @return the curve
     */
    public static DimerCurve of(
            Calculator potential,
            Element first,
            Element second,
            double from,
            double to,
            int count) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double distance = from + (to - from) * k / (count - 1);
            Structure dimer = Molecules.dimer(first, second, distance);
            Calculator.Results results = potential.calculate(dimer);
            double[] positions = dimer.positions();
            double force = 0;
            for (int x = 0; x < 3; x++) {
                force += results.forces()[3 + x] * (positions[3 + x] - positions[x]) / distance;
            }
            points.add(new Point(distance, results.energy(), force));
        }
        return new DimerCurve(first, second, points);
    }

    /**
     * The curve as a table.
     *
     * @return one row per distance
     */
    public Table table() {
        return Table.create(
                first.symbol() + "–" + second.symbol(),
                DoubleColumn.create(
                        "distance_A", points.stream().mapToDouble(Point::distance).toArray()),
                DoubleColumn.create(
                        "energy_eV", points.stream().mapToDouble(Point::energy).toArray()),
                DoubleColumn.create(
                        "force_eV_per_A", points.stream().mapToDouble(Point::force).toArray()));
    }
}
