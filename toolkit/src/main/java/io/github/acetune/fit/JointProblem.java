package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.TrainingSet.Chunk;
import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.JacobianRows;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.nonlinear.DifferentiableFunction;
import io.github.acetune.fit.nonlinear.SumOfSquares;
import java.util.Arrays;
import java.util.function.Consumer;

/** The loss as a function of all parameters: radial coefficients, function coefficients and embeddings. */
final class JointProblem implements SumOfSquares, DifferentiableFunction {
    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final ParameterLayout parameters;
    private final JacobianColumns columns;
    private final MatrixFreeLoss matrixFree;
    private final LossSettings loss;
    private final RadialSmoothness smoothness;
    private final TrainableParameters trainable;
    private double[] lastPoint;
    private LossParts lastParts;

    JointProblem(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            LossSettings loss,
            TrainableParameters trainable) {
        this.pool = pool;
        this.data = data;
        this.parameters = new ParameterLayout(basis);
        this.columns = JacobianColumns.of(basis, parameters, trainable);
        this.matrixFree = new MatrixFreeLoss(pool, data, basis);
        this.loss = loss;
        this.smoothness = new RadialSmoothness(basis, parameters, loss);
        this.trainable = trainable;
    }

    ParameterLayout parameters() {
        return parameters;
    }

    @Override
    public double value(double... x) {
        return parts(x).total();
    }

    LossParts parts(double... x) {
        // Minimisers ask for the value of a point and then report it: it is not computed again.
        if (!Arrays.equals(x, lastPoint)) {
            lastParts =
                    withPenalties(
                            x, matrixFree.value(parameters.basis(x), parameters.coefficients(x)));
            lastPoint = x.clone();
        }
        return lastParts;
    }

    /** The loss of a basis, alike but for its radial coefficients and embeddings, with these function coefficients. */
    LossParts lossOf(AceBasis basis, double[] coefficients) {
        return parts(new ParameterLayout(basis).join(coefficients));
    }

    private LossParts withPenalties(double[] x, LossParts dataLoss) {
        var parts = Penalties.add(loss, parameters.coefficients(x), dataLoss);
        return new LossParts(
                parts.energy(),
                parts.forces(),
                parts.virial(),
                parts.l1(),
                parts.l2(),
                smoothness.value(x));
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        double[] coefficients = parameters.coefficients(x);
        var dataLoss =
                matrixFree.gradient(
                        parameters.basis(x),
                        coefficients,
                        parameters,
                        !trainable.radial().isEmpty(),
                        gradient);
        smoothness.addGradient(x, gradient);
        for (int k = parameters.radialSize(); k < parameters.embeddingOffset(0); k++) {
            gradient[k] += 2 * loss.l2() * x[k] + loss.l1() * Math.signum(x[k]);
        }
        lastParts = withPenalties(x, dataLoss);
        lastPoint = x.clone();
        return lastParts.total();
    }

    @Override
    public ReducedSystem linearise(double... x) {
        int n = x.length;
        var basis = parameters.basis(x);
        double[] coefficients = parameters.coefficients(x);
        var layout = new CoefficientLayout(basis);
        var sum =
                GaussNewtonSum.of(
                        pool,
                        data,
                        n,
                        (engine, c, block) -> {
                            engine.setRadial(basis);
                            var chunk = data.chunks().get(c);
                            return differentiate(engine, layout, chunk, coefficients, block);
                        });
        return penalised(x, sum.gram(), sum.descent(), sum.norm());
    }

    /** Fills the Jacobian of one chunk and gives its residuals, both weighted. */
    private double[] differentiate(
            ProjectionEngine engine,
            CoefficientLayout layout,
            Chunk chunk,
            double[] coefficients,
            double[] block) {
        var embedded = new EmbeddedBlock(layout, chunk);
        var rows = new double[chunk.rows()];
        var jacobian = new JacobianRows(rows.length, columns.count());
        Consumer<AtomProjection> functions =
                atom -> {
                    embedded.predict(atom, coefficients, rows);
                    embedded.differentiate(atom, coefficients, jacobian, columns);
                    if (!trainable.embedding().isEmpty()) {
                        embedded.differentiateEmbedding(atom, coefficients, jacobian, columns);
                    }
                };
        if (trainable.radial().isEmpty()) {
            engine.project(chunk.pairs(), functions);
        } else {
            var radial =
                    new RadialBlock(
                            layout, parameters, coefficients, jacobian, columns.ofParameter());
            engine.project(
                    chunk.pairs(),
                    (atom, response) -> {
                        functions.accept(atom);
                        radial.add(atom, response, embedded.place(atom));
                    });
        }
        embedded.weigh(rows);
        jacobian.copyTo(chunk.rootWeights(), columns.ofParameter(), block);
        return rows;
    }

    private ReducedSystem penalised(double[] x, double[] gram, double[] descent, double norm) {
        int n = x.length;
        var slope = new double[n];
        double total = norm + smoothness.addGradient(x, slope);
        int functions = parameters.radialSize();
        for (int k = 0; k < functions; k++) {
            descent[k] -= 0.5 * slope[k];
        }
        for (int k = functions; k < parameters.embeddingOffset(0); k++) {
            gram[k * n + k] += loss.l2();
            descent[k] -= loss.l2() * x[k] + 0.5 * loss.l1() * Math.signum(x[k]);
        }
        total += Penalties.value(loss, parameters.coefficients(x));
        return new ReducedSystem(n, gram, descent, total, data.rows());
    }
}
