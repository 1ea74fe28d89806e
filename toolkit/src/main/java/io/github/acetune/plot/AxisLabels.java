package io.github.acetune.plot;

import java.util.List;

/** How much room the labels of axes need, and how many fit. */
final class AxisLabels {
    static final double FONT = 12;
    static final double TITLE_FONT = 13;
    static final double TICK = 5;
    private static final double TITLE_ROOM = 23;
    private static final int LONGEST_NAME = 40;

    private AxisLabels() {}

    static int wantedX(double width) {
        return (int) Math.max(3, width / 64);
    }

    static int wantedY(double height) {
        return (int) Math.max(2, height / 48);
    }

    /** Pixels between the labels of a vertical axis and its line. */
    static double widthY(Scale y, double height) {
        return widest(y.ticks(wantedY(height)).labels());
    }

    static double titleRoomY(Scale y) {
        return y.axis().label().isEmpty() ? 0 : TITLE_ROOM;
    }

    /** Pixels below a horizontal axis. */
    static double roomX(Scale x, boolean slanted) {
        double title = x.axis().label().isEmpty() ? 8 : 30;
        double slant = slanted ? widest(x.names()) * Math.sin(Math.toRadians(35)) : 0;
        return TICK + 16 + title + slant;
    }

    /** Whether the names do not fit side by side. */
    static boolean slanted(Scale x, double width) {
        double each = width / Math.max(1, x.names().size());
        return x.axis().scale() == AxisScale.CATEGORY && widest(x.names()) + 6 > each;
    }

    /** A name, cut where it would push the panel aside. */
    static String cut(String label) {
        return label.length() <= LONGEST_NAME ? label : label.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static double widest(List<String> labels) {
        return labels.stream().mapToDouble(label -> TextWidth.of(cut(label), FONT)).max().orElse(0);
    }
}
