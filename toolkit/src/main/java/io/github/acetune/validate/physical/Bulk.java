package io.github.acetune.validate.physical;

import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Relaxation;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;

/**
 * A crystal at rest.
 *
 * @param crystal relaxed
 * @param energyPerAtom eV
 * @param volumePerAtom Å³
 * @param bulkModulus −V dP/dV from central differences of the pressure at ±0.1 % and ±0.2 % of the volume, Richardson-extrapolated,
 *     atoms relaxed; GPa
 */
public record Bulk(
        Structure crystal, double energyPerAtom, double volumePerAtom, double bulkModulus) {
    private static final double STEP = 1e-3;
    private static final double FORCE = 1e-8;
    private static final int MOST_STEPS = 3000;

    /**
     * Relaxes a crystal.
     *
     * @param potential the forces
     * @param start a crystal near its equilibrium
     * @param freedom how its cell may change
     * @return the crystal at rest
     * @throws InvalidInputException where the cell is not periodic
     */
    public static Bulk of(Calculator potential, Structure start, CellFreedom freedom) {
        Structure rest =
                Relaxation.of(potential, start)
                        .cell(freedom)
                        .fmax(FORCE)
                        .maxSteps(MOST_STEPS)
                        .run()
                        .structure();
        double energy = potential.calculate(rest).energy() / rest.size();
        double volume = rest.cell().volume() / rest.size();
        double fine = stiffness(potential, rest, STEP);
        double coarse = stiffness(potential, rest, 2 * STEP);
        return new Bulk(rest, energy, volume, (4 * fine - coarse) / 3);
    }

    private static double stiffness(Calculator potential, Structure rest, double step) {
        return -(pressure(potential, rest, 1 + step) - pressure(potential, rest, 1 - step))
                / (2 * step);
    }

    private static double pressure(Calculator potential, Structure rest, double factor) {
        double length = Math.cbrt(factor);
        Structure scaled = Strains.uniform(rest, length);
        Structure relaxed = Strains.relaxed(potential, scaled);
        double[] virial = potential.calculate(relaxed).virial();
        return Units.GIGAPASCAL
                * (virial[0] + virial[4] + virial[8])
                / (3 * relaxed.cell().volume());
    }
}
