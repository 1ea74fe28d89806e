package io.github.acetune.ace;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.Element;
import java.nio.file.Path;
import java.util.List;

/** A complete potential: the functions of a basis with their coefficients. Immutable; engines evaluate it. */
public sealed interface AcePotential permits BBasisPotential, CTildePotential {
    /**
     * The elements, alphabetically.
     *
     * @return their index is μ
     */
    List<Element> elements();

    /**
     * Energies of the free atoms, added to the energy of each atom.
     *
     * @return E0 per element, new array [nElements], eV
     */
    double[] referenceEnergies();

    /**
     * The largest cutoff of any pair.
     *
     * @return Å
     */
    double cutoff();

    /**
     * The form in which potentials are evaluated: sums over m with the coupling coefficients multiplied in.
     *
     * @return this, where it is that form already
     */
    CTildePotential cTilde();

    /**
     * Writes the potential in the format that the file's extension names: {@link PotentialFiles#write}.
     *
     * @param file {@code .yace}, which LAMMPS reads, {@code .ace} or, for a potential in its B-basis, {@code .yaml}
     * @throws io.github.acetune.structure.InvalidInputException where the extension names no format that can hold the potential
     */
    default void write(Path file) {
        PotentialFiles.write(this, file);
    }
}
