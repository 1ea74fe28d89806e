package io.github.acetune.fit;

import io.github.acetune.fit.TrainingSet.Chunk;
import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.design.RowScatter;

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
        int rows = chunk.rows();
        var block = new double[Math.multiplyExact(rows, columns)];
        engine.project(chunk.pairs(), atom -> add(atom, chunk, block));
        double[] roots = chunk.rootWeights();
        for (int v = 0; v < columns; v++) {
            for (int r = 0; r < rows; r++) {
                block[v * rows + r] *= roots[r] * scale[v];
            }
        }
        return block;
    }

    private static void add(AtomProjection atom, Chunk chunk, double[] block) {
        int rows = chunk.rows();
        var structure = chunk.structures().get(atom.structure());
        int firstRow = chunk.firstRow()[atom.structure()];
        int[] functions = atom.functions();
        for (int local = 0; local < functions.length; local++) {
            int row = functions[local] * rows + firstRow;
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
