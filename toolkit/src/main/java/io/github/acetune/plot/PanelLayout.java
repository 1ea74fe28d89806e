package io.github.acetune.plot;

import java.util.Arrays;

/**
 * Where the panels of a figure lie, in pixels of its nominal size: plots of a row have the same height, all plots the same
 * width, and the titles of axes above each other stand in line.
 */
final class PanelLayout {
    private static final double EDGE = 10;
    private static final double RIGHT = 18;
    private static final double COLOUR_BAR = 74;
    private static final double PANEL_TITLE = 26;
    private static final double BAND_LABEL = 20;
    private static final double NO_TITLE = 8;
    private static final double TITLE = 28;
    private static final double SMALLEST = 20;

    private final Figure figure;
    private final Grid grid;
    private final Legend legend;
    private final double[] leftOf;
    private final double[] rightOf;
    private final double[] above;
    private final double[] below;
    private final boolean[] slanted;
    private final double plotWidth;
    private final double plotHeight;

    PanelLayout(Figure figure, Grid grid) {
        this.figure = figure;
        this.grid = grid;
        this.legend = Legend.of(figure, figure.width() - 40.0);
        this.leftOf = new double[grid.columns()];
        this.rightOf = new double[grid.columns()];
        this.above = new double[grid.rows()];
        this.below = new double[grid.rows()];
        this.slanted = new boolean[figure.panels().size()];
        // How high a plot is depends on how wide it is, and the other way round, through the
        // labels; a guess settles it.
        measureColumns(0.75 * figure.height() / grid.rows());
        measureRows(share(figure.width() - sum(leftOf) - sum(rightOf), grid.columns()));
        double rooms = headHeight() + sum(above) + sum(below);
        this.plotHeight = share(figure.height() - rooms, grid.rows());
        measureColumns(plotHeight);
        double available = figure.width() - legend.widthOnTheRight() - sum(leftOf) - sum(rightOf);
        this.plotWidth = share(available, grid.columns());
    }

    Legend legend() {
        return legend;
    }

    /** Height of title and legend. */
    double headHeight() {
        return 8
                + (figure.title().isEmpty() ? 0 : TITLE)
                + (legend.above() ? legend.heightAbove() + 4 : 0);
    }

    double titleHeight() {
        return figure.title().isEmpty() ? 0 : TITLE;
    }

    /** The rectangle in which a panel draws its data. */
    PlotArea area(int panel) {
        PlotArea whole = place(panel);
        if (!figure.panels().get(panel).square()) {
            return whole;
        }
        double spanX = whole.x().high() - whole.x().low();
        double spanY = whole.y().high() - whole.y().low();
        double perUnit = Math.min(plotWidth / spanX, plotHeight / spanY);
        return new PlotArea(
                whole.left(), whole.top(), perUnit * spanX, perUnit * spanY, whole.x(), whole.y());
    }

    /** The rectangle that the grid gives to a panel's data. */
    PlotArea place(int panel) {
        double left =
                sum(Arrays.copyOf(leftOf, grid.column(panel) + 1))
                        + sum(Arrays.copyOf(rightOf, grid.column(panel)))
                        + grid.column(panel) * plotWidth;
        double top =
                headHeight()
                        + sum(Arrays.copyOf(above, grid.row(panel) + 1))
                        + sum(Arrays.copyOf(below, grid.row(panel)))
                        + grid.row(panel) * plotHeight;
        return new PlotArea(left, top, plotWidth, plotHeight, grid.x(panel), grid.y(panel));
    }

    /** Pixels between the line of the vertical axis and its title, the same for all panels of a column. */
    double titleDistance(int panel) {
        double widest = 0;
        for (int i = 0; i < figure.panels().size(); i++) {
            if (grid.column(i) == grid.column(panel)) {
                widest = Math.max(widest, labelWidth(i));
            }
        }
        return AxisLabels.TICK + 4 + widest + 11;
    }

    /** Pixels that the labels of the vertical axis take. */
    double labelWidth(int panel) {
        return grid.labelsY(panel) ? AxisLabels.widthY(grid.y(panel), plotHeight) : 0;
    }

    /** Whether the names on the horizontal axis are too long to stand side by side. */
    boolean slanted(int panel) {
        return slanted[panel];
    }

    /** Pixels below a panel for the labels and the title of its horizontal axis. */
    double roomX(int panel) {
        return grid.labelsX(panel) ? AxisLabels.roomX(grid.x(panel), slanted[panel]) : EDGE;
    }

    double marginLeft() {
        return leftOf[0];
    }

    double marginRight() {
        return rightOf[rightOf.length - 1];
    }

    double marginTop() {
        return headHeight() + above[0];
    }

    double marginBottom() {
        return below[below.length - 1];
    }

    private void measureRows(double width) {
        for (int i = 0; i < figure.panels().size(); i++) {
            int row = grid.row(i);
            above[row] = Math.max(above[row], roomAbove(figure.panels().get(i)));
            slanted[i] = AxisLabels.slanted(grid.x(i), width);
            below[row] = Math.max(below[row], roomX(i));
        }
    }

    private static double roomAbove(Panel panel) {
        if (!panel.title().isEmpty()) {
            return PANEL_TITLE;
        }
        boolean labelled =
                panel.marks().stream()
                        .anyMatch(
                                mark -> mark instanceof Mark.Band band && !band.label().isEmpty());
        return labelled ? BAND_LABEL : NO_TITLE;
    }

    private void measureColumns(double height) {
        for (int i = 0; i < figure.panels().size(); i++) {
            int column = grid.column(i);
            double title = grid.titlesY(i) ? AxisLabels.titleRoomY(grid.y(i)) : 0;
            double labels = grid.labelsY(i) ? AxisLabels.widthY(grid.y(i), height) : 0;
            double room = EDGE + title + labels + AxisLabels.TICK + 4;
            leftOf[column] = Math.max(leftOf[column], room);
            double bar = figure.panels().get(i).hasColourBar() ? COLOUR_BAR : 0;
            rightOf[column] = Math.max(rightOf[column], RIGHT + bar);
        }
    }

    private static double share(double available, int count) {
        return Math.max(SMALLEST, available / count);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
