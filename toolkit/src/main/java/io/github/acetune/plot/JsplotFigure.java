package io.github.acetune.plot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A figure made with tablesaw-jsplot, shown without a network: jsplot itself writes pages that load plotly.js from the web and
 * stay blank offline.
 */
public final class JsplotFigure {
    private static final int WIDTH = 800;

    private final Map<String, Object> plotly;
    private final Optional<Figure> still;

    private JsplotFigure(Map<String, Object> plotly) {
        this.plotly = plotly;
        this.still = PlotlyReader.figure(plotly);
    }

    /**
     * Takes a figure over.
     *
     * @param figure of tablesaw-jsplot; its event handlers are left out
     * @return the same figure for the embedded plotly.js
     */
    public static JsplotFigure of(tech.tablesaw.plotly.components.Figure figure) {
        return new JsplotFigure(JsplotScript.read(figure.asJavascript("figure")));
    }

    /**
     * The figure in Plotly's schema as plain maps, lists, numbers and strings.
     *
     * @return {@code data}, {@code layout} and {@code config}
     */
    public Map<String, Object> toPlotly() {
        return plotly;
    }

    /**
     * The figure as a piece of a web page that has {@link PlotlyLibrary#html()}.
     *
     * @return an HTML fragment
     */
    public String toHtml() {
        String picture = still.map(SvgFigure::inline).orElseGet(() -> notice(SvgTheme.PAGE, ""));
        return FigureHtml.fragment(Json.writeForScript(plotly), picture, width());
    }

    /**
     * The figure as a static picture; kinds of figures that have none, such as pies and three dimensions, say so.
     *
     * @return a complete SVG document
     */
    public String toSvg() {
        return still.map(SvgFigure::standalone)
                .orElseGet(() ->
                        notice(
                                SvgTheme.PAPER,
                                "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"));
    }

    /**
     * The figure in words.
     *
     * @return one line
     */
    public String toText() {
        return still.map(Figure::toText).orElse("Figure of tablesaw-jsplot");
    }

    /**
     * All forms of the figure by MIME type, for a notebook.
     *
     * @return Plotly as plain maps, HTML, SVG and text
     */
    public Map<String, Object> mimeBundle() {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put(Figure.PLOTLY_MIME, plotly);
        bundle.put(
                "text/html",
                FigureHtml.fragment(
                        Json.writeForScript(plotly), StaticPicture.image(toSvg()), width()));
        bundle.put("image/svg+xml", toSvg());
        bundle.put("text/plain", toText());
        return bundle;
    }

    private int width() {
        return plotly.get("layout") instanceof Map<?, ?> layout
                        && layout.get("width") instanceof Number width
                ? width.intValue()
                : WIDTH;
    }

    private static String notice(SvgTheme theme, String background) {
        SvgCanvas canvas = new SvgCanvas();
        canvas.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"60\">");
        canvas.raw(background);
        String text = "This kind of figure shows only where scripts run.";
        canvas.text(
                16,
                36,
                text,
                14,
                SvgCanvas.Anchor.START,
                theme.ink(),
                "font-family=\"sans-serif\"");
        return canvas.raw("</svg>").content();
    }

    @Override
    public String toString() {
        return toText();
    }
}
