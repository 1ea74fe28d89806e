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
