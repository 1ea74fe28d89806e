package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The legend of a figure: each name once, above the panels while it fits into two rows, else to their right, as many as the
 * figure is high.
 *
 * @param entries one series per name
 * @param rows the entries of each row above the panels; empty if they stand on the right
 * @param more how many names found no room
 */
record Legend(List<Trace> entries, List<List<Trace>> rows, int more) {
    static final double FONT = 12;
    static final double ROW_HEIGHT = 20;
    private static final double SWATCH = 34;
    private static final double HEAD = 48;
    private static final double GAP = 14;
    private static final int LONGEST = 28;

    static Legend of(Figure figure, double width) {
        Map<String, Trace> byName = new LinkedHashMap<>();
        for (Panel panel : figure.panels()) {
            for (Trace trace : panel.traces()) {
                if (!trace.name().isEmpty()
                        && !(trace instanceof Box)
                        && !(trace instanceof Heatmap || trace instanceof Surface)) {
                    byName.putIfAbsent(trace.name(), trace);
                }
            }
        }
        List<Trace> entries = List.copyOf(byName.values());
        if (entries.size() < 2) {
            return new Legend(List.of(), List.of(), 0);
        }
        List<List<Trace>> rows = rows(entries, width);
        if (rows.size() <= 2) {
            return new Legend(entries, rows, 0);
        }
        int room = Math.max(2, (int) ((figure.height() - HEAD) / ROW_HEIGHT));
        // The last line says how many are not named.
        int named = entries.size() <= room ? entries.size() : room - 1;
        return new Legend(entries.subList(0, named), List.of(), entries.size() - named);
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
