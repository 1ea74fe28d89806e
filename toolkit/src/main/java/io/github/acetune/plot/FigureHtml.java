package io.github.acetune.plot;

/** Writes a figure as a piece of a web page. */
final class FigureHtml {
    private FigureHtml() {}

    static String of(Figure figure) {
        return fragment(
                Json.writeForScript(figure.toPlotly()), SvgFigure.inline(figure), figure.width());
    }

    /** The same with a static picture that survives in a notebook which is not trusted. */
    static String forNotebook(Figure figure) {
        return fragment(
                Json.writeForScript(figure.toPlotly()),
                StaticPicture.image(figure.toSvg()),
                figure.width());
    }

    /**
     * The static picture in an element that plotly.js later draws into. The element is found by a checksum of its
     * content, so that the same figure always gives the same text and a notebook does not change when it is run again.
     */
    static String fragment(String json, String inlineSvg, int width) {
        String key = Checksum.of(json);
        return """
        <div class="acetune-figure" data-acetune-figure="%s" style="max-width:%dpx">\
        <div class="acetune-static" style="overflow-x:auto">%s</div>\
        <script>(function(){var f={key:"%s",figure:%s};\
        var a=window.acetunePlots=window.acetunePlots||{waiting:[]};\
        if(a.draw){a.draw(f)}else{a.waiting.push(f)}})();</script></div>\
        """
                .formatted(key, (int) (width * 1.2), inlineSvg, key, json);
    }
}
