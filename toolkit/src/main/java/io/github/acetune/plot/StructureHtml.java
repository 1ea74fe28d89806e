package io.github.acetune.plot;

import static io.github.acetune.plot.Json.field;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a view as a piece of a web page: the drawing, and the atoms for the script that replaces it. */
final class StructureHtml {
    /** Numbers of atoms are sent as whole numbers of two bytes: a thousandth of an ångström in a cell of 65 Å. */
    private static final int STEPS = 65_535;

    private final StructureView view;
    private final List<Element> elements = new ArrayList<>();

    private StructureHtml(StructureView view) {
        this.view = view;
        Set<Element> found = new LinkedHashSet<>();
        view.frames().forEach(frame -> found.addAll(frame.species()));
        elements.addAll(found);
    }

    static String of(StructureView view) {
        return fragment(view, StructureSvg.inline(view));
    }

    /** The same with a static picture that survives in a notebook which is not trusted. */
    static String forNotebook(StructureView view) {
        return fragment(view, StaticPicture.image(StructureSvg.standalone(view)));
    }

    private static String fragment(StructureView view, String picture) {
        String json = Json.writeForScript(new StructureHtml(view).data());
        String key = Checksum.of(json);
        String text = Html.escape(view.toText());
        return """
        <div class="acetune-structure" data-acetune-structure="%1$s" style="max-width:%2$dpx">\
        <div class="acetune-static" style="overflow-x:auto">%3$s</div>\
        <div class="acetune-count" style="opacity:.7;font-size:.85em;margin:.3em 0 1em">%4$s</div>\
        <script>(function(){var s={key:"%1$s",view:%5$s};\
        var a=window.acetuneStructures=window.acetuneStructures||{waiting:[]};\
        if(a.show){a.show(s)}else{a.waiting.push(s)}})();</script></div>\
        """
                .formatted(key, view.width(), picture, text, json);
    }

    private Map<String, Object> data() {
        int[] shown = view.shownFrames();
        List<Object> frames =
                Arrays.stream(shown).mapToObj(this::frame).map(Object.class::cast).toList();
        return Json.object(
                field("height", view.height()),
                field("turn", rounded(StructureSvg.firstQuaternion(), 5)),
                field("elements", elements.stream().map(this::element).toList()),
                field("colours", colours()),
                field("frames", frames));
    }

    private Map<String, Object> element(Element element) {
        return Json.object(
                field("symbol", element.symbol()),
                field("radius", element.covalentRadius()),
                field("ball", Numbers.round(StructureSvg.BALL * element.covalentRadius(), 3)));
    }

    /** Either a colour per element, or a title, two bounds and the stops of a scale. */
    private Map<String, Object> colours() {
        return switch (view.colours()) {
            case AtomColours.ByElement(Map<Element, Colour> colours) ->
                    Json.object(
                            field(
                                    "elements",
                                    elements.stream().map(e -> colours.get(e).toHex()).toList()));
            case AtomColours.ByNumber numbers -> {
                List<String> stops = new ArrayList<>();
                for (int i = 0; i <= 32; i++) {
                    stops.add(AtomColours.ByNumber.SCALE.at(i / 32.0).toHex());
                }
                yield Json.object(
                        field("title", numbers.title()),
                        field("low", Numbers.significant(numbers.low(), 3)),
                        field("high", Numbers.significant(numbers.high(), 3)),
                        field("min", numbers.low()),
                        field("max", numbers.high()),
                        field("stops", stops));
            }
        };
    }

    private Map<String, Object> frame(int index) {
        Structure structure = view.frames().get(index);
        StructureScene scene = StructureScene.of(structure, view.frames().size() == 1);
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("name", view.frames().size() == 1 ? "" : String.valueOf(index + 1));
        frame.put("caption", view.caption(index));
        frame.put("atoms", whole(scene.atoms()));
        frame.put("kinds", kinds(structure, scene));
        double low = Arrays.stream(scene.positions()).min().orElse(0);
        double step = Math.max(Arrays.stream(scene.positions()).max().orElse(0) - low, 1) / STEPS;
        frame.put("low", low);
        frame.put("step", step);
        frame.put("positions", packed(scene.positions(), low, step));
        frame.put("edges", Arrays.stream(scene.edges()).map(edge -> rounded(edge, 4)).toList());
        if (view.colours() instanceof AtomColours.ByNumber numbers) {
            double[] values =
                    Arrays.stream(scene.atoms())
                            .mapToDouble(atom -> numbers.values().get(index)[atom])
                            .map(value -> Double.isFinite(value) ? value : numbers.low())
                            .toArray();
            double range = Math.max(numbers.high() - numbers.low(), 1e-300);
            frame.put("values", packed(values, numbers.low(), range / STEPS));
        }
        return frame;
    }

    private String kinds(Structure structure, StructureScene scene) {
        byte[] kinds = new byte[scene.atoms().length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) elements.indexOf(structure.species().get(scene.atoms()[i]));
        }
        return Base64.getEncoder().encodeToString(kinds);
    }

    private static String packed(double[] numbers, double low, double step) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            bytes.putShort((short) Math.round((number - low) / step));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static String whole(int[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            bytes.putShort((short) number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static List<Double> rounded(double[] numbers, int decimals) {
        double power = Math.pow(10, decimals);
        return Arrays.stream(numbers).map(n -> Math.round(n * power) / power).boxed().toList();
    }
}
