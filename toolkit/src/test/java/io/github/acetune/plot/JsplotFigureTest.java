package io.github.acetune.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;

class JsplotFigureTest {
    /** The kinds that have a static picture. */
    private static final List<String> STILL =
            List.of("scatter", "line", "bar", "histogram", "box", "heatmap");

    static Map<String, JsplotFigure> figures() {
        Table table =
                Table.create(
                        "t",
                        DoubleColumn.create("x", 1, 2, Double.NaN, 4),
                        DoubleColumn.create("y", 4, 5.5, 6, 8),
                        StringColumn.create("type", "it's", "a \"b\"", "</script>", "it's"));
        Map<String, tech.tablesaw.plotly.components.Figure> figures = new LinkedHashMap<>();
        figures.put("scatter", ScatterPlot.create("Energy <eV> & more", table, "x", "y", "type"));
        figures.put("line", LinePlot.create("line", table, "x", "y"));
        figures.put("bar", VerticalBarPlot.create("bar", table, "type", "y"));
        figures.put("histogram", Histogram.create("histogram", table.doubleColumn("y")));
        figures.put("box", BoxPlot.create("box", table, "type", "y"));
        figures.put("heatmap", Heatmap.create("heatmap", table, "type", "type"));
        figures.put("pie", PiePlot.create("pie", table, "type", "y"));
        figures.put("3d", Scatter3DPlot.create("3d", table, "x", "y", "y"));
        Map<String, JsplotFigure> result = new LinkedHashMap<>();
        figures.forEach((name, figure) -> result.put(name, JsplotFigure.of(figure)));
        return result;
    }

    @Test
    void numbersAreNumbersAndMissingOnesGaps() {
        Map<?, ?> trace = trace(figures().get("line"));
        assertEquals(Arrays.asList(1, 2, null, 4), trace.get("x"));
        assertEquals(List.of(4, 5.5, 6, 8), trace.get("y"));
    }

    @Test
    void titlesAreObjectsAsPlotlySinceVersionThreeWantsThem() {
        Map<?, ?> layout = (Map<?, ?>) figures().get("scatter").toPlotly().get("layout");
        assertEquals(Map.of("text", "Energy &lt;eV&gt; &amp; more"), layout.get("title"));
        assertEquals(Map.of("text", "x"), ((Map<?, ?>) layout.get("xaxis")).get("title"));
    }

    @Test
    void everyKindHasAPictureOrSaysThatItNeedsScripts() {
        figures()
                .forEach((name, figure) -> {
                    boolean notice = figure.toSvg().contains("only where scripts run");
                    assertEquals(!STILL.contains(name), notice, name);
                    assertFalse(figure.toSvg().contains("NaN"), name);
                });
        assertTrue(figures().get("scatter").toSvg().contains("Energy &lt;eV&gt; &amp; more"));
    }

    @Test
    void nothingIsFetchedAndNothingLeavesTheScript() {
        for (JsplotFigure figure : figures().values()) {
            String html = figure.toHtml();
            assertFalse(html.contains("cdn.plot"));
            assertEquals(1, html.split("</script>", -1).length - 1);
        }
    }

    private static Map<?, ?> trace(JsplotFigure figure) {
        return (Map<?, ?>) ((List<?>) figure.toPlotly().get("data")).getFirst();
    }
}
