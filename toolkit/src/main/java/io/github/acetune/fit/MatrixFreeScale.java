package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.ProjectionEngine;
import java.util.Arrays;

/**
 * How strongly the data hold each function coefficient, where no matrix tells: the diagonal of the Gauss–Newton matrix of a
 * linear potential, the contributions of different atoms to one force taken as independent.
 */
final class MatrixFreeScale {
    private MatrixFreeScale() {}

    /**
     * The diagonal.
     *
     * @return one number per coefficient, above zero
     */
    static double[] of(WorkerPool<ProjectionEngine> pool, TrainingSet data, AceBasis basis) {
        var layout = new CoefficientLayout(basis);
        var parts = new double[data.chunks().size()][];
        pool.run(
                parts.length,
                (engine, c) -> {
                    var sums = new double[layout.functions()];
                    var chunk = data.chunks().get(c);
                    engine.project(chunk.pairs(), atom -> add(atom, chunk, sums));
                    parts[c] = sums;
                });
        var perFunction = new double[layout.functions()];
        for (double[] part : parts) {
            for (int v = 0; v < perFunction.length; v++) {
                perFunction[v] += part[v];
            }
        }
        double least = 1e-12 * Arrays.stream(perFunction).max().orElse(1) + Double.MIN_NORMAL;
        var diagonal = new double[layout.size()];
        for (int v = 0; v < perFunction.length; v++) {
            int from = layout.offset(v);
            Arrays.fill(
                    diagonal, from, from + layout.densities(v), Math.max(perFunction[v], least));
        }
        return diagonal;
    }

    private static void add(AtomProjection atom, TrainingSet.Chunk chunk, double[] sums) {
        var structure = chunk.structures().get(atom.structure());
        double byEnergy = structure.energyWeight() * structure.atoms();
        double byForce = 2 * structure.forceWeights()[atom.atom()];
        for (int local = 0; local < atom.functions().length; local++) {
            double value = atom.value(local);
            double square = 0;
            int from = local * atom.stride();
            for (int k = from; k < from + atom.stride(); k++) {
                square += atom.gradients()[k] * atom.gradients()[k];
            }
            sums[atom.functions()[local]] += byEnergy * value * value + byForce * square;
        }
    }
}
