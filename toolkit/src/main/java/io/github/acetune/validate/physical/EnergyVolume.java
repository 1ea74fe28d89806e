package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.ArrayList;
import java.util.List;
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
            Structure ready = Strains.relaxed(potential, scaled);
            Calculator.Results results = potential.calculate(ready);
            double volume = ready.cell().volume();
            double[] virial = results.virial();
            points.add(
                    new Point(
                            volume / ready.size(),
                            results.energy() / ready.size(),
                            Units.GIGAPASCAL * (virial[0] + virial[4] + virial[8]) / (3 * volume)));
        }
        return new EnergyVolume(name, points);
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
