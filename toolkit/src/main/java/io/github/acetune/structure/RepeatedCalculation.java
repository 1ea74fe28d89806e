package io.github.acetune.structure;

/**
 * Energy, forces and virial of the same atoms at one place after the other, into the caller's arrays: what molecular dynamics and
 * relaxations call in their loop. Made by {@link Calculator#repeated}.
 *
 * <p>Belongs to one thread at a time; it may use several threads itself.
 */
public interface RepeatedCalculation {
    /**
     * Calculates.
     *
     * @param positions [3·nAtoms], row-major, Å; only read
     * @param cell the cell vectors
     * @param energies receives the energies of the atoms, [nAtoms], eV
     * @param forces receives the forces, [3·nAtoms], row-major, eV/Å
     * @param virial receives −dE/dε, [9], row-major, eV
     * @return the total energy, eV
     * @throws InvalidInputException where a position is not a finite number, or two atoms are at the same place
     */
    double evaluate(
            double[] positions, Cell cell, double[] energies, double[] forces, double[] virial);
}
