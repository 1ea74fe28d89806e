package io.github.acetune.structure;

import java.util.EnumMap;
import java.util.Map;

/** How close atoms may come, by the elements of the pair, in Å. Immutable. */
public final class MinimumDistances {
    private final double others;
    private final Map<Element, Map<Element, Double>> pairs;

    private MinimumDistances(double others, Map<Element, Map<Element, Double>> pairs) {
        this.others = others;
        this.pairs = pairs;
    }

    /**
     * One distance for all pairs.
     *
     * @param distance Å, at least 0
     * @return the distances
     * @throws InvalidInputException where the distance is out of range
     */
    public static MinimumDistances of(double distance) {
        return new MinimumDistances(checked(distance), Map.of());
    }

    /**
     * These distances with another one for a pair of elements, in either order.
     *
     * @param first one element
     * @param second the other, or the same
     * @param distance Å, at least 0
     * @return new distances
     * @throws InvalidInputException where the distance is out of range
     */
    public MinimumDistances with(Element first, Element second, double distance) {
        var extended = new EnumMap<Element, Map<Element, Double>>(Element.class);
        pairs.forEach((element, row) -> extended.put(element, new EnumMap<>(row)));
        put(extended, first, second, checked(distance));
        put(extended, second, first, distance);
        return new MinimumDistances(others, extended);
    }

    /**
     * The distance of a pair.
     *
     * @param first one element
     * @param second the other
     * @return Å
     */
    public double between(Element first, Element second) {
        return pairs.getOrDefault(first, Map.of()).getOrDefault(second, others);
    }

    private static void put(
            Map<Element, Map<Element, Double>> rows,
            Element first,
            Element second,
            double distance) {
        rows.computeIfAbsent(first, _ -> new EnumMap<>(Element.class)).put(second, distance);
    }

    private static double checked(double distance) {
        if (!(distance >= 0) || Double.isInfinite(distance)) {
            throw new InvalidInputException(
                    "a minimum distance is at least 0 Å, found " + distance + " Å");
        }
        return distance;
    }

    @Override
    public String toString() {
        var text = new StringBuilder().append(others);
        pairs.forEach((first, row) ->
                row.forEach((second, distance) -> {
                    if (first.compareTo(second) <= 0) {
                        text.append(", ")
                                .append(first.symbol())
                                .append('-')
                                .append(second.symbol());
                        text.append(' ').append(distance);
                    }
                }));
        return text.toString();
    }
}
