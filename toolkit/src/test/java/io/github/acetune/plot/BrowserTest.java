package io.github.acetune.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Opens a report in a real browser without a network. */
class BrowserTest {
    @TempDir Path folder;

    @Test
    void everyFigureOfAReportDrawsItselfWithoutAnError() throws Exception {
        Browsed page = browse(ReportTest.sample().toHtml());

        int figures = Samples.figures().size();
        assertEquals(figures, count(page.dom, "data-acetune-drawn=\"\""), page.log);
        assertTrue(count(page.dom, "class=\"main-svg\"") >= figures, page.log);
        assertEquals("", page.errors());
    }

    @Test
    void figuresBeforeAndAfterTheLibraryDrawUnderRequireJs() throws Exception {
        Figure first = SweepPlots.lossConvergence(Values.of(3, 2, 1), 1);
        Figure second = SweepPlots.lossConvergence(Values.of(5, 2, 1), 1);
        String page =
                "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><script>window.taken=0;"
                        + "window.define=function(){window.taken++};window.define.amd={};</script></head><body>"
                        + first.toHtml()
                        + PlotlyLibrary.html()
                        + PlotlyLibrary.html()
                        + second.toHtml()
                        + "<script>setTimeout(function(){document.title='taken '+window.taken},3000)</script>"
                        + "</body></html>";

        Browsed browsed = browse(page);

        assertEquals(2, count(browsed.dom, "data-acetune-drawn=\"\""), browsed.log);
        assertTrue(
                browsed.dom.contains("<title>taken 0</title>"),
                "plotly.js gave itself to the module loader");
        assertEquals("", browsed.errors());
    }

    @Test
    void figuresOfTablesawJsplotDrawWithTheEmbeddedLibrary() throws Exception {
        StringBuilder html =
                new StringBuilder(
                        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>");
        JsplotFigureTest.figures().values().forEach(figure -> html.append(figure.toHtml()));
        String page = html.append(PlotlyLibrary.html()).append("</body></html>").toString();

        Browsed browsed = browse(page);

        int figures = JsplotFigureTest.figures().size();
        assertEquals(figures, count(browsed.dom, "class=\"acetune-live"), browsed.log);
        assertEquals(
                figures,
                count(browsed.dom, "style=\"overflow-x:auto; display: none;\"")
                        + count(browsed.dom, "style=\"overflow-x: auto; display: none;\""));
        assertEquals("", browsed.errors());
    }

    @Test
    void aClickOnAHeadingSortsATableByItsNumbers() throws Exception {
        Table table = Table.create("t", DoubleColumn.create("loss", 10, Double.NaN, 9.5, 100));
        String click = "document.querySelector('th').click();";
        String page =
                "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"
                        + TableView.of(table).toHtml()
                        + "<script>"
                        + click
                        + click
                        + "document.title=Array.from(document.querySelectorAll('td'),"
                        + "function(c){return c.textContent}).join(' ')</script></body></html>";

        Browsed browsed = browse(page);

        assertTrue(browsed.dom.contains("<title>100.00 10.00 9.50 –</title>"), browsed.dom);
        assertEquals("", browsed.errors());
    }

    /** What a page became, and what the browser wrote. */
    private record Browsed(String dom, String log) {
        private static final Pattern COMPLAINTS = Pattern.compile("data-complaints=\"([^\"]*)\"");

        /** Errors and warnings of the page's scripts. */
        String errors() {
            Matcher found = COMPLAINTS.matcher(dom);
            return found.find() ? found.group(1) : "the page did not keep its complaints";
        }
    }

    /** Keeps what scripts complain of; the browser's own remarks, on drawing by software say, are left out. */
    private static final String RECORDER =
            """
            <script>(function(){var root=document.documentElement;root.dataset.complaints="";
            function keep(what){root.dataset.complaints+=what+"; "}
            console.error=keep;console.warn=keep;
            addEventListener("error",function(e){keep(e.message)});
            addEventListener("unhandledrejection",function(e){keep(e.reason)})})();</script>\
            """;

    private Browsed browse(String html) throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        Files.writeString(page, html.replaceFirst("<head>", "<head>" + RECORDER));
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("browser.log");
        Process browser =
                new ProcessBuilder(
                                chromium().toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--enable-logging=stderr",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--virtual-time-budget=20000",
                                "--dump-dom",
                                page.toUri().toString())
                        .redirectOutput(dom.toFile())
                        .redirectError(log.toFile())
                        .start();
        boolean ended = browser.waitFor(120, TimeUnit.SECONDS);
        browser.destroyForcibly();
        assertTrue(ended, "the browser did not end");
        return new Browsed(Files.readString(dom), Files.readString(log));
    }

    private static Path chromium() {
        Path found =
                Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(null);
        Assumptions.assumeTrue(
                found != null, "no Chromium here: figures are not drawn by a browser in this run");
        return found;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
