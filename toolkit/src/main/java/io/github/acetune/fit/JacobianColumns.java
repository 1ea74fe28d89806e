package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.JacobianRows;
import java.util.Arrays;

/**
 * Where the derivatives by each parameter stand in {@link JacobianRows}: the coefficients of one radial function, those of one
 * density of one element, and the parameters of one embedding stand together. Radial functions that no function uses have no
 * columns.
 */
final class JacobianColumns {
    private final AceBasis basis;
    private final int[] ofParameter;
    private final int[][] functions;
    private final int[] embedding;
    private int count;

    private JacobianColumns(AceBasis basis, int parameters) {
        this.basis = basis;
        this.ofParameter = new int[parameters];
        Arrays.fill(ofParameter, -1);
        this.functions = new int[basis.elements().size()][];
        this.embedding = new int[functions.length];
    }

    /** The columns of function coefficients alone, whose parameters are in the order of {@link CoefficientLayout}. */
    static JacobianColumns ofFunctions(AceBasis basis) {
        var columns = new JacobianColumns(basis, basis.coefficientCount());
        columns.addFunctions(0);
        return columns;
    }

    /**
     * The columns of all parameters.
     *
     * @param layout the order of the parameters
     * @param trainable radial coefficients and embeddings have columns only where some are trained
     */
    static JacobianColumns of(
            AceBasis basis, ParameterLayout layout, TrainableParameters trainable) {
        var columns = new JacobianColumns(basis, layout.size());
        if (!trainable.radial().isEmpty()) {
            layout.usedRadials().forEach(columns::add);
        }
        columns.addFunctions(layout.radialSize());
        if (!trainable.embedding().isEmpty()) {
            columns.addEmbedding(layout);
        }
        return columns;
    }

    private void addFunctions(int firstParameter) {
        var layout = new CoefficientLayout(basis);
        for (int element = 0; element < functions.length; element++) {
            int densities = basis.embeddings().get(element).densities();
            functions[element] = new int[densities];
            for (int p = 0; p < densities; p++) {
                functions[element][p] = count;
                int column = count;
                for (int v = 0; v < layout.functions(); v++) {
                    if (layout.centre(v) == element) {
                        ofParameter[firstParameter + layout.offset(v) + p] = column++;
                    }
                }
                count = JacobianRows.padded(column);
            }
        }
    }

    private void addEmbedding(ParameterLayout layout) {
        for (int element = 0; element < embedding.length; element++) {
            embedding[element] = count;
            add(layout.embeddingOffset(element), 2 * functions[element].length);
        }
    }

    /** Parameters that follow each other get columns that do. */
    private void add(int firstParameter, int size) {
        for (int k = 0; k < size; k++) {
            ofParameter[firstParameter + k] = count + k;
        }
        count = JacobianRows.padded(count + size);
    }

    /** How many columns there are, with those that pad. */
    int count() {
        return count;
    }

    /** The column of each parameter, negative where it has none. */
    int[] ofParameter() {
        return ofParameter;
    }

    /** The first column of each density of an element. */
    int[] functions(int element) {
        return functions[element];
    }

    /** The first column of an element's embedding. */
    int embedding(int element) {
        return embedding[element];
    }
}
