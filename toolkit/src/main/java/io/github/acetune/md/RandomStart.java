package io.github.acetune.md;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.RandomPacking;
import io.github.acetune.structure.Structure;
import java.util.List;

/** Atoms at random in a cubic cell, from which a protocol melts. */
final class RandomStart {
    /** Of the smallest bond length by covalent radii: closer than that no two atoms are set. */
    private static final double CLOSEST = 0.85;

    private RandomStart() {}

    /**
     * Packs them.
     *
     * @param species the elements, [nAtoms]
     * @param volume of the cell, Å³
     * @param seed decides where they are
     */
    static Structure of(List<Element> species, double volume, long seed) {
        double closest = Double.POSITIVE_INFINITY;
        for (Element element : species) {
            closest = Math.min(closest, 2 * CLOSEST * element.covalentRadius());
        }
        return RandomPacking.of(species, Cell.cubic(Math.cbrt(volume)), closest, seed);
    }
}
