package io.github.acetune.plot;

import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * Several things one below the other. Their static pictures are in the hypertext: a picture beside it would stand for the whole
 * where only one format is shown, and hide the tables.
 */
final class Sections {
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();

    Sections heading(String heading) {
        html.append("<p style=\"font-weight:600;margin:.2em 0 .5em\">")
                .append(Html.escape(heading))
                .append("</p>");
        text.append(heading).append('\n');
        return this;
    }

    Sections line(String line) {
        html.append("<p style=\"margin:.2em 0 .5em\">").append(Html.escape(line)).append("</p>");
        text.append(line).append('\n');
        return this;
    }

    Sections add(Table table) {
        return add(TableView.of(table));
    }

    Sections add(TableView view) {
        html.append(view.toHtml());
        text.append(view.toText());
        return this;
    }

    Sections add(KeyTable table) {
        html.append(table.toHtml());
        text.append(table.toText());
        return this;
    }

    Sections add(Figure figure) {
        html.append(FigureHtml.forNotebook(figure));
        text.append(figure.toText()).append('\n');
        return this;
    }

    Sections add(Tabs tabs) {
        html.append(tabs.toHtml());
        text.append(tabs.toText());
        return this;
    }

    Map<String, Object> mimeBundle() {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("text/html", html.toString());
        bundle.put("text/plain", text.toString());
        return bundle;
    }
}
