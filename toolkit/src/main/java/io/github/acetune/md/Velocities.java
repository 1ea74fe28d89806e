package io.github.acetune.md;

import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where velocities come from: the columns of a structure, or a Maxwell distribution. */
final class Velocities {
    /** Å/ps. */
    static final String COLUMN = "velocities";

    /** √(amu eV), as ASE writes it. */
    private static final String MOMENTA = "momenta";

    private Velocities() {}

    /** Whether a column describes motion and not the atoms themselves. */
    static boolean isDynamic(String column) {
        return column.equals(COLUMN) || column.equals(MOMENTA) || column.equals("energies");
    }

    /** The velocities that a structure carries, [3·nAtoms], Å/ps. */
    static Optional<double[]> of(Structure structure) {
        return column(structure, COLUMN)
                .or(() ->
                        column(structure, MOMENTA)
                                .map(momenta -> {
                                    double unit = Math.sqrt(1 / Units.AMU);
                                    for (int k = 0; k < momenta.length; k++) {
                                        momenta[k] *= unit / structure.species().get(k / 3).mass();
                                    }
                                    return momenta;
                                }));
    }

    /** The kinetic energy of a frame, eV; 0 where it carries no velocities. */
    static double kinetic(Structure structure) {
        double[] velocities = of(structure).orElse(new double[3 * structure.size()]);
        double sum = 0;
        for (int k = 0; k < velocities.length; k++) {
            sum += structure.species().get(k / 3).mass() * velocities[k] * velocities[k];
        }
        return 0.5 * Units.AMU * sum;
    }

    private static Optional<double[]> column(Structure structure, String name) {
        AtomColumn column = structure.columns().get(name);
        if (column == null) {
            return Optional.empty();
        }
        if (!(column instanceof AtomColumn.Real real) || real.width() != 3) {
            throw new InvalidInputException(
                    structure.describe() + ": the column " + name + " must be " + name + ":R:3");
        }
        for (int k = 0; k < real.values().length; k++) {
            if (!Double.isFinite(real.values()[k])) {
                throw new InvalidInputException(
                        structure.describe()
                                + ": the column "
                                + name
                                + " of atom "
                                + (k / 3 + 1)
                                + " is not a finite number");
            }
        }
        return Optional.of(real.values().clone());
    }

    /** Draws velocities at random, brings the centre of mass to rest and scales them to exactly the temperature. */
    static void drawMaxwell(Phase phase, double kelvin, SplittableRandom random) {
        for (int k = 0; k < phase.velocities.length; k++) {
            double width = Math.sqrt(Units.BOLTZMANN * kelvin * phase.inverseMasses[k / 3]);
            phase.velocities[k] = width * random.nextGaussian();
        }
        if (phase.keepsMomentum()) {
            phase.removeMomentum();
        }
        double found = phase.temperature();
        if (found > 0) {
            phase.scaleVelocities(Math.sqrt(kelvin / found));
        }
    }
}
