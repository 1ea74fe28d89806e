package io.github.acetune.plot;

import java.util.List;

/**
 * A matrix as colours.
 *
 * @param name for hovering
 * @param columns labels of the columns, left to right
 * @param rows labels of the rows, top to bottom
 * @param values {@code [rows][columns]}, row-major; not-a-number leaves a cell empty
 * @param title what the numbers are, with the unit
 * @param scale the colours
 */
public record Heatmap(
        String name,
        List<String> columns,
        List<String> rows,
        Values values,
        String title,
        ColourScale scale)
        implements Trace {
    /** Checks the lengths. */
    public Heatmap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        Checks.sameLength(name, "cells", columns.size() * rows.size(), values.size());
    }

    double get(int row, int column) {
        return values.get(row * columns.size() + column);
    }
}
