package io.github.acetune.fit;

import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.DenseAlgebra;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.nonlinear.DifferentiableFunction;
import io.github.acetune.fit.nonlinear.SumOfSquares;
import java.util.Arrays;
import java.util.List;

/** The loss as a function of the coefficients of all densities, for fixed radial functions. */
final class EmbeddedProblem implements SumOfSquares, DifferentiableFunction {
    private static final int PANEL = 64;

    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final CoefficientLayout layout;
    private final LossSettings loss;
    private final ProjectionSource source;
    private double[] lastPoint;
    private LossParts lastParts;

    EmbeddedProblem(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            CoefficientLayout layout,
            LossSettings loss,
            ProjectionSource source) {
        this.pool = pool;
        this.data = data;
        this.layout = layout;
        this.loss = loss;
        this.source = source;
    }

    @Override
    public double value(double... x) {
        return parts(x).total();
    }

    /** The loss and its parts. */
    LossParts parts(double... x) {
        // Minimisers ask for the value of a point and then report it: it is not computed again.
        if (!Arrays.equals(x, lastPoint)) {
            lastParts = Penalties.add(loss, x, data.dataLoss(residuals(x)));
            lastPoint = x.clone();
        }
        return lastParts;
    }

    /** Root weight times (prediction − target), per chunk. */
    List<double[]> residuals(double... x) {
        var result = new double[data.chunks().size()][];
        pool.run(
                result.length,
                (engine, c) ->
                        result[c] =
                                new EmbeddedBlock(layout, data.chunks().get(c))
                                        .residuals(atoms -> source.forEach(engine, c, atoms), x));
        return Arrays.asList(result);
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        int chunks = data.chunks().size();
        var parts = new double[chunks][];
        var residuals = new double[chunks][];
        pool.run(
                chunks,
                (engine, c) -> {
                    var block = new EmbeddedBlock(layout, data.chunks().get(c));
                    EmbeddedBlock.Atoms atoms = consumer -> source.forEach(engine, c, consumer);
                    residuals[c] = block.residuals(atoms, x);
                    parts[c] = block.gradient(atoms, x, residuals[c]);
                });
        Arrays.fill(gradient, 0);
        for (double[] part : parts) {
            for (int k = 0; k < part.length; k++) {
                gradient[k] += 2 * part[k];
            }
        }
        for (int k = 0; k < x.length; k++) {
            gradient[k] += 2 * loss.l2() * x[k] + loss.l1() * Math.signum(x[k]);
        }
        return Penalties.add(loss, x, data.dataLoss(Arrays.asList(residuals))).total();
    }

    @Override
    public ReducedSystem linearise(double... x) {
        int n = x.length;
        var gram = new double[n * n];
        var rightHandSide = new double[n];
        var algebra = DenseAlgebra.fastest();
        int chunks = data.chunks().size();
        int wave = Waves.size(data, n);
        double norm = 0;
        for (int first = 0; first < chunks; first += wave) {
            int from = first;
            int count = Math.min(wave, chunks - first);
            var jacobians = new double[count][];
            var residuals = new double[count][];
            pool.run(
                    count,
                    (engine, c) -> {
                        var block = new EmbeddedBlock(layout, data.chunks().get(from + c));
                        EmbeddedBlock.Atoms atoms =
                                consumer -> source.forEach(engine, from + c, consumer);
                        residuals[c] = block.residuals(atoms, x);
                        jacobians[c] = block.jacobian(atoms, x);
                    });
            int panels = (n + PANEL - 1) / PANEL;
            pool.run(
                    panels,
                    (engine, panel) -> {
                        for (double[] jacobian : jacobians) {
                            algebra.addGramPanel(
                                    jacobian.length / n,
                                    n,
                                    jacobian,
                                    panel * PANEL,
                                    Math.min(n, (panel + 1) * PANEL),
                                    gram);
                        }
                    });
            for (int c = 0; c < count; c++) {
                algebra.addTransposedProduct(
                        residuals[c].length, n, jacobians[c], -1, residuals[c], rightHandSide);
                norm += Arrays.stream(residuals[c]).map(r -> r * r).sum();
            }
        }
        for (int k = 0; k < n; k++) {
            gram[k * n + k] += loss.l2();
            rightHandSide[k] -= loss.l2() * x[k] + 0.5 * loss.l1() * Math.signum(x[k]);
        }
        return new ReducedSystem(
                n, gram, rightHandSide, norm + Penalties.value(loss, x), data.rows());
    }
}
