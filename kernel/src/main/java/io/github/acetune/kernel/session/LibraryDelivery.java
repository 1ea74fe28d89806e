package io.github.acetune.kernel.session;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.display.MimeBundle;
import io.github.acetune.plot.Figure;
import io.github.acetune.plot.PlotlyLibrary;
import io.github.acetune.plot.StructureLibrary;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sends plotly.js to the notebook with the first figure of a session, and 3Dmol.js with the first structure.
 *
 * <p>The page keeps a library, and the saved notebook holds it in the output of that one cell. When that cell is run again
 * its output is replaced; then the library is sent again, or the saved notebook would lack it.
 */
final class LibraryDelivery {
    private final List<Library> libraries =
            List.of(
                    new Library("data-acetune-figure", Figure.PLOTLY_MIME, PlotlyLibrary::html),
                    new Library("data-acetune-structure", "", StructureLibrary::html));

    /** Sends the libraries that something which is about to be shown needs. */
    synchronized void prepare(CellContext cell, MimeBundle bundle) {
        libraries.forEach(library -> library.prepare(cell, bundle));
    }

    /** One library and the cell whose output holds it. */
    private static final class Library {
        private final String inHtml;
        private final String type;
        private final Supplier<String> html;
        private String carrier;
        private CellContext carrying;

        Library(String inHtml, String type, Supplier<String> html) {
            this.inHtml = inHtml;
            this.type = type;
            this.html = html;
        }

        void prepare(CellContext cell, MimeBundle bundle) {
            if (cell == carrying || !isNeeded(bundle)) {
                return;
            }
            if (carrier == null || carrier.equals(cell.identity())) {
                carrier = cell.identity();
                carrying = cell;
                // No plain text beside it: a reader without scripts must see nothing at all.
                cell.send(
                        "display_data",
                        Map.of(
                                "data",
                                Map.of("text/html", html.get()),
                                "metadata",
                                Map.of(),
                                "transient",
                                Map.of()));
            }
        }

        private boolean isNeeded(MimeBundle bundle) {
            return bundle.data().containsKey(type)
                    || (bundle.data().get("text/html") instanceof String shown
                            && shown.contains(inHtml));
        }
    }
}
