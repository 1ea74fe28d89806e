package io.github.acetune.plot;

/** Draws single markers of a static picture. */
final class SvgSymbols {
    private final SvgCanvas canvas;
    private final SvgTheme theme;

    SvgSymbols(SvgCanvas canvas, SvgTheme theme) {
        this.canvas = canvas;
        this.theme = theme;
    }

    void draw(MarkerStyle style, Colour colour, double x, double y) {
        double r = style.size() / 2;
        String fill = theme.css(colour);
        String opacity =
                colour.opacity() < 1
                        ? " fill-opacity=\"" + Numbers.plain(colour.opacity(), 2) + "\""
                        : "";
        switch (style.symbol()) {
            case CIRCLE -> circle(x, y, r, "fill=\"" + fill + "\"" + opacity);
            case OPEN_CIRCLE ->
                    circle(x, y, r, "fill=\"none\" stroke=\"" + fill + "\" stroke-width=\"1.4\"");
            case SQUARE -> {
                double half = r * 0.9;
                shape(
                        fill,
                        opacity,
                        polygon(x, y, -half, -half, half, -half, half, half, -half, half));
            }
            case DIAMOND ->
                    shape(
                            fill,
                            opacity,
                            polygon(x, y, 0, -1.25 * r, 1.25 * r, 0, 0, 1.25 * r, -1.25 * r, 0));
            case TRIANGLE ->
                    shape(
                            fill,
                            opacity,
                            polygon(x, y, 0, -1.15 * r, 1.1 * r, 0.8 * r, -1.1 * r, 0.8 * r));
            case CROSS -> {
                canvas.line(x - r, y - r, x + r, y + r, fill, 1.6, "");
                canvas.line(x - r, y + r, x + r, y - r, fill, 1.6, "");
            }
            case STAR -> shape(fill, opacity, star(x, y, 1.3 * r));
        }
    }

    private void circle(double x, double y, double r, String attributes) {
        canvas.raw(
                "<circle cx=\""
                        + SvgCanvas.number(x)
                        + "\" cy=\""
                        + SvgCanvas.number(y)
                        + "\" r=\""
                        + SvgCanvas.number(r)
                        + "\" "
                        + attributes
                        + "/>");
    }

    private void shape(String fill, String opacity, String commands) {
        canvas.raw("<path d=\"" + commands + "\" fill=\"" + fill + "\"" + opacity + "/>");
    }

    private static String polygon(double x, double y, double... offsets) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < offsets.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(SvgCanvas.number(x + offsets[i]))
                    .append(' ')
                    .append(SvgCanvas.number(y + offsets[i + 1]));
        }
        return path.append('Z').toString();
    }

    private static String star(double x, double y, double r) {
        double[] offsets = new double[20];
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? r : 0.42 * r;
            double angle = Math.PI * i / 5 - Math.PI / 2;
            offsets[2 * i] = radius * Math.cos(angle);
            offsets[2 * i + 1] = radius * Math.sin(angle);
        }
        return polygon(x, y, offsets);
    }
}
