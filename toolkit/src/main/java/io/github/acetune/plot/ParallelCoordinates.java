package io.github.acetune.plot;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines across parallel axes, one line per trial and one axis per dimension. Fills a panel of its own.
 *
 * @param dimensions the axes, left to right
 * @param shade the numbers that colour the lines, one per line
 */
public record ParallelCoordinates(List<Coordinate> dimensions, Shade shade) implements Trace {
    /**
     * One of the axes.
     *
     * @param label its title, with the unit
     * @param values one per line; for categories the index into {@code categories}
     * @param categories names of the categories; empty for numbers
     * @param logarithmic whether the axis counts decades
     */
    public record Coordinate(
            String label, Values values, List<String> categories, boolean logarithmic) {
        /** Copies the names. */
        public Coordinate {
            categories = List.copyOf(categories);
        }

        /**
         * An axis of numbers.
         *
         * @param label its title, with the unit
         * @param values one per line
         * @return a linear axis
         */
        public static Coordinate numbers(String label, Values values) {
            return new Coordinate(label, values, List.of(), false);
        }

        /**
         * An axis of positive numbers that counts decades.
         *
         * @param label its title, with the unit
         * @param values one per line
         * @return a logarithmic axis
         */
        public static Coordinate logarithmic(String label, Values values) {
            return new Coordinate(label, values, List.of(), true);
        }

        /**
         * An axis of names, in the order in which they first appear.
         *
         * @param label its title
         * @param names one per line; empty where there is none
         * @return a categorical axis
         */
        public static Coordinate names(String label, List<String> names) {
            List<String> distinct = names.stream().filter(n -> !n.isEmpty()).distinct().toList();
            return new Coordinate(label, places(names, distinct), distinct, false);
        }
    }

    private static Values places(List<String> names, List<String> distinct) {
        double[] places = names.stream().mapToDouble(distinct::indexOf).toArray();
        return Values.of(places).map(place -> place < 0 ? Double.NaN : place);
    }

    /** Checks the lengths. */
    public ParallelCoordinates {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("parallel coordinates need at least one dimension");
        }
        for (Coordinate dimension : dimensions) {
            Checks.sameLength(
                    dimension.label(), "values", shade.values().size(), dimension.values().size());
        }
    }

    /** The lines whose colour is known; trials that failed have none. */
    ParallelCoordinates coloured() {
        int[] kept =
                IntStream.range(0, shade.values().size())
                        .filter(i -> Double.isFinite(shade.values().get(i)))
                        .toArray();
        List<Coordinate> axes =
                dimensions.stream()
                        .map(d ->
                                new Coordinate(
                                        d.label(),
                                        d.values().pick(kept),
                                        d.categories(),
                                        d.logarithmic()))
                        .toList();
        return new ParallelCoordinates(
                axes, new Shade(shade.values().pick(kept), shade.title(), shade.scale()));
    }

    @Override
    public String name() {
        return "";
    }
}
