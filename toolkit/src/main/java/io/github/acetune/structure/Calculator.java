package io.github.acetune.structure;

/**
 * Anything that gives energies and forces: an ACE potential, a teaching model, an external program.
 *
 * <p>Molecular dynamics, validation and labelling know potentials only through this interface. Implementations are safe
 * to call from several threads at once.
 */
public interface Calculator {
    /**
     * Energy, forces and virial of a structure.
     *
     * @param structure the atoms
     * @return the results
     * @throws InvalidInputException where the structure holds something that this calculator cannot treat, such as an
     *     element it does not know
     */
    Results calculate(Structure structure);

    /**
     * Prepares to calculate the same atoms again and again while they move, as molecular dynamics and relaxations do.
     *
     * <p>Results are those of {@link #calculate} to rounding. A calculator that can keep neighbours and memory between the calls
     * does so; this default makes a structure of every call.
     *
     * @param atoms which atoms these are, and along which cell vectors they repeat
     * @param skin how far beyond the cutoff neighbours are kept, Å, where they are kept; 0.3 to 1 are usual
     * @return the calculation
     * @throws InvalidInputException where the structure holds something that this calculator cannot treat
     */
    default RepeatedCalculation repeated(Structure atoms, double skin) {
        return (positions, cell, energies, forces, virial) -> {
            Results results = calculate(atoms.withGeometry(positions, cell));
            System.arraycopy(results.energies(), 0, energies, 0, results.energies().length);
            System.arraycopy(results.forces(), 0, forces, 0, results.forces().length);
            System.arraycopy(results.virial(), 0, virial, 0, results.virial().length);
            return results.energy();
        };
    }

    /**
     * What a calculation gives.
     *
     * <p>The arrays are the result's own: nobody else keeps them.
     *
     * @param energy total energy, eV
     * @param energies energies of the atoms, [nAtoms], eV; they sum to {@code energy}
     * @param forces [3·nAtoms], row-major, eV/Å
     * @param virial −dE/dε, [9], row-major, eV
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // a carrier that is read once, not a value that is compared
    record Results(double energy, double[] energies, double[] forces, double[] virial) {}
}
