package io.github.acetune.plot;

import io.github.acetune.structure.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * A page that tells what was done and what came out: texts, tables and figures in one HTML file that needs no network,
 * prints, follows dark and light, and shows static pictures where scripts do not run.
 *
 * <p>A report is immutable; each method returns a longer one.
 */
public final class Report {
    private final String title;
    private final String provenance;
    private final List<Block> blocks;

    /** A part of the page. */
    private sealed interface Block {
        record Heading(String text) implements Block {}

        record Paragraph(String text) implements Block {}

        record Preformatted(String text) implements Block {}

        record Facts(Map<String, String> entries) implements Block {}

        record Tabular(TableView view, String caption) implements Block {}

        record Picture(Figure figure, String caption) implements Block {}

        record View(StructureView view, String caption) implements Block {}
    }

    private Report(String title, String provenance, List<Block> blocks) {
        this.title = title;
        this.provenance = provenance;
        this.blocks = List.copyOf(blocks);
    }

    /**
     * An empty report.
     *
     * @param title its heading
     * @return to be filled
     */
    public static Report titled(String title) {
        return new Report(title, "", List.of());
    }

    /**
     * Says where the numbers come from, under the title.
     *
     * @param line such as the program's version, the data, the seed and the date
     * @return changed copy
     */
    public Report provenance(String line) {
        return new Report(title, line, blocks);
    }

    /**
     * Starts a section.
     *
     * @param heading its title
     * @return changed copy
     */
    public Report section(String heading) {
        return with(new Block.Heading(heading));
    }

    /**
     * Adds text; an empty line starts a new paragraph.
     *
     * @param text plain text, escaped
     * @return changed copy
     */
    public Report text(String text) {
        return with(new Block.Paragraph(text));
    }

    /**
     * Adds text in a typewriter face, such as an input file.
     *
     * @param text lines, escaped
     * @return changed copy
     */
    public Report preformatted(String text) {
        return with(new Block.Preformatted(text));
    }

    /**
     * Adds names with their values.
     *
     * @param entries in the order of the map
     * @return changed copy
     */
    public Report facts(Map<String, String> entries) {
        return with(new Block.Facts(Collections.unmodifiableMap(new LinkedHashMap<>(entries))));
    }

    /**
     * Adds a table.
     *
     * @param table copied when the report is written
     * @param caption under the table; may be empty
     * @return changed copy
     */
    public Report table(Table table, String caption) {
        return with(new Block.Tabular(TableView.of(table).rows(500), caption));
    }

    /**
     * Adds a figure.
     *
     * @param figure the figure
     * @param caption under the figure; may be empty
     * @return changed copy
     */
    public Report figure(Figure figure, String caption) {
        return with(new Block.Picture(figure, caption));
    }

    /**
     * Adds a view of structures.
     *
     * @param view of one structure or a trajectory
     * @param caption under the view; may be empty
     * @return changed copy
     */
    public Report view(StructureView view, String caption) {
        return with(new Block.View(view, caption));
    }

    /**
     * The whole page.
     *
     * @return HTML; 2.7 MB and the data if it has figures
     */
    public String toHtml() {
        StringBuilder html = new StringBuilder(1 << 16);
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><title>")
                .append(Html.escape(title))
                .append("</title><style>")
                .append(ReportStyle.CSS)
                .append("</style>")
                .append(TableView.styleAndScript())
                .append("</head><body><main><h1>")
                .append(Html.escape(title))
                .append("</h1>");
        if (!provenance.isEmpty()) {
            html.append("<p class=\"provenance\">").append(Html.escape(provenance)).append("</p>");
        }
        appendContents(html);
        appendBlocks(html);
        html.append("</main>");
        if (blocks.stream().anyMatch(Block.Picture.class::isInstance)) {
            html.append(PlotlyLibrary.html());
        }
        if (blocks.stream().anyMatch(Block.View.class::isInstance)) {
            html.append(StructureLibrary.html());
        }
        return html.append("</body></html>\n").toString();
    }

    /**
     * Writes the page.
     *
     * @param file where to, in a folder that exists; replaced atomically
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, out -> out.write(toHtml().getBytes(StandardCharsets.UTF_8)));
    }

    private Report with(Block block) {
        List<Block> more = new ArrayList<>(blocks);
        more.add(block);
        return new Report(title, provenance, more);
    }

    private void appendContents(StringBuilder html) {
        List<String> headings =
                blocks.stream()
                        .filter(Block.Heading.class::isInstance)
                        .map(b -> ((Block.Heading) b).text())
                        .toList();
        if (headings.size() < 3) {
            return;
        }
        html.append("<nav aria-label=\"Contents\"><ul>");
        for (int i = 0; i < headings.size(); i++) {
            html.append("<li><a href=\"#section-").append(i + 1).append("\">");
            html.append(Html.escape(headings.get(i))).append("</a></li>");
        }
        html.append("</ul></nav>");
    }

    private void appendBlocks(StringBuilder html) {
        int section = 0;
        int figure = 0;
        int table = 0;
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading heading ->
                        html.append("<h2 id=\"section-")
                                .append(++section)
                                .append("\">")
                                .append(Html.escape(heading.text()))
                                .append("</h2>");
                case Block.Paragraph paragraph -> appendParagraphs(html, paragraph.text());
                case Block.Preformatted lines ->
                        html.append("<pre>").append(Html.escape(lines.text())).append("</pre>");
                case Block.Facts facts -> appendFacts(html, facts.entries());
                case Block.Tabular tabular -> {
                    appendCaption(html, "Table " + ++table, tabular.caption());
                    html.append(tabular.view().body());
                }
                case Block.Picture picture ->
                        appendFigure(html, picture.figure().toHtml(), ++figure, picture.caption());
                case Block.View view ->
                        appendFigure(html, view.view().toHtml(), ++figure, view.caption());
            }
        }
    }

    private static void appendFigure(
            StringBuilder html, String figure, int number, String caption) {
        html.append("<figure>").append(figure);
        html.append("<figcaption><b>Figure ").append(number).append(".</b> ");
        html.append(Html.escape(caption)).append("</figcaption></figure>");
    }

    private static void appendParagraphs(StringBuilder html, String text) {
        for (String paragraph : text.strip().split("\\n\\s*\\n", -1)) {
            html.append("<p>").append(Html.escape(paragraph)).append("</p>");
        }
    }

    private static void appendFacts(StringBuilder html, Map<String, String> entries) {
        html.append("<dl>");
        entries.forEach((name, value) ->
                html.append("<dt>")
                        .append(Html.escape(name))
                        .append("</dt><dd>")
                        .append(Html.escape(value))
                        .append("</dd>"));
        html.append("</dl>");
    }

    private static void appendCaption(StringBuilder html, String number, String caption) {
        html.append("<p class=\"caption\"><b>").append(number).append(".</b> ");
        html.append(Html.escape(caption)).append("</p>");
    }
}
