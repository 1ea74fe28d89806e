package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.DenseAlgebra;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.nonlinear.SumOfSquares;
import java.util.Arrays;
import java.util.List;

/** The loss as a function of radial coefficients, followed by function coefficients. */
final class RadialProblem implements SumOfSquares {
    private static final int PANEL = 64;

    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final CoefficientLayout layout;
    private final RadialLayout radial;
    private final LossSettings loss;
    private final RadialSmoothness smoothness;
    private final boolean functionsFixed;
    private double[] lastPoint;
    private LossParts lastParts;

    RadialProblem(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            LossSettings loss,
            boolean functionsFixed) {
        this.pool = pool;
        this.data = data;
        this.layout = new CoefficientLayout(basis);
        this.radial = new RadialLayout(basis);
        this.loss = loss;
        this.smoothness = new RadialSmoothness(basis, radial, loss);
        this.functionsFixed = functionsFixed;
    }

    RadialLayout radial() {
        return radial;
    }

    @Override
    public double value(double... x) {
        return parts(x).total();
    }

    LossParts parts(double... x) {
        // Minimisers ask for the value of a point and then report it: it is not computed again.
        if (!Arrays.equals(x, lastPoint)) {
            lastParts = withPenalties(x, data.dataLoss(residuals(x)));
            lastPoint = x.clone();
        }
        return lastParts;
    }

    /** The loss of a basis, alike but for its radial coefficients, with these function coefficients. */
    LossParts lossOf(AceBasis basis, double[] coefficients) {
        return parts(new RadialLayout(basis).join(coefficients));
    }

    private LossParts withPenalties(double[] x, LossParts dataLoss) {
        var parts = Penalties.add(loss, radial.coefficients(x), dataLoss);
        return new LossParts(
                parts.energy(),
                parts.forces(),
                parts.virial(),
                parts.l1(),
                parts.l2(),
                smoothness.value(x));
    }

    private List<double[]> residuals(double... x) {
        var basis = radial.basis(x);
        double[] coefficients = radial.coefficients(x);
        var result = new double[data.chunks().size()][];
        pool.run(
                result.length,
                (engine, c) -> {
                    engine.setRadial(basis);
                    var chunk = data.chunks().get(c);
                    result[c] =
                            new EmbeddedBlock(layout, chunk)
                                    .residuals(
                                            atoms -> engine.project(chunk.pairs(), atoms),
                                            coefficients);
                });
        return Arrays.asList(result);
    }

    @Override
    public ReducedSystem linearise(double... x) {
        int n = x.length;
        var basis = radial.basis(x);
        double[] coefficients = radial.coefficients(x);
        var gram = new double[n * n];
        var descent = new double[n];
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
                        engine.setRadial(basis);
                        var chunk = data.chunks().get(from + c);
                        var block = new double[Math.multiplyExact(chunk.rows(), n)];
                        var embedded = new EmbeddedBlock(layout, chunk);
                        var response = new RadialBlock(layout, radial, chunk, coefficients, block);
                        var rows = new double[chunk.rows()];
                        engine.project(
                                chunk.pairs(),
                                (atom, atomResponse) -> {
                                    embedded.predict(atom, coefficients, rows);
                                    embedded.differentiate(
                                            atom, coefficients, block, radial.size());
                                    response.add(atom, atomResponse);
                                });
                        embedded.weigh(rows);
                        embedded.weighColumns(block, n);
                        residuals[c] = rows;
                        jacobians[c] = block;
                    });
            pool.run(
                    (n + PANEL - 1) / PANEL,
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
                        residuals[c].length, n, jacobians[c], -1, residuals[c], descent);
                norm += Arrays.stream(residuals[c]).map(r -> r * r).sum();
            }
        }
        return penalised(x, gram, descent, norm);
    }

    private ReducedSystem penalised(double[] x, double[] gram, double[] descent, double norm) {
        int n = x.length;
        var slope = new double[n];
        double total = norm + smoothness.addGradient(x, slope);
        for (int k = 0; k < radial.size(); k++) {
            descent[k] -= 0.5 * slope[k];
        }
        for (int k = radial.size(); k < n; k++) {
            gram[k * n + k] += loss.l2();
            descent[k] -= loss.l2() * x[k] + 0.5 * loss.l1() * Math.signum(x[k]);
        }
        total += Penalties.value(loss, radial.coefficients(x));
        if (functionsFixed) {
            for (int k = radial.size(); k < n; k++) {
                descent[k] = 0;
                for (int j = 0; j <= k; j++) {
                    gram[j * n + k] = j == k ? 1 : 0;
                }
            }
        }
        return new ReducedSystem(n, gram, descent, total, data.rows());
    }
}
