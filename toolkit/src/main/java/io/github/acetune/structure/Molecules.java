package io.github.acetune.structure;

import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * Pairs of atoms at evenly spaced distances.
     *
     * @param first the element at the origin
     * @param second the element on the x axis
     * @param from the shortest distance, Å, above 0
     * @param to the longest distance, Å, above the shortest
     * @param count how many, at least 2
     * @return the pairs, the shortest first
     * @throws IllegalArgumentException where a number is out of range
     */
    public static List<Structure> dimers(
            Element first, Element second, double from, double to, int count) {
        if (!(to > from) || count < 2) {
            throw new IllegalArgumentException(
                    "dimers need a longest distance above the shortest and a count of at least 2, found "
                            + from
                            + " to "
                            + to
                            + " Å, "
                            + count);
        }
        return IntStream.range(0, count)
                .mapToObj(k -> dimer(first, second, from + (to - from) * k / (count - 1)))
                .toList();
    }
}
