package io.github.acetune.plot;

import io.github.acetune.structure.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure as immutable data: panels on a grid, each with axes, series and marks. It draws itself interactively with
 * plotly.js ({@link #toHtml()}, {@link #toJson()}) and statically as SVG ({@link #toSvg()}); both show the same.
 *
 * @param title above everything; may be empty
 * @param panels row by row
 * @param columns how many panels stand side by side
 * @param sharedX whether the panels of a column have one horizontal axis in common
 * @param width of the static picture, pixels
 * @param height of the static picture and the interactive one, pixels
 * @param animation frames that a slider steps through, or {@link Animation#NONE}
 */
public record Figure(
        String title,
        List<Panel> panels,
        int columns,
        boolean sharedX,
        int width,
        int height,
        Animation animation) {
    /** The MIME type of a figure that JupyterLab and others draw with their own plotly.js. */
    public static final String PLOTLY_MIME = "application/vnd.plotly.v1+json";

    /** Checks the grid. */
    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(
                    "a figure needs a panel and a column, found "
                            + panels.size()
                            + " and "
                            + columns);
        }
        if (width < 100 || height < 100) {
            throw new IllegalArgumentException(
                    "a figure is at least 100 pixels wide and high, found "
                            + width
                            + " by "
                            + height);
        }
        animation.check(panels);
    }

    /**
     * A figure of one panel.
     *
     * @param panel the panel
     * @return 680 by 420 pixels; a square panel 480 by 460
     */
    public static Figure of(Panel panel) {
        boolean square = panel.square();
        return new Figure(
                "",
                List.of(panel),
                1,
                false,
                square ? 480 : 680,
                square ? 460 : 420,
                Animation.NONE);
    }

    /**
     * Panels on a grid.
     *
     * @param columns how many stand side by side
     * @param panels row by row
     * @return as large as the panels need
     */
    public static Figure grid(int columns, Panel... panels) {
        int rows = (panels.length + columns - 1) / columns;
        int width = columns == 1 ? 680 : Math.min(420 * columns, 1100);
        return new Figure(
                "",
                List.of(panels),
                columns,
                false,
                width,
                60 + rows * (columns == 1 ? 260 : 340),
                Animation.NONE);
    }

    /**
     * Gives the figure a title.
     *
     * @param newTitle above everything
     * @return changed copy
     */
    public Figure titled(String newTitle) {
        return new Figure(newTitle, panels, columns, sharedX, width, height, animation);
    }

    /**
     * Changes the size.
     *
     * @param newWidth pixels
     * @param newHeight pixels
     * @return changed copy
     */
    public Figure size(int newWidth, int newHeight) {
        return new Figure(title, panels, columns, sharedX, newWidth, newHeight, animation);
    }

    /**
     * Lets the panels of a column share their horizontal axis: it is labelled once and zooms together.
     *
     * @return changed copy
     */
    public Figure withSharedX() {
        return new Figure(title, panels, columns, true, width, height, animation);
    }

    /**
     * Adds frames that a slider steps through. The static picture shows the figure as it is.
     *
     * @param newAnimation frames with as many series as the figure
     * @return changed copy
     */
    public Figure animated(Animation newAnimation) {
        return new Figure(title, panels, columns, sharedX, width, height, newAnimation);
    }

    /**
     * The figure in Plotly's schema as plain maps, lists, numbers and strings.
     *
     * @return {@code data}, {@code layout}, {@code config} and, if animated, {@code frames}
     */
    public Map<String, Object> toPlotly() {
        return PlotlyFigure.of(this);
    }

    /**
     * The figure in Plotly's schema.
     *
     * @return JSON text on one line
     */
    public String toJson() {
        return Json.write(toPlotly());
    }

    /**
     * The figure as a piece of a web page: the static picture, which becomes interactive once the page has loaded
     * {@link PlotlyLibrary#html()}, whichever comes first.
     *
     * @return an HTML fragment
     */
    public String toHtml() {
        return FigureHtml.of(this);
    }

    /**
     * The figure as a static picture on white.
     *
     * @return a complete SVG document
     */
    public String toSvg() {
        return SvgFigure.standalone(this);
    }

    /**
     * The figure in words.
     *
     * @return one line: title, panels, series and numbers of points
     */
    public String toText() {
        return FigureText.of(this);
    }

    /**
     * All forms of the figure by MIME type, for a notebook.
     *
     * @return Plotly as plain maps, HTML, SVG and text
     */
    public Map<String, Object> mimeBundle() {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put(PLOTLY_MIME, toPlotly());
        bundle.put("text/html", FigureHtml.forNotebook(this));
        bundle.put("image/svg+xml", toSvg());
        bundle.put("text/plain", toText());
        return bundle;
    }

    /**
     * Writes the static picture.
     *
     * @param file where to, in a folder that exists; replaced atomically
     */
    public void writeSvg(Path file) {
        AtomicFile.write(file, out -> out.write(toSvg().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return toText();
    }
}
