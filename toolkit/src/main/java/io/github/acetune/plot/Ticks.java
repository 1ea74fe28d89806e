package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Labelled places on an axis.
 *
 * @param places values, rising
 * @param labels as many
 * @param minor places of short ticks without labels
 */
record Ticks(List<Double> places, List<String> labels, List<Double> minor) {
    /** Round numbers at equal distances, about as many as wanted. */
    static Ticks linear(double low, double high, int wanted, boolean integers) {
        Ticks ticks = equal(low, high, wanted, integers);
        // One number says nothing of the scale.
        for (int more = wanted + 1; more <= wanted + 4 && isAlone(ticks, integers); more++) {
            ticks = equal(low, high, more, integers);
        }
        return ticks;
    }

    private static boolean isAlone(Ticks ticks, boolean integers) {
        return ticks.places().size() < 2 && !integers;
    }

    private static Ticks equal(double low, double high, int wanted, boolean integers) {
        double step = step(high - low, wanted);
        if (integers) {
            step = Math.max(1, Math.rint(step));
        }
        int decimals = decimals(step);
        double largest = Math.max(Math.abs(low), Math.abs(high));
        boolean powers = largest >= 1e6 || largest < 1e-3;
        List<Double> places = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) {
            double place = k * step;
            places.add(place);
            labels.add(
                    powers && k != 0
                            ? Numbers.scientific(place, 3)
                            : Numbers.fixed(place, decimals));
        }
        return new Ticks(places, labels, List.of());
    }

    /** Decades, or 1–2–5 within few decades, or equal distances within a fraction of one. */
    static Ticks logarithmic(double low, double high, int wanted) {
        double decades = Math.log10(high / low);
        List<Double> minor = multiples(low, high, List.of(2, 3, 4, 5, 6, 7, 8, 9), 1);
        List<List<Integer>> choices =
                List.of(
                        List.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        List.of(1, 2, 3, 5),
                        List.of(1, 2, 5),
                        List.of(1, 3),
                        List.of(1));
        for (List<Integer> digits : choices) {
            List<Double> places = multiples(low, high, digits, 1);
            if (places.size() <= wanted + 1 && places.size() >= 3) {
                return new Ticks(places, logLabels(places), minor);
            }
        }
        if (decades < 1) {
            Ticks linear = linear(low, high, wanted, false);
            return new Ticks(linear.places(), linear.labels(), List.of());
        }
        List<Double> places =
                multiples(low, high, List.of(1), Math.max(1, (int) Math.ceil(decades / wanted)));
        return new Ticks(places, logLabels(places), decades > 6 ? List.of() : minor);
    }

    /** One tick per name. */
    static Ticks names(List<String> names) {
        List<Double> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            places.add((double) i);
        }
        return new Ticks(places, List.copyOf(names), List.of());
    }

    private static List<Double> multiples(
            double low, double high, List<Integer> digits, int everyDecade) {
        List<Double> places = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(low));
        int last = (int) Math.ceil(Math.log10(high));
        for (int decade = first; decade <= last; decade++) {
            if (Math.floorMod(decade, everyDecade) != 0) {
                continue;
            }
            for (int digit : digits) {
                double place = Double.parseDouble(digit + "e" + decade);
                if (place >= low * (1 - 1e-9) && place <= high * (1 + 1e-9)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private static List<String> logLabels(List<Double> places) {
        double low = places.getFirst();
        double high = places.getLast();
        boolean powers = low < 1e-3 || high > 1e4;
        return places.stream()
                .map(place -> powers ? Numbers.scientific(place, 1) : Numbers.significant(place, 1))
                .toList();
    }

    private static double step(double span, int wanted) {
        double raw = span / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        double nice = digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 2.5 ? 2.5 : digit <= 5 ? 5 : 10;
        return nice * power;
    }

    private static int decimals(double step) {
        for (int decimals = 0; decimals < 12; decimals++) {
            double scaled = step * Math.pow(10, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * scaled) {
                return decimals;
            }
        }
        return 12;
    }
}
