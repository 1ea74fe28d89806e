package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.DenseAlgebra;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.linear.RidgeSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The inverse of the diagonal blocks of a linear potential's normal equations: a preconditioner for fits whose whole matrix does not
 * fit into memory. Blocks are runs of functions that follow each other in the basis, as wide as memory allows.
 */
final class BlockInverse implements UnaryOperator<double[]> {
    private final List<RidgeSolver> solvers = new ArrayList<>();

    /** How many functions each block has. */
    private final List<Integer> widths = new ArrayList<>();

    /**
     * Computes the blocks, one after the other: each takes a pass over the data.
     *
     * @param functions those whose coefficients are fitted, ascending
     * @param ridge for all functions
     */
    BlockInverse(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            int[] functions,
            double[] ridge) {
        int count = functions.length;
        int parts = Math.ceilDiv(count, pool.memory().blockWidth(count));
        double[] scale = LinearFit.scale(basis);
        for (int part = 0; part < parts; part++) {
            int[] own =
                    Arrays.copyOfRange(functions, part * count / parts, (part + 1) * count / parts);
            double[] gram = gram(pool, data, basis, own, scale);
            var system =
                    new ReducedSystem(own.length, gram, new double[own.length], 0, data.rows());
            widths.add(own.length);
            solvers.add(
                    new RidgeSolver(
                            system, Arrays.stream(own).mapToDouble(v -> ridge[v]).toArray()));
        }
    }

    private static double[] gram(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            int[] functions,
            double[] scale) {
        int columns = functions.length;
        var places = new int[scale.length];
        Arrays.fill(places, -1);
        for (int k = 0; k < columns; k++) {
            places[functions[k]] = k;
        }
        var gram = new double[columns * columns];
        int chunks = data.chunks().size();
        int wave = Math.max(pool.threads(), pool.memory().wave(data, columns));
        for (int first = 0; first < chunks; first += wave) {
            int from = first;
            var current = new double[Math.min(wave, chunks - first)][];
            pool.run(
                    from,
                    chunks,
                    current.length,
                    (engine, c) -> {
                        engine.setRadial(basis);
                        current[c] =
                                DesignBlock.some(
                                        engine,
                                        data.chunks().get(from + c),
                                        places,
                                        columns,
                                        scale);
                    });
            for (double[] block : current) {
                DenseAlgebra.fastest()
                        .addGramPanel(block.length / columns, columns, block, 0, columns, gram);
            }
        }
        return gram;
    }

    /** Multiplies the gradient of a sum of squares, the free coefficients only, by half of the inverse. */
    @Override
    public double[] apply(double[] vector) {
        int from = 0;
        for (int part = 0; part < solvers.size(); part++) {
            int to = from + widths.get(part);
            double[] own = Arrays.copyOfRange(vector, from, to);
            solvers.get(part).applyInverse(own);
            for (int k = from; k < to; k++) {
                vector[k] = 0.5 * own[k - from];
            }
            from = to;
        }
        return vector;
    }
}
