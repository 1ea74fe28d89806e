package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The energy of a crystal against its volume, atoms at rest and the shape of the cell kept.
 *
 * @param name of the crystal
 * @param points in the order of growing volume
 */
public record EnergyVolume(String name, List<Point> points) {
    /**
     * A volume.
     *
     * @param volumePerAtom Å³
     * @param energyPerAtom eV
     * @param pressure GPa
     */
    public record Point(double volumePerAtom, double energyPerAtom, double pressure) {}

    /** Copies the list. */
    public EnergyVolume {
        points = List.copyOf(points);
    }

    /**
     * Compresses and expands a crystal.
     *
     * @param name of the crystal
     * @param potential the forces
     * @param crystal at rest
     * @param from smallest volume, as a share of the crystal's
     * @param to largest one
     * @param count of volumes, at least two
     * @return the curve
     */
    public static EnergyVolume of(
            String name,
            Calculator potential,
            Structure crystal,
            double from,
            double to,
            int count) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double share = from + (to - from) * k / (count - 1);
            Structure scaled = Strains.uniform(crystal, Math.cbrt(share));
            points.add(point(potential, Strains.relaxed(potential, scaled)));
        }
        return new EnergyVolume(name, points);
    }

    /**
     * Compresses and expands a crystal with one axis; at each volume the ratio of axis and plane is at rest too, followed
     * continuously from the crystal's own.
     *
     * @param name of the crystal
     * @param potential the forces
     * @param crystal at rest, whose third cell vector runs along z
     * @param from smallest volume, as a share of the crystal's, below 1
     * @param to largest one, above 1
     * @param count of volumes, at least two
     * @return the curve
     */
    public static EnergyVolume axial(
            String name,
            Calculator potential,
            Structure crystal,
            double from,
            double to,
            int count) {
        double[] shares =
                IntStream.range(0, count)
                        .mapToDouble(k -> from + (to - from) * k / (count - 1))
                        .toArray();
        Point[] points = new Point[count];
        int middle = (int) Arrays.stream(shares).filter(share -> share < 1).count();
        follow(potential, crystal, shares, points, middle, 1);
        follow(potential, crystal, shares, points, middle - 1, -1);
        return new EnergyVolume(name, List.of(points));
    }

    /** From the volume at rest outwards, each from the shape of the one before. */
    private static void follow(
            Calculator potential,
            Structure crystal,
            double[] shares,
            Point[] points,
            int first,
            int direction) {
        Structure last = crystal;
        double lastShare = 1;
        for (int k = first; k >= 0 && k < shares.length; k += direction) {
            Structure scaled = Strains.uniform(last, Math.cbrt(shares[k] / lastShare));
            last = AxialRatio.settled(potential, scaled);
            lastShare = shares[k];
            points[k] = point(potential, last);
        }
    }

    private static Point point(Calculator potential, Structure crystal) {
        return new Point(
                crystal.cell().volume() / crystal.size(),
                potential.calculate(crystal).energy() / crystal.size(),
                Bulk.pressure(potential, crystal));
    }

    /**
     * The curve as a table.
     *
     * @return one row per volume
     */
    public Table table() {
        return Table.create(
                "Energy and pressure of " + name,
                DoubleColumn.create(
                        "volume_A3_per_atom",
                        points.stream().mapToDouble(Point::volumePerAtom).toArray()),
                DoubleColumn.create(
                        "energy_eV_per_atom",
                        points.stream().mapToDouble(Point::energyPerAtom).toArray()),
                DoubleColumn.create(
                        "pressure_GPa", points.stream().mapToDouble(Point::pressure).toArray()));
    }
}
