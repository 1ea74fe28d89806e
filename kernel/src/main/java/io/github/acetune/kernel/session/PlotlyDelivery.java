package io.github.acetune.kernel.session;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.display.MimeBundle;
import io.github.acetune.plot.Figure;
import io.github.acetune.plot.PlotlyLibrary;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends plotly.js to the notebook with the first figure of a session.
 *
 * <p>The page keeps it, and the saved notebook holds it in the output of that one cell. When that cell is run again its
 * output is replaced; then the library is sent again, or the saved notebook would lack it.
 */
final class PlotlyDelivery {
    private static final String FIGURE_IN_HTML = "data-acetune-figure";

    private String carrier;
    private CellContext carrying;

    /** Sends the library when something that is about to be shown needs it. */
    synchronized void prepare(CellContext cell, MimeBundle bundle) {
        if (!hasFigure(bundle) || cell == carrying) {
            return;
        }
        if (carrier == null || carrier.equals(cell.identity())) {
            carrier = cell.identity();
            carrying = cell;
            Map<String, Object> content = new LinkedHashMap<>();
            // No plain text beside it: a reader without scripts must see nothing at all.
            content.put("data", Map.of("text/html", PlotlyLibrary.html()));
            content.put("metadata", Map.of());
            content.put("transient", Map.of());
            cell.send("display_data", content);
        }
    }

    private static boolean hasFigure(MimeBundle bundle) {
        return bundle.data().containsKey(Figure.PLOTLY_MIME)
                || (bundle.data().get("text/html") instanceof String html
                        && html.contains(FIGURE_IN_HTML));
    }
}
