package io.github.acetune.ace.active;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Selects the environments of one element from a stream too long for the memory: each batch competes with those selected before
 * it, and further passes bring back the environments that the selection does not cover, until there are none.
 */
final class ElementSelection {
    private final Element element;
    private final int columns;
    private final int batchSize;
    private int found;
    private int batches;
    private boolean converged;
    private List<double[]> rows = new ArrayList<>();
    private List<Environment> environments = new ArrayList<>();

    /** How many of {@link #rows}, at their beginning, are selected. */
    private int selected;

    private double[][] inverse = new double[0][];

    ElementSelection(Element element, int columns, int batchSize) {
        this.element = element;
        this.columns = columns;
        this.batchSize = Math.max(columns, batchSize);
    }

    Element element() {
        return element;
    }

    /** First pass: takes an environment. */
    void offer(double[] row, Environment environment) {
        found++;
        add(row, environment);
        if (rows.size() - selected >= batchSize) {
            choose(rows.size());
        }
    }

    private void add(double[] row, Environment environment) {
        rows.add(row);
        environments.add(environment);
    }

    /** Ends the first pass. */
    void endGathering() {
        if (found < columns || columns == 0) {
            throw new InvalidInputException(
                    "the active set of "
                            + element.symbol()
                            + " needs at least "
                            + Math.max(1, columns)
                            + " environments, one per basis function, found "
                            + found
                            + " atoms of it in the structures");
        }
        if (rows.size() > selected) {
            choose(rows.size());
        }
        converged = converged && batches == 1;
    }

    /** Whether every environment seen is known to be within the tolerance. */
    boolean converged() {
        return converged;
    }

    /** Further passes: takes environments that the selection may not cover. */
    void review(List<double[]> candidates, List<Environment> origins) {
        double[] grades = Grade.of(candidates.toArray(double[][]::new), inverse());
        for (int i = 0; i < grades.length; i++) {
            if (grades[i] > MaxVol.TOLERANCE) {
                converged = false;
                // Those beyond what fits the memory come back in the next pass.
                if (rows.size() - selected < batchSize) {
                    add(candidates.get(i), origins.get(i));
                }
            }
        }
    }

    /** Begins a further pass. */
    void beginReview() {
        converged = true;
    }

    /** Ends a further pass. */
    void endReview() {
        if (rows.size() > selected) {
            // The earlier selection is the start, so that the volume never shrinks.
            choose(selected);
            // Exchanges may have uncovered environments that were covered before.
            converged = false;
        }
    }

    private void choose(int start) {
        var all = rows.toArray(double[][]::new);
        var chosen = MaxVol.select(all, start);
        if (start < all.length && chosen.rows().length < start) {
            chosen = MaxVol.select(all, all.length);
        }
        var keptRows = new ArrayList<double[]>();
        var keptEnvironments = new ArrayList<Environment>();
        for (int row : chosen.rows()) {
            keptRows.add(rows.get(row));
            keptEnvironments.add(environments.get(row));
        }
        rows = keptRows;
        environments = keptEnvironments;
        selected = keptRows.size();
        converged = chosen.converged();
        batches++;
        inverse = new double[0][];
    }

    /** The selected environments. */
    List<Environment> environments() {
        return List.copyOf(environments.subList(0, selected));
    }

    /** The inverse of the matrix of the selected rows, [columns][columns]. */
    double[][] inverse() {
        if (inverse.length == 0) {
            inverse =
                    selected == 0
                            ? new double[columns][columns]
                            : RowElimination.inverse(
                                    rows.subList(0, selected).toArray(double[][]::new));
        }
        return inverse;
    }
}
