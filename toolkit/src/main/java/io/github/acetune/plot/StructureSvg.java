package io.github.acetune.plot;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the first frame of a view: balls, sticks and the cell, seen from afar, the nearest on top. */
final class StructureSvg {
    /** The direction from which a structure is seen at first: z up, turned by 25° about it, tilted by 14°. */
    static final double[] FIRST_TURN = turn(Math.toRadians(-25), Math.toRadians(-76));

    /** Of a ball, as a fraction of the covalent radius. */
    static final double BALL = 0.42;

    private static final int LEGEND = 34;
    private static final int MARGIN = 8;
    private static final int MOST_BONDED_ATOMS = 1500;

    /** Something to draw and how near it is. */
    private record Piece(double depth, String svg) {}

    private final StructureView view;
    private final Structure structure;
    private final SvgTheme theme;
    private final StructureScene scene;
    private final Map<String, String> gradients = new LinkedHashMap<>();
    private double scale;
    private double[] centre;

    private StructureSvg(StructureView view, SvgTheme theme) {
        this.view = view;
        this.theme = theme;
        this.structure = view.frames().getFirst();
        this.scene = StructureScene.of(structure, view.frames().size() == 1);
    }

    static String standalone(StructureView view) {
        return new StructureSvg(view, SvgTheme.PAPER)
                .draw("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    }

    static String inline(StructureView view) {
        return new StructureSvg(view, SvgTheme.PAGE).draw("");
    }

    private String draw(String background) {
        fit();
        List<Piece> pieces = new ArrayList<>();
        addEdges(pieces);
        addAtoms(pieces);
        if (scene.atoms().length <= MOST_BONDED_ATOMS) {
            addBonds(pieces);
        }
        StringBuilder drawing = new StringBuilder();
        pieces.stream()
                .sorted(Comparator.comparingDouble(Piece::depth))
                .forEach(piece -> drawing.append(piece.svg()));
        SvgCanvas canvas = new SvgCanvas();
        canvas.raw(opening()).raw(background).raw("<defs>");
        gradients.values().forEach(canvas::raw);
        canvas.raw("</defs>").raw(drawing.toString());
        legend(canvas);
        String svg = canvas.raw("</svg>").content();
        return svg.replace("@ball@", "acetune-ball-" + Checksum.of(svg) + "-");
    }

    private String opening() {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" \
        aria-label="%3$s" font-family="%4$s">\
        """
                .formatted(
                        view.width(),
                        view.height(),
                        Html.escape(view.toText()),
                        SvgCanvas.FONT_FAMILY);
    }

    /** Finds the scale at which everything fits. */
    private void fit() {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < scene.atoms().length; i++) {
            double[] place = turned(scene.positions(), 3 * i);
            extend(low, high, place, radius(i));
        }
        for (double[] edge : scene.edges()) {
            extend(low, high, turned(edge, 0), 0);
            extend(low, high, turned(edge, 3), 0);
        }
        double wide = Math.max(high[0] - low[0], 1e-3);
        double tall = Math.max(high[1] - low[1], 1e-3);
        scale =
                Math.min(
                        Math.min(
                                (view.width() - 2.0 * MARGIN) / wide,
                                (view.height() - LEGEND - 2.0 * MARGIN) / tall),
                        60);
        centre = new double[] {(low[0] + high[0]) / 2, (low[1] + high[1]) / 2};
    }

    private static void extend(double[] low, double[] high, double[] place, double radius) {
        for (int k = 0; k < 2; k++) {
            low[k] = Math.min(low[k], place[k] - radius);
            high[k] = Math.max(high[k], place[k] + radius);
        }
    }

    private double radius(int drawn) {
        return BALL * element(drawn).covalentRadius();
    }

    private Element element(int drawn) {
        return structure.species().get(scene.atoms()[drawn]);
    }

    private double x(double[] turned) {
        return view.width() / 2.0 + scale * (turned[0] - centre[0]);
    }

    private double y(double[] turned) {
        return (view.height() - LEGEND) / 2.0 - scale * (turned[1] - centre[1]);
    }

    private void addEdges(List<Piece> pieces) {
        for (double[] edge : scene.edges()) {
            double[] from = turned(edge, 0);
            double[] to = turned(edge, 3);
            SvgCanvas line = new SvgCanvas();
            line.line(x(from), y(from), x(to), y(to), "#7f7f7f", 1.2, "");
            pieces.add(new Piece((from[2] + to[2]) / 2, line.content()));
        }
    }

    private void addAtoms(List<Piece> pieces) {
        for (int i = 0; i < scene.atoms().length; i++) {
            double[] place = turned(scene.positions(), 3 * i);
            Colour colour = view.colours().of(0, scene.atoms()[i], element(i));
            String ball =
                    "<circle cx=\""
                            + SvgCanvas.number(x(place))
                            + "\" cy=\""
                            + SvgCanvas.number(y(place))
                            + "\" r=\""
                            + SvgCanvas.number(scale * radius(i))
                            + "\" fill=\"url(#"
                            + gradient(colour)
                            + ")\"/>";
            pieces.add(new Piece(place[2], ball));
        }
    }

    /** Half of a bond in the colour of each end. */
    private void addBonds(List<Piece> pieces) {
        for (int[] bond : scene.bonds(structure)) {
            double[] from = turned(scene.positions(), 3 * bond[0]);
            double[] to = turned(scene.positions(), 3 * bond[1]);
            double[] middle = between(from, to, 0.5);
            half(pieces, from, middle, bond[0]);
            half(pieces, to, middle, bond[1]);
        }
    }

    /** From the surface of a ball to the middle of the bond. */
    private void half(List<Piece> pieces, double[] centreOfBall, double[] middle, int drawn) {
        double length =
                Math.hypot(
                        Math.hypot(middle[0] - centreOfBall[0], middle[1] - centreOfBall[1]),
                        middle[2] - centreOfBall[2]);
        double[] from = between(centreOfBall, middle, Math.min(0.8 * radius(drawn) / length, 1));
        Colour colour = view.colours().of(0, scene.atoms()[drawn], element(drawn));
        String stroke = colour.mix(Colour.hex("#000000"), 0.18).toHex();
        SvgCanvas line = new SvgCanvas();
        line.line(x(from), y(from), x(middle), y(middle), stroke, Math.max(1.2, 0.26 * scale), "");
        pieces.add(new Piece((from[2] + middle[2]) / 2, line.content()));
    }

    private static double[] between(double[] from, double[] to, double fraction) {
        return new double[] {
            from[0] + fraction * (to[0] - from[0]),
            from[1] + fraction * (to[1] - from[1]),
            from[2] + fraction * (to[2] - from[2]),
        };
    }

    /** The name of a gradient that makes a disc look like a ball. */
    private String gradient(Colour colour) {
        String name = "@ball@" + colour.toHex().substring(1);
        gradients.computeIfAbsent(
                name,
                _ ->
                        "<radialGradient id=\""
                                + name
                                + "\" cx=\".36\" cy=\".34\" r=\".75\"><stop offset=\"0\" stop-color=\""
                                + colour.mix(Colour.hex("#ffffff"), 0.6).toHex()
                                + "\"/><stop offset=\".45\" stop-color=\""
                                + colour.toHex()
                                + "\"/><stop offset=\"1\" stop-color=\""
                                + colour.mix(Colour.hex("#000000"), 0.45).toHex()
                                + "\"/></radialGradient>");
        return name;
    }

    private void legend(SvgCanvas canvas) {
        double y = view.height() - 14;
        switch (view.colours()) {
            case AtomColours.ByElement(Map<Element, Colour> colours) -> {
                double x = 14;
                for (Map.Entry<Element, Colour> entry : colours.entrySet()) {
                    canvas.raw("<circle cx=\"" + SvgCanvas.number(x) + "\" cy=\"" + (y - 4))
                            .raw("\" r=\"6\" fill=\"" + entry.getValue().toHex() + "\"/>");
                    String symbol = entry.getKey().symbol();
                    canvas.text(x + 10, y, symbol, 13, SvgCanvas.Anchor.START, theme.ink());
                    x += 10 + TextWidth.of(symbol, 13) + 22;
                }
            }
            case AtomColours.ByNumber numbers -> {
                double left = 14 + TextWidth.of(numbers.title(), 12) + 12;
                canvas.text(14, y, numbers.title(), 12, SvgCanvas.Anchor.START, theme.ink());
                String low = Numbers.significant(numbers.low(), 3);
                canvas.text(left, y, low, 12, SvgCanvas.Anchor.START, theme.ink());
                double bar = left + TextWidth.of(low, 12) + 8;
                for (int i = 0; i < 60; i++) {
                    String colour = AtomColours.ByNumber.SCALE.at(i / 59.0).toHex();
                    canvas.rectangle(bar + 2 * i, y - 10, 2.2, 12, colour, "");
                }
                String high = Numbers.significant(numbers.high(), 3);
                canvas.text(bar + 130, y, high, 12, SvgCanvas.Anchor.START, theme.ink());
            }
        }
    }

    private static double[] turned(double[] positions, int from) {
        double[] r = FIRST_TURN;
        double x = positions[from];
        double y = positions[from + 1];
        double z = positions[from + 2];
        return new double[] {
            r[0] * x + r[1] * y + r[2] * z,
            r[3] * x + r[4] * y + r[5] * z,
            r[6] * x + r[7] * y + r[8] * z,
        };
    }

    /** The rotation about z and then about x, row-major. */
    private static double[] turn(double aboutZ, double aboutX) {
        double cz = Math.cos(aboutZ);
        double sz = Math.sin(aboutZ);
        double cx = Math.cos(aboutX);
        double sx = Math.sin(aboutX);
        return new double[] {
            cz, -sz, 0, cx * sz, cx * cz, -sx, sx * sz, sx * cz, cx,
        };
    }

    /** The first turn as a quaternion x, y, z, w. */
    static double[] firstQuaternion() {
        double z = Math.toRadians(-25) / 2;
        double x = Math.toRadians(-76) / 2;
        return new double[] {
            Math.sin(x) * Math.cos(z),
            -Math.sin(x) * Math.sin(z),
            Math.cos(x) * Math.sin(z),
            Math.cos(x) * Math.cos(z),
        };
    }
}
