package io.github.acetune.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ReportTest {
    /** Attributes and style rules by which a browser would fetch something. */
    private static final Pattern FETCHED =
            Pattern.compile(
                    "(src|href|action|data)\\s*=\\s*[\"']?(https?:|//)|url\\(\\s*[\"']?(https?:|//)|@import");

    @TempDir Path folder;

    static Report sample() {
        Report report =
                Report.titled("Sweep of <silicon>")
                        .provenance("acetune · si-pbe · seed 1")
                        .section("Trials")
                        .text("One & two.\n\nThree.")
                        .table(table(), "All trials")
                        .facts(Map.of("seed", "1"))
                        .preformatted("cutoff: 5.5");
        for (Map.Entry<String, Figure> figure : Samples.figures().entrySet()) {
            report =
                    report.section(figure.getKey())
                            .figure(figure.getValue(), figure.getValue().toText());
        }
        return report;
    }

    private static Table table() {
        return Table.create(
                "trials",
                DoubleColumn.create("loss", 0.02, Double.NaN, 123.456),
                StringColumn.create("radial", "SBessel", "<b>bold</b>", "ChebPow"));
    }

    @Test
    void escapesEverything() {
        String html = sample().toHtml();
        assertTrue(html.contains("<h1>Sweep of &lt;silicon&gt;</h1>"));
        assertTrue(html.contains("&lt;b&gt;bold&lt;/b&gt;"));
        assertFalse(html.contains("<b>bold</b>"));
    }

    @Test
    void fetchesNothing() {
        assertFalse(FETCHED.matcher(sample().toHtml()).find());
    }

    @Test
    void embedsPlotlyOnceAndOnlyForFigures() {
        assertEquals(1, count(sample().toHtml(), "acetunePlots.load(\""));
        assertEquals(
                0, count(Report.titled("Text only").text("No figure.").toHtml(), "acetunePlots"));
    }

    @Test
    void staysUnderThreeMegabytes() {
        Report report =
                Report.titled("One sweep")
                        .figure(SweepPlots.convergence(Samples.errors(36), 8), "")
                        .figure(
                                Plots.parity(Samples.groups(100, 0.1), Samples.groups(1000, 0.1)),
                                "");
        assertTrue(report.toHtml().length() < 3_000_000, "length " + report.toHtml().length());
    }

    @Test
    void writesTheWholeFileOrNothing() throws Exception {
        Path file = folder.resolve("report.html");
        Report.titled("First").text("one").write(file);
        Report.titled("Second").text("two").write(file);
        assertTrue(Files.readString(file).contains("Second"));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        Assertions.assertThrows(
                InvalidInputException.class,
                () ->
                        Report.titled("Third")
                                .write(folder.resolve("missing").resolve("report.html")));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
