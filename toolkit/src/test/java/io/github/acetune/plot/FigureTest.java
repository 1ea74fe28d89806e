package io.github.acetune.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.Datasets;
import io.github.acetune.sweep.Trial;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureTest {
    private static final Set<String> TYPES =
            Set.of("scatter", "bar", "histogram", "box", "heatmap", "parcoords");

    @TestFactory
    Stream<DynamicTest> everyBuilderWritesWhatPlotlyNeeds() {
        return Samples.figures().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertPlotly(e.getValue())));
    }

    private static void assertPlotly(Figure figure) {
        JsonNode json = JsonMapper.builder().build().readTree(figure.toJson());
        assertFalse(json.path("data").isEmpty());
        for (JsonNode trace : json.path("data")) {
            assertTrue(TYPES.contains(trace.path("type").asString()), () -> "type of " + trace);
            if (trace.has("xaxis")) {
                String axis = "xaxis" + trace.path("xaxis").asString().substring(1);
                assertTrue(json.path("layout").has(axis), () -> "the layout lacks " + axis);
                assertEquals(2, json.path("layout").path(axis).path("range").size());
            }
            boolean matrix = trace.path("type").asString().equals("heatmap");
            if (trace.path("x").isArray() && !matrix) {
                assertEquals(
                        trace.path("x").size(),
                        trace.path("y").size() == 0
                                ? trace.path("x").size()
                                : trace.path("y").size());
            }
        }
        assertFalse(figure.toJson().contains("NaN"));
    }

    @TestFactory
    Stream<DynamicTest> everyBuilderDrawsAWellFormedPictureWithMarks() {
        return Samples.figures().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertPicture(e.getValue())));
    }

    private static void assertPicture(Figure figure) throws Exception {
        Document svg = parse(figure.toSvg());
        assertEquals("svg", svg.getDocumentElement().getTagName());
        int marks = 0;
        for (String tag : List.of("path", "circle", "rect")) {
            marks += svg.getElementsByTagName(tag).getLength();
        }
        // Background, clip path and frame of each panel are no marks.
        assertTrue(marks > 2 * figure.panels().size() + 1, "only " + marks + " shapes");
        assertTrue(svg.getElementsByTagName("text").getLength() >= 4);
        assertFalse(figure.toSvg().contains("NaN"));
        assertFalse(figure.toSvg().contains("Infinity"));
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesTheUnitsOnTheAxes() {
        String svg = SweepPlots.convergence(Samples.errors(5), 2).toSvg();
        assertTrue(svg.contains("Energy error (meV/atom)"));
        assertTrue(svg.contains("Force error (meV/Å)"));
    }

    @Test
    void parityTitlesGiveTheRootMeanSquareError() {
        PointGroup group = PointGroup.of("one", new double[] {0, 1}, new double[] {0.003, 1.004});
        assertEquals(
                "Energy: RMSE 3.54 meV/atom",
                Plots.energyParity(List.of(group)).panels().getFirst().title());
    }

    @Test
    void theSameFigureGivesTheSameText() {
        assertEquals(
                Plots.parity(Samples.groups(50, 0.1), Samples.groups(50, 0.1)).toHtml(),
                Plots.parity(Samples.groups(50, 0.1), Samples.groups(50, 0.1)).toHtml());
    }

    @Test
    void namesCannotLeaveTheScriptOrThePicture() {
        PointGroup group =
                PointGroup.of(
                        "</script><img src=x onerror=alert(1)>",
                        new double[] {1, 2},
                        new double[] {1, 2});
        String html = Plots.energyVolume(List.of(group, group)).titled("</script>").toHtml();
        assertEquals(1, html.split("</script>", -1).length - 1);
        assertFalse(html.contains("<img"));
    }

    @Test
    void legendThatIsHigherThanTheFigureSaysHowManyItDoesNotName() {
        String svg = manyCurves(40).toSvg();
        Matcher more = Pattern.compile("and (\\d+) more").matcher(svg);
        assertTrue(more.find(), "a line for those without a name");
        long named = Pattern.compile(">configuration \\d+<").matcher(svg).results().count();
        assertEquals(40, named + Integer.parseInt(more.group(1)));
        assertFalse(manyCurves(12).toSvg().contains(" more<"));
    }

    private static Figure manyCurves(int count) {
        Panel panel = Panel.of(Axis.of("x", "Å"), Axis.of("y", "eV"));
        for (int i = 0; i < count; i++) {
            panel =
                    panel.with(
                            Scatter.line(
                                    "configuration " + i,
                                    Values.of(1, 2),
                                    Values.of(i, 2.0 * i),
                                    LineStyle.of(Palette.BLUE)));
        }
        return Figure.of(panel);
    }

    @Test
    void theBundleHasAllFormsAndShortText() {
        Map<String, Object> bundle = SweepPlots.lossConvergence(Values.of(3, 2, 1), 1).mimeBundle();
        assertEquals(
                Set.of(
                        "application/vnd.plotly.v1+json",
                        "text/html",
                        "image/svg+xml",
                        "text/plain"),
                bundle.keySet());
        assertTrue(((String) bundle.get("text/plain")).length() < 300);
    }

    @Test
    void manyPointsAreThinnedAndTheWorstStay() {
        double[] x = new double[60_000];
        double[] y = new double[60_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 1000;
            y[i] = x[i];
        }
        y[12_345] += 500;
        Figure figure = Plots.forceParity(List.of(PointGroup.of("all", x, y)));
        Scatter drawn = (Scatter) figure.panels().getFirst().traces().getFirst();
        assertTrue(drawn.x().size() <= 21_000, "drawn " + drawn.x().size());
        assertTrue(drawn.y().stream().anyMatch(v -> v == 845), "the outlier is missing");
    }

    @Test
    void labelsOfShadedRangesStandAboveThePanelOutsideItsClip() {
        Panel panel =
                Panel.of(Axis.of("Time", "ps"), Axis.of("Error", "meV/Å"))
                        .with(new Mark.Band(0, 1, Palette.GREY.withOpacity(0.1), "crystal"))
                        .with(
                                Scatter.line(
                                        "",
                                        Values.of(0, 2),
                                        Values.of(0, 1),
                                        LineStyle.of(Palette.BLUE)));

        String svg = Figure.of(panel).toSvg();

        String inside = svg.substring(svg.indexOf("<g clip-path"), svg.indexOf(">crystal<"));
        assertEquals(count(inside, "<g"), count(inside, "</g>"), "the clip has ended");
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void anAxisHasTwoNumbersAtLeast() {
        for (double low : new double[] {0.1127, 0.1134, 0.119, 1.03, 37}) {
            assertTrue(Ticks.linear(low, low * 1.04, 2, false).places().size() >= 2, low + "");
        }
    }

    @Test
    void refusesSeriesOfUnequalLength() {
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> PointGroup.of("forces", new double[3], new double[2]));
        assertTrue(error.getMessage().contains("forces"));
    }

    @Test
    void drawsFiguresWithoutAnyData() {
        Figure empty = Plots.parity(List.of(), List.of());
        assertTrue(empty.toSvg().contains("nothing to compare"));
        assertTrue(SweepPlots.convergence(List.of(), 0).toJson().contains("Iteration"));
    }

    @Test
    void aConfigurationTypeHasOneColourInBothPanels() {
        PointGroup a = PointGroup.of("a", new double[] {1, 2}, new double[] {1, 2});
        PointGroup b = PointGroup.of("b", new double[] {1, 2, 3}, new double[] {1, 2, 3});
        Figure figure = Plots.parity(List.of(a, b), List.of(b, a));
        for (Panel panel : figure.panels()) {
            for (Trace trace : panel.traces()) {
                Colour expected = trace.name().equals("a") ? Palette.BLUE : Palette.VERMILLION;
                assertEquals(expected.toHex(), ((Scatter) trace).marker().colour().toHex());
            }
        }
    }

    @Test
    void histogramsOverEachOtherHaveTheSameBinsAndLoseNothing() {
        Map<String, Values> groups = new java.util.LinkedHashMap<>();
        groups.put("wide", Values.linear(0, 1, 50));
        groups.put("narrow", Values.linear(0.83, 0.97, 30));
        Panel panel = Plots.histogram("Share", "", groups).panels().getFirst();
        Histogram wide = (Histogram) panel.traces().getFirst();
        Histogram narrow = (Histogram) panel.traces().getLast();
        assertEquals(wide.width(), narrow.width(), 1e-12);
        double apart = (narrow.from() - wide.from()) / wide.width();
        assertEquals(Math.rint(apart), apart, 1e-9);
        assertEquals(50, java.util.Arrays.stream(wide.counts()).sum());
        assertEquals(30, java.util.Arrays.stream(narrow.counts()).sum());
    }

    @Test
    void drawsADataSetAndTheTrialsOfASweep() {
        Figure energies = Plots.energyDensity(Datasets.load("si-pbe"));
        Scatter first = (Scatter) energies.panels().getFirst().traces().getFirst();
        assertTrue(first.x().stream().allMatch(density -> density > 0.05 && density < 10));
        Trial failed = new Trial(1, null, new Trial.Outcome.Failed("no data"), 0.1);
        assertTrue(
                SweepPlots.convergenceOfTrials(List.of(failed), 1).toSvg().contains("Iteration"));
    }
}
