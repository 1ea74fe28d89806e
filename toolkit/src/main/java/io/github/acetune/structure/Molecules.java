package io.github.acetune.structure;

import java.util.List;

/** Small structures in vacuum, not periodic. */
public final class Molecules {
    private Molecules() {}

    /**
     * One atom, with the configuration type {@code isolated_atom}.
     *
     * @param element the element
     * @return the atom at the origin
     */
    public static Structure isolatedAtom(Element element) {
        return Structure.of(List.of(element), new double[3], Cell.NONE, Periodicity.NONE)
                .withInfo("config_type", "isolated_atom");
    }

    /**
     * Two atoms, with the configuration type {@code dimer}.
     *
     * @param first the element at the origin
     * @param second the element on the x axis
     * @param distance Å, above 0
     * @return the pair
     */
    public static Structure dimer(Element first, Element second, double distance) {
        if (!(distance > 0)) {
            throw new IllegalArgumentException(
                    "the distance of a dimer is above 0, found " + distance);
        }
        double[] positions = {0, 0, 0, distance, 0, 0};
        return Structure.of(List.of(first, second), positions, Cell.NONE, Periodicity.NONE)
                .withInfo("config_type", "dimer");
    }
}
