package io.github.acetune.md;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.RepeatedCalculation;
import io.github.acetune.structure.Structure;

/** Puts potential energy, forces and virial of a phase in place. What it gives depends on positions and cell alone. */
final class ForceEngine {
    /** How far beyond the cutoff neighbours are kept, Å. */
    private static final double SKIN = 0.5;

    private final RepeatedCalculation calculation;
    private final double[] energies;

    ForceEngine(Calculator calculator, Structure atoms) {
        this.calculation = calculator.repeated(atoms, SKIN);
        this.energies = new double[atoms.size()];
    }

    void evaluate(Phase phase) {
        phase.potential =
                calculation.evaluate(
                        phase.positions, phase.cell, energies, phase.forces, phase.virial);
    }
}
