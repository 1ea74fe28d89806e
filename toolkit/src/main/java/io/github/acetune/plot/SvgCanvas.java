package io.github.acetune.plot;

import java.util.Collection;
import java.util.Comparator;

/**
 * Writes shapes as SVG text.
 *
 * <p>Written by hand instead of through AWT (XChart, JFreeChart) because AWT needs fontconfig and fonts, which
 * containers often lack, takes a third of a second to start, and cannot leave colours to the page's theme.
 */
final class SvgCanvas {
    static final String FONT_FAMILY =
            "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif";

    private final StringBuilder svg = new StringBuilder();

    /** A place on the grid of half pixels. Points that share one look the same. */
    record HalfPixel(int x, int y) implements Comparable<HalfPixel> {
        static HalfPixel of(double x, double y) {
            return new HalfPixel((int) Math.round(2 * x), (int) Math.round(2 * y));
        }

        @Override
        public int compareTo(HalfPixel other) {
            return Comparator.comparingInt(HalfPixel::x)
                    .thenComparingInt(HalfPixel::y)
                    .compare(this, other);
        }
    }

    /** Where a text is anchored. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String keyword;

        Anchor(String keyword) {
            this.keyword = keyword;
        }
    }

    SvgCanvas raw(String text) {
        svg.append(text);
        return this;
    }

    void line(
            double x1, double y1, double x2, double y2, String stroke, double width, String dash) {
        svg.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        svg.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2)).append('"');
        stroke(stroke, width, dash);
        svg.append("/>");
    }

    void rectangle(double x, double y, double width, double height, String fill, String stroke) {
        svg.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        svg.append("\" width=\"").append(number(Math.max(0, width)));
        svg.append("\" height=\"")
                .append(number(Math.max(0, height)))
                .append("\" fill=\"")
                .append(fill)
                .append('"');
        if (!stroke.isEmpty()) {
            svg.append(" stroke=\"").append(stroke).append('"');
        }
        svg.append("/>");
    }

    void path(String commands, String fill, String stroke, double width, String dash) {
        svg.append("<path d=\"").append(commands).append("\" fill=\"").append(fill).append('"');
        if (!stroke.isEmpty()) {
            stroke(stroke, width, dash);
            svg.append(" stroke-linejoin=\"round\"");
        }
        svg.append("/>");
    }

    /**
     * Many equal circles as one path, at places in half pixels: a line of no length with round ends is a circle. Neighbours
     * follow each other, so that the steps between them are short to write.
     */
    void dots(Collection<HalfPixel> places, double diameter, String colour, double opacity) {
        svg.append("<path transform=\"scale(.5)\" d=\"");
        int x = 0;
        int y = 0;
        for (HalfPixel place : places.stream().sorted().toList()) {
            svg.append('m').append(place.x() - x);
            svg.append(place.y() < y ? "" : " ").append(place.y() - y).append("h0");
            x = place.x();
            y = place.y();
        }
        svg.append("\" fill=\"none\" stroke=\"").append(colour);
        svg.append("\" stroke-width=\"").append(number(2 * diameter));
        svg.append("\" stroke-linecap=\"round\" stroke-opacity=\"");
        svg.append(Numbers.plain(opacity, 2)).append("\"/>");
    }

    void text(double x, double y, String text, double size, Anchor anchor, String fill) {
        text(x, y, text, size, anchor, fill, "");
    }

    /** Text with further attributes, such as a rotation. */
    void text(
            double x,
            double y,
            String text,
            double size,
            Anchor anchor,
            String fill,
            String attributes) {
        svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        svg.append("\" font-size=\"")
                .append(number(size))
                .append("\" text-anchor=\"")
                .append(anchor.keyword);
        svg.append("\" fill=\"").append(fill).append('"');
        svg.append(attributes.isEmpty() ? "" : " " + attributes).append('>');
        svg.append(Html.escape(text)).append("</text>");
    }

    String content() {
        return svg.toString();
    }

    /** Two decimals: finer than any screen or printer shows at this size. */
    static String number(double value) {
        return Numbers.plain(value, 2);
    }

    private void stroke(String stroke, double width, String dash) {
        svg.append(" stroke=\"")
                .append(stroke)
                .append("\" stroke-width=\"")
                .append(number(width))
                .append('"');
        if (!dash.isEmpty()) {
            svg.append(" stroke-dasharray=\"").append(dash).append('"');
        }
    }
}
