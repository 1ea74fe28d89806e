package io.github.acetune.kernel.display;

import io.github.acetune.fit.FitSpec;
import io.github.acetune.plot.JsplotFigure;
import io.github.acetune.plot.NotebookViews;
import io.github.acetune.plot.TableView;
import io.github.acetune.structure.Structure;
import io.github.acetune.sweep.SweepResult;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Shows what the toolkit and Tablesaw make: tables, figures, structures, data sets, potentials, results. */
final class ToolkitRenderer {
    private ToolkitRenderer() {}

    /** The look of a value; empty for a value of other libraries, or without a look of its own. */
    static Optional<MimeBundle> render(Object value) {
        // By name first: a kernel that never shows a table never loads the table library.
        String name = value.getClass().getName();
        boolean known = name.startsWith("io.github.acetune.") || name.startsWith("tech.tablesaw.");
        if (!known && !isTrajectory(value)) {
            return Optional.empty();
        }
        return NotebookViews.of(value)
                .map(data -> new MimeBundle(data, Map.of()))
                .or(() -> tableOf(value));
    }

    /**
     * The look that a value deserves when a cell ends with its declaration: not that of what is made to be shown later, nor of
     * a sweep, which has just been shown while it ran.
     */
    static Optional<MimeBundle> renderDeclared(Object value) {
        return switch (value) {
            case TableView _,
                    JsplotFigure _,
                    SweepResult _,
                    FitSpec _,
                    tech.tablesaw.plotly.components.Figure _ ->
                    Optional.empty();
            default -> render(value);
        };
    }

    private static boolean isTrajectory(Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.getFirst() instanceof Structure;
    }

    /** The table of something that has a public {@code table()} or {@code summary()}. */
    private static Optional<MimeBundle> tableOf(Object value) {
        for (String name : new String[] {"table", "summary"}) {
            try {
                if (value.getClass().getMethod(name).invoke(value) instanceof Table table) {
                    return render(table);
                }
            } catch (NoSuchMethodException | IllegalAccessException none) {
                // Not every type has one.
            } catch (InvocationTargetException failed) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
