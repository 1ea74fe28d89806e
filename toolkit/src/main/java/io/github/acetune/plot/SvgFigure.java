package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;

/** Draws a figure as SVG: title, legend, then each panel in its cell of the grid. */
final class SvgFigure {
    private static final double TITLE_HEIGHT = 28;
    private static final double PANEL_TITLE_HEIGHT = 22;
    private static final double COLOUR_BAR_WIDTH = 72;
    private static final double RIGHT_MARGIN = 16;

    private final Figure figure;
    private final Grid grid;
    private final Legend legend;
    private final SvgTheme theme;
    private final SvgCanvas canvas = new SvgCanvas();
    private final String clipName;

    private SvgFigure(Figure figure, SvgTheme theme) {
        this.figure = figure;
        this.theme = theme;
        this.grid = new Grid(figure);
        this.legend = Legend.of(figure, figure.width() - 80.0);
        this.clipName = "clip" + Integer.toHexString(figure.hashCode());
    }

    /** A document of its own, on white. */
    static String standalone(Figure figure) {
        return new SvgFigure(figure, SvgTheme.PAPER)
                .draw("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    }

    /** A picture inside a page, with the page's own background and text colour. */
    static String inline(Figure figure) {
        return new SvgFigure(figure, SvgTheme.PAGE).draw("");
    }

    private String draw(String background) {
        String size =
                "viewBox=\"0 0 "
                        + figure.width()
                        + " "
                        + figure.height()
                        + "\" width=\""
                        + figure.width()
                        + "\" height=\""
                        + figure.height()
                        + "\"";
        canvas.raw(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                        + size
                        + " role=\"img\" font-family=\""
                        + SvgCanvas.FONT_FAMILY
                        + "\">");
        canvas.raw("<title>" + Html.escape(figure.toText()) + "</title>").raw(background);
        double top = drawHead();
        double cellWidth = (figure.width() - legend.widthOnTheRight()) / columns();
        List<Double> heights = rowHeights(figure.height() - top);
        for (int i = 0; i < figure.panels().size(); i++) {
            double cellTop = top;
            for (int row = 0; row < grid.row(i); row++) {
                cellTop += heights.get(row);
            }
            drawPanel(i, grid.column(i) * cellWidth, cellTop, cellWidth, heights.get(grid.row(i)));
        }
        return canvas.raw("</svg>").content();
    }

    private int columns() {
        return Math.min(figure.columns(), figure.panels().size());
    }

    private double drawHead() {
        double top = 8;
        if (!figure.title().isEmpty()) {
            canvas.text(
                    14,
                    top + 16,
                    figure.title(),
                    15,
                    SvgCanvas.Anchor.START,
                    theme.ink(),
                    "font-weight=\"600\"");
            top += TITLE_HEIGHT;
        }
        SvgLegend painter = new SvgLegend(canvas, theme);
        if (legend.above()) {
            painter.rows(legend, 14, top);
            top += legend.heightAbove() + 4;
        } else if (legend.onTheRight()) {
            painter.column(legend, figure.width() - legend.widthOnTheRight(), top + 8);
        }
        return top;
    }

    /** Rows of equal plot height: a row whose axis is labelled below needs more room for the same plot. */
    private List<Double> rowHeights(double available) {
        int rows = grid.rows();
        List<Double> extra = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean labelled =
                    grid.labelsX(Math.min(row * figure.columns(), figure.panels().size() - 1));
            extra.add(labelled ? 34.0 : 0.0);
        }
        double plot = (available - extra.stream().mapToDouble(e -> e).sum()) / rows;
        return extra.stream().map(e -> plot + e).toList();
    }

    private void drawPanel(int index, double left, double top, double width, double height) {
        Panel panel = figure.panels().get(index);
        if (!panel.hasAxes()) {
            new SvgParallel(canvas, theme)
                    .draw(
                            (ParallelCoordinates) panel.traces().getFirst(),
                            left,
                            top,
                            width,
                            height);
            return;
        }
        SvgAxes axes = new SvgAxes(canvas, theme);
        PlotArea area = area(index, axes, left, top, width, height);
        axes.grid(area);
        canvas.raw("<clipPath id=\"" + clipName + "-" + index + "\">");
        canvas.rectangle(area.left(), area.top(), area.width(), area.height(), "none", "");
        canvas.raw("</clipPath><g clip-path=\"url(#" + clipName + "-" + index + ")\">");
        SvgMarks marks = new SvgMarks(canvas, theme, area);
        marks.below(panel.marks());
        new SvgTraces(canvas, theme, area).draw(panel.traces());
        canvas.raw("</g>");
        marks.above(panel.marks());
        axes.box(area, grid.labelsX(index));
        axes.colourBar(panel, area);
        if (!panel.title().isEmpty()) {
            canvas.text(
                    area.left(),
                    area.top() - 8,
                    panel.title(),
                    13,
                    SvgCanvas.Anchor.START,
                    theme.ink(),
                    "font-weight=\"600\"");
        }
    }

    private PlotArea area(
            int index, SvgAxes axes, double left, double top, double width, double height) {
        Panel panel = figure.panels().get(index);
        Scale x = grid.x(index);
        Scale y = grid.y(index);
        double innerTop = top + (panel.title().isEmpty() ? 8 : PANEL_TITLE_HEIGHT + 4);
        double innerLeft = left + axes.leftMargin(y, height);
        double right =
                left + width - RIGHT_MARGIN - (axes.hasColourBar(panel) ? COLOUR_BAR_WIDTH : 0);
        double bottom =
                top + height - (grid.labelsX(index) ? axes.bottomMargin(x, right - innerLeft) : 10);
        double plotWidth = Math.max(20, right - innerLeft);
        double plotHeight = Math.max(20, bottom - innerTop);
        if (panel.square()) {
            double perUnit =
                    Math.min(plotWidth / (x.high() - x.low()), plotHeight / (y.high() - y.low()));
            plotWidth = perUnit * (x.high() - x.low());
            plotHeight = perUnit * (y.high() - y.low());
        }
        return new PlotArea(innerLeft, innerTop, plotWidth, plotHeight, x, y);
    }
}
