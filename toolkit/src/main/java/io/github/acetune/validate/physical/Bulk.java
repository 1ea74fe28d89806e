package io.github.acetune.validate.physical;

import io.github.acetune.md.CellFreedom;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.function.UnaryOperator;

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
    private static final double FORCE = 3e-10;

    /** GPa. */
    private static final double NO_PRESSURE = 1e-8;

    private static final int MOST_STEPS = 20;

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
        Structure rest = Rest.ofCell(potential, start, freedom, FORCE);
        return atRest(potential, rest, scaled -> Strains.relaxed(potential, scaled));
    }

    /**
     * Relaxes a crystal with one axis, such as a hexagonal or tetragonal one: atoms, volume and the ratio of axis and plane,
     * whatever else its cell might do. The ratio is at rest at each volume of the bulk modulus too.
     *
     * @param potential the forces
     * @param start a crystal near its equilibrium, whose third cell vector runs along z
     * @return the crystal at rest, at the nearest minimum downhill
     * @throws InvalidInputException where the cell is not periodic, or comes to no rest
     */
    public static Bulk axial(Calculator potential, Structure start) {
        UnaryOperator<Structure> settle = scaled -> AxialRatio.settled(potential, scaled);
        Structure rest = settle.apply(start);
        double pressure = pressure(potential, rest);
        for (int step = 0; Math.abs(pressure) > NO_PRESSURE && step < MOST_STEPS; step++) {
            double modulus = stiffness(potential, rest, STEP, settle);
            double change = Math.clamp(pressure / Math.max(modulus, 1), -0.1, 0.1);
            rest = settle.apply(Strains.uniform(rest, Math.cbrt(1 + change)));
            pressure = pressure(potential, rest);
        }
        return atRest(potential, rest, settle);
    }

    private static Bulk atRest(
            Calculator potential, Structure rest, UnaryOperator<Structure> settle) {
        double fine = stiffness(potential, rest, STEP, settle);
        double coarse = stiffness(potential, rest, 2 * STEP, settle);
        return new Bulk(
                rest,
                potential.calculate(rest).energy() / rest.size(),
                rest.cell().volume() / rest.size(),
                (4 * fine - coarse) / 3);
    }

    private static double stiffness(
            Calculator potential, Structure rest, double step, UnaryOperator<Structure> settle) {
        Structure larger = settle.apply(Strains.uniform(rest, Math.cbrt(1 + step)));
        Structure smaller = settle.apply(Strains.uniform(rest, Math.cbrt(1 - step)));
        return -(pressure(potential, larger) - pressure(potential, smaller)) / (2 * step);
    }

    /** GPa. */
    static double pressure(Calculator potential, Structure crystal) {
        double[] virial = potential.calculate(crystal).virial();
        return Units.GIGAPASCAL
                * (virial[0] + virial[4] + virial[8])
                / (3 * crystal.cell().volume());
    }
}
