package io.github.acetune.fit;

import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.DenseAlgebra;
import java.util.Arrays;

/**
 * JᵀJ, −Jᵀr and |r|² of the weighted residuals r of a training set and their Jacobian J, which is made chunk by chunk and forgotten.
 *
 * @param gram JᵀJ, [n²], its lower triangle
 * @param descent −Jᵀr, [n]
 * @param norm |r|²
 */
@SuppressWarnings("ArrayRecordComponent") // handed over to the caller
record GaussNewtonSum(double[] gram, double[] descent, double norm) {
    private static final int PANEL = 64;

    /** Computes what belongs to one chunk. */
    @FunctionalInterface
    interface Chunks {
        /**
         * Fills a chunk's Jacobian.
         *
         * @param engine the calling thread's engine
         * @param chunk index of the chunk
         * @param jacobian receives it, column-major [rows·n], zero before
         * @return the chunk's residuals
         */
        double[] differentiate(ProjectionEngine engine, int chunk, double[] jacobian);
    }

    static GaussNewtonSum of(
            WorkerPool<ProjectionEngine> pool, TrainingSet data, int n, Chunks work) {
        var gram = new double[n * n];
        var descent = new double[n];
        var algebra = DenseAlgebra.fastest();
        int chunks = data.chunks().size();
        int wave = pool.memory().wave(data, n);
        double norm = 0;
        for (int first = 0; first < chunks; first += wave) {
            int from = first;
            int count = Math.min(wave, chunks - first);
            var jacobians = new double[count][];
            var residuals = new double[count][];
            pool.run(
                    from,
                    chunks,
                    count,
                    (engine, c) -> {
                        int rows = data.chunks().get(from + c).rows();
                        jacobians[c] = new double[Math.multiplyExact(rows, n)];
                        residuals[c] = work.differentiate(engine, from + c, jacobians[c]);
                    });
            pool.run(
                    (n + PANEL - 1) / PANEL,
                    (engine, panel) -> {
                        int to = Math.min(n, (panel + 1) * PANEL);
                        for (double[] jacobian : jacobians) {
                            algebra.addGramPanel(
                                    jacobian.length / n, n, jacobian, panel * PANEL, to, gram);
                        }
                    });
            for (int c = 0; c < count; c++) {
                algebra.addTransposedProduct(
                        residuals[c].length, n, jacobians[c], -1, residuals[c], descent);
                norm += Arrays.stream(residuals[c]).map(r -> r * r).sum();
            }
        }
        return new GaussNewtonSum(gram, descent, norm);
    }
}
