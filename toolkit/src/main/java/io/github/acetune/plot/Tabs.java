package io.github.acetune.plot;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures of which one shows at a time; where styles are taken away, as on GitHub, or too new for a browser, they stand one below the
 * other. A view that is
 * redrawn in place keeps the figure that was chosen.
 */
final class Tabs {
    private final String topic;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    /**
     * No figures yet.
     *
     * @param topic what all of them are about; views of one topic remember one choice
     */
    Tabs(String topic) {
        this.topic = topic;
    }

    Tabs add(String name, Figure figure) {
        figures.put(name, figure);
        return this;
    }

    boolean isEmpty() {
        return figures.isEmpty();
    }

    String toHtml() {
        var buttons = new StringBuilder();
        var pages = new StringBuilder();
        var rules = new StringBuilder();
        int number = 0;
        for (var entry : figures.entrySet()) {
            String place = "acetune-tab-" + number;
            // Hidden pages keep their width, which plotly.js needs to draw into them.
            rules.append(
                    ".acetune-tabs:has(.%1$s:checked) .%1$s-page{height:auto;visibility:visible}"
                            .formatted(place));
            buttons.append(
                    "<label><input type=\"radio\" name=\"tab\" class=\"%s\"%s> %s</label>"
                            .formatted(
                                    place,
                                    number == 0 ? " checked" : "",
                                    Html.escape(entry.getKey())));
            pages.append("<div class=\"acetune-page %s-page\">".formatted(place))
                    .append(FigureHtml.forNotebook(entry.getValue()))
                    .append("</div>");
            number++;
        }
        return """
        <form class="acetune-tabs" data-topic="%s"><style>\
        .acetune-tabs label{margin-right:1.2em;cursor:pointer;white-space:nowrap}\
        @supports selector(:has(*)){.acetune-tabs .acetune-page{height:0;overflow:hidden;visibility:hidden}%s}</style>\
        <div>%s</div>%s\
        <script>document.querySelectorAll('form.acetune-tabs[data-topic="%1$s"]').forEach(function(f){\
        if(f.acetune){return}f.acetune=true;var m=window.acetuneTabs=window.acetuneTabs||{},t=f.dataset.topic,\
        all=f.querySelectorAll('input');if(m[t]!==undefined&&all[m[t]]){all[m[t]].checked=true}\
        f.addEventListener('change',function(){all.forEach(function(b,i){if(b.checked){m[t]=i}});\
        window.dispatchEvent(new Event('resize'))})})</script></form>\
        """
                .formatted(Html.escape(topic), rules, buttons, pages);
    }

    String toText() {
        var text = new StringBuilder();
        figures.forEach((name, figure) ->
                text.append(name).append(": ").append(figure.toText()).append('\n'));
        return text.toString();
    }
}
