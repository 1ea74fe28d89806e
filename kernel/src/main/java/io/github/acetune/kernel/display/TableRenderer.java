package io.github.acetune.kernel.display;

import io.github.acetune.plot.TableView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Shows Tablesaw tables, and things of the toolkit that can give one. */
final class TableRenderer {
    private TableRenderer() {}

    static MimeBundle render(Table table) {
        return render(TableView.of(table));
    }

    static MimeBundle render(TableView view) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("text/html", view.toHtml());
        data.put(MimeBundle.TEXT, view.toText());
        return new MimeBundle(data, Map.of());
    }

    /** The table of something that has a public {@code table()} or {@code summary()}, such as a data set. */
    static Optional<MimeBundle> ofToolkit(Object value) {
        for (String name : new String[] {"table", "summary"}) {
            try {
                if (value.getClass().getMethod(name).invoke(value) instanceof Table table) {
                    return Optional.of(render(table));
                }
            } catch (NoSuchMethodException | IllegalAccessException none) {
                // Not every type has one.
            } catch (java.lang.reflect.InvocationTargetException failed) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
