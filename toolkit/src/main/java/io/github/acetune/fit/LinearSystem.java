package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.DenseAlgebra;
import io.github.acetune.fit.linear.ReducedSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The weighted linear least-squares problem of a training set: the design matrix in blocks, one per chunk, where it fits in
 * memory, and in any case its Gram matrix.
 */
final class LinearSystem {
    /** Columns of the Gram matrix per task. */
    private static final int PANEL = 64;

    /** Share of the heap that the blocks may take. */
    private static final double HEAP_SHARE = 0.4;

    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final AceBasis basis;
    private final int columns;
    private final List<double[]> targets;
    private final List<double[]> blocks;
    private final ReducedSystem reduced;

    LinearSystem(
            WorkerPool<ProjectionEngine> pool, TrainingSet data, AceBasis basis, double[] scale) {
        this.pool = pool;
        this.basis = basis;
        this.data = data;
        this.columns = scale.length;
        this.targets = data.chunks().stream().map(TrainingSet.Chunk::weightedTargets).toList();
        boolean keep = 8.0 * data.rows() * columns < HEAP_SHARE * Runtime.getRuntime().maxMemory();
        this.blocks = keep ? new ArrayList<>() : List.of();
        this.reduced = accumulate(scale, keep);
    }

    private ReducedSystem accumulate(double[] scale, boolean keep) {
        var algebra = DenseAlgebra.fastest();
        var gram = new double[columns * columns];
        var rightHandSide = new double[columns];
        int chunks = data.chunks().size();
        int wave = keep ? chunks : waveSize();
        for (int first = 0; first < chunks; first += wave) {
            int from = first;
            var current = new double[Math.min(wave, chunks - first)][];
            pool.run(
                    current.length,
                    (engine, c) -> {
                        engine.setRadial(basis);
                        current[c] =
                                DesignBlock.linear(
                                        engine, data.chunks().get(from + c), columns, scale);
                    });
            addGram(algebra, current, gram);
            for (int c = 0; c < current.length; c++) {
                double[] target = targets.get(first + c);
                algebra.addTransposedProduct(
                        target.length, columns, current[c], 1, target, rightHandSide);
            }
            if (keep) {
                blocks.addAll(Arrays.asList(current));
            }
        }
        double norm =
                targets.stream().mapToDouble(t -> Arrays.stream(t).map(x -> x * x).sum()).sum();
        return new ReducedSystem(columns, gram, rightHandSide, norm, data.rows());
    }

    /** Chunks whose blocks together take a tenth of the heap. */
    private int waveSize() {
        double perChunk = 8.0 * data.rows() * columns / data.chunks().size();
        return Math.max(1, (int) (0.1 * Runtime.getRuntime().maxMemory() / perChunk));
    }

    private void addGram(DenseAlgebra algebra, double[][] current, double[] gram) {
        int panels = (columns + PANEL - 1) / PANEL;
        pool.run(
                panels,
                (engine, panel) -> {
                    int from = panel * PANEL;
                    int to = Math.min(columns, from + PANEL);
                    for (double[] block : current) {
                        algebra.addGramPanel(
                                block.length / columns, columns, block, from, to, gram);
                    }
                });
    }

    ReducedSystem reduced() {
        return reduced;
    }

    /** Whether the design matrix is at hand. */
    boolean hasRows() {
        return !blocks.isEmpty();
    }

    /** Aᵀ(b − A x), from the rows. */
    double[] dataGradient(double... x) {
        var algebra = DenseAlgebra.fastest();
        var gradient = new double[columns];
        var all = residuals(x);
        for (int c = 0; c < all.size(); c++) {
            double[] r = all.get(c);
            algebra.addTransposedProduct(r.length, columns, blocks.get(c), -1, r, gradient);
        }
        return gradient;
    }

    /** A x − b of each chunk. */
    List<double[]> residuals(double... x) {
        var algebra = DenseAlgebra.fastest();
        var result = new double[blocks.size()][];
        pool.run(
                blocks.size(),
                (engine, c) -> {
                    double[] target = targets.get(c);
                    var r = new double[target.length];
                    for (int k = 0; k < r.length; k++) {
                        r[k] = -target[k];
                    }
                    algebra.addProduct(r.length, columns, blocks.get(c), 1, x, r);
                    result[c] = r;
                });
        return Arrays.asList(result);
    }
}
