package io.github.acetune.fit;

import io.github.acetune.fit.TrainingSet.Chunk;
import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.design.RowScatter;
import java.util.stream.IntStream;

/** The weighted design matrix of one chunk: how its energies, forces and virials follow from the coefficients. */
final class DesignBlock {
    private DesignBlock() {}

    /**
     * Computes the block for an energy that is linear in the coefficients, E_i = Σ_v s c_v B_v.
     *
     * @param engine the calling thread's engine
     * @param chunk the structures
     * @param columns number of functions
     * @param scale s for each function
     * @return column-major [rows·columns]
     */
    static double[] linear(ProjectionEngine engine, Chunk chunk, int columns, double[] scale) {
        int[] places = IntStream.range(0, columns).toArray();
        return some(engine, chunk, places, columns, scale);
    }

    /**
     * Computes the columns of some functions.
     *
     * @param engine the calling thread's engine
     * @param chunk the structures
     * @param places for each function its column, below zero for none
     * @param columns number of columns
     * @param scale s for each function
     * @return column-major [rows·columns]
     */
    static double[] some(
            ProjectionEngine engine, Chunk chunk, int[] places, int columns, double[] scale) {
        int rows = chunk.rows();
        var block = new double[Math.multiplyExact(rows, columns)];
        engine.project(chunk.pairs(), atom -> add(atom, chunk, places, block));
        double[] roots = chunk.rootWeights();
        for (int v = 0; v < places.length; v++) {
            int first = places[v] * rows;
            for (int r = 0; first >= 0 && r < rows; r++) {
                block[first + r] *= roots[r] * scale[v];
            }
        }
        return block;
    }

    private static void add(AtomProjection atom, Chunk chunk, int[] places, double[] block) {
        int rows = chunk.rows();
        var structure = chunk.structures().get(atom.structure());
        int firstRow = chunk.firstRow()[atom.structure()];
        int[] functions = atom.functions();
        for (int local = 0; local < functions.length; local++) {
            int column = places[functions[local]];
            if (column < 0) {
                continue;
            }
            int row = column * rows + firstRow;
            RowScatter.add(
                    atom.geometry(),
                    atom.value(local),
                    atom.gradients(),
                    local * atom.stride(),
                    block,
                    row,
                    structure.atoms(),
                    structure.virial() != null);
        }
    }
}
