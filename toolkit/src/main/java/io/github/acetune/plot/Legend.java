package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The legend of a figure: each name once, above the panels while it fits into two rows, else to their right.
 *
 * @param entries one series per name
 * @param rows the entries of each row above the panels; empty if they stand on the right
 */
record Legend(List<Trace> entries, List<List<Trace>> rows) {
    static final double FONT = 12;
    static final double ROW_HEIGHT = 20;
    private static final double SWATCH = 34;
    private static final double GAP = 14;
    private static final int LONGEST = 28;

    static Legend of(Figure figure, double width) {
        Map<String, Trace> byName = new LinkedHashMap<>();
        for (Panel panel : figure.panels()) {
            for (Trace trace : panel.traces()) {
                if (!trace.name().isEmpty()
                        && !(trace instanceof Box)
                        && !(trace instanceof Heatmap)) {
                    byName.putIfAbsent(trace.name(), trace);
                }
            }
        }
        List<Trace> entries = List.copyOf(byName.values());
        if (entries.size() < 2) {
            return new Legend(List.of(), List.of());
        }
        List<List<Trace>> rows = rows(entries, width);
        return new Legend(entries, rows.size() <= 2 ? rows : List.of());
    }

    boolean above() {
        return !rows.isEmpty();
    }

    boolean onTheRight() {
        return !entries.isEmpty() && rows.isEmpty();
    }

    double heightAbove() {
        return rows.size() * ROW_HEIGHT;
    }

    double widthOnTheRight() {
        double widest = entries.stream().mapToDouble(Legend::entryWidth).max().orElse(0);
        return onTheRight() ? widest + 6 : 0;
    }

    static double entryWidth(Trace entry) {
        return SWATCH + TextWidth.of(label(entry), FONT) + GAP;
    }

    /** The name, cut where it would push the panels aside. */
    static String label(Trace entry) {
        String name = entry.name();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }

    private static List<List<Trace>> rows(List<Trace> entries, double width) {
        List<List<Trace>> rows = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (Trace entry : entries) {
            double needed = entryWidth(entry);
            if (used + needed > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.getLast().add(entry);
            used += needed;
        }
        return rows;
    }
}
