package io.github.acetune.analysis;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

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

    private static final double RADII = 1.25;

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
     * A guess from covalent radii, 1.25 times their sum for each two elements: silicon 2.78, Sb–Te 3.5 Å.
     *
     * @param structure which elements
     * @return the cutoff
     */
    public static BondCutoff ofRadii(Structure structure) {
        var elements = new TreeSet<>(structure.species());
        var pairs = new LinkedHashMap<Pair, Double>();
        for (Element first : elements) {
            for (Element second : elements) {
                pairs.put(
                        new Pair(first, second),
                        RADII * (first.covalentRadius() + second.covalentRadius()));
            }
        }
        double largest = pairs.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return new BondCutoff(largest, pairs);
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
