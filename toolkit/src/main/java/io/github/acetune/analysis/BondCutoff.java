package io.github.acetune.analysis;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Up to which distance two atoms count as bonded: commonly the first minimum of their radial distribution function.
 *
 * @param otherwise for pairs without a distance of their own, Å
 * @param pairs distances of pairs of elements, Å; the order of the two does not matter
 */
public record BondCutoff(double otherwise, Map<Pair, Double> pairs) {
    /**
     * Two elements in no particular order.
     *
     * @param first the one with the smaller atomic number
     * @param second the other
     */
    public record Pair(Element first, Element second) {
        /** Brings the two into order. */
        public Pair {
            if (first.atomicNumber() > second.atomicNumber()) {
                Element swapped = first;
                first = second;
                second = swapped;
            }
        }

        @Override
        public String toString() {
            return first.symbol() + "–" + second.symbol();
        }
    }

    /** Checks the distances. */
    public BondCutoff {
        check(otherwise);
        pairs.values().forEach(BondCutoff::check);
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }

    /**
     * The same distance for all pairs.
     *
     * @param distance atoms nearer than this are bonded, Å; silicon 2.85, Sb–Te 3.2
     * @return the cutoff
     * @throws InvalidInputException where the distance is not positive
     */
    public static BondCutoff of(double distance) {
        return new BondCutoff(distance, Map.of());
    }

    /**
     * Gives a pair a distance of its own.
     *
     * @param first an element
     * @param second an element
     * @param distance atoms nearer than this are bonded, Å
     * @return changed copy
     */
    public BondCutoff with(Element first, Element second, double distance) {
        var changed = new LinkedHashMap<>(pairs);
        changed.put(new Pair(first, second), distance);
        return new BondCutoff(otherwise, changed);
    }

    /**
     * The distance of a pair.
     *
     * @param first an element
     * @param second an element
     * @return Å
     */
    public double of(Element first, Element second) {
        return pairs.isEmpty() ? otherwise : pairs.getOrDefault(new Pair(first, second), otherwise);
    }

    double largest() {
        return pairs.values().stream()
                .mapToDouble(Double::doubleValue)
                .reduce(otherwise, Math::max);
    }

    private static void check(double distance) {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw new InvalidInputException(
                    "a bond cutoff has to be above 0 Å and finite, found " + distance);
        }
    }
}
