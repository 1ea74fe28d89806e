package io.github.acetune.plot;

/** Draws a figure as SVG: title, legend, then each panel in its cell of the grid. */
final class SvgFigure {
    private static final String CLIP = "@clip@";

    private final Figure figure;
    private final Grid grid;
    private final PanelLayout layout;
    private final SvgTheme theme;
    private final SvgCanvas canvas = new SvgCanvas();

    private SvgFigure(Figure figure, SvgTheme theme) {
        this.figure = figure;
        this.theme = theme;
        this.grid = new Grid(figure);
        this.layout = new PanelLayout(figure, grid);
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
        canvas.raw(opening()).raw(background);
        drawHead();
        for (int i = 0; i < figure.panels().size(); i++) {
            if (grid.isBlank(i)) {
                new SvgAxes(canvas, theme).colourBar(figure.panels().get(i), layout.area(i));
            } else if (figure.panels().get(i).hasAxes()) {
                drawPanel(i);
            } else {
                drawParallel(i);
            }
        }
        String svg = canvas.raw("</svg>").content();
        // Names in a page must differ from figure to figure and be the same each time the figure is
        // drawn.
        return svg.replace(CLIP, "acetune-clip-" + Checksum.of(svg) + "-");
    }

    private String opening() {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" \
        aria-label="%3$s" font-family="%4$s">\
        """
                .formatted(
                        figure.width(),
                        figure.height(),
                        Html.escape(figure.toText()),
                        SvgCanvas.FONT_FAMILY);
    }

    private void drawHead() {
        canvas.text(
                12,
                24,
                figure.title(),
                15,
                SvgCanvas.Anchor.START,
                theme.ink(),
                "font-weight=\"600\"");
        Legend legend = layout.legend();
        double top = 8 + layout.titleHeight();
        SvgLegend painter = new SvgLegend(canvas, theme);
        if (legend.above()) {
            painter.rows(legend, 12, top);
        } else if (legend.onTheRight()) {
            painter.column(legend, figure.width() - legend.widthOnTheRight(), top + 8);
        }
    }

    private void drawParallel(int index) {
        double top = layout.headHeight();
        ParallelCoordinates parallel =
                (ParallelCoordinates) figure.panels().get(index).traces().getFirst();
        new SvgParallel(canvas, theme)
                .draw(parallel, 0, top, figure.width(), figure.height() - top);
    }

    private void drawPanel(int index) {
        Panel panel = figure.panels().get(index);
        SvgAxes axes = new SvgAxes(canvas, theme);
        PlotArea area = layout.area(index);
        axes.grid(area, panel.hasDots());
        canvas.raw("<clipPath id=\"" + CLIP + index + "\">");
        canvas.rectangle(area.left(), area.top(), area.width(), area.height(), "none", "");
        canvas.raw("</clipPath><g clip-path=\"url(#" + CLIP + index + ")\">");
        SvgMarks marks = new SvgMarks(canvas, theme, area);
        marks.below(panel.marks());
        new SvgTraces(canvas, theme, area).draw(panel.traces());
        canvas.raw("</g>");
        marks.above(panel.marks());
        axes.box(layout, grid, index);
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
}
