package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.JacobianRows;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.nonlinear.DifferentiableFunction;
import io.github.acetune.fit.nonlinear.SumOfSquares;
import java.util.Arrays;

/** The loss as a function of the coefficients of all densities, for fixed radial functions. */
final class EmbeddedProblem implements SumOfSquares, DifferentiableFunction {
    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final AceBasis basis;
    private final ParameterLayout parameters;
    private final CoefficientLayout layout;
    private final JacobianColumns columns;
    private final MatrixFreeLoss matrixFree;
    private final LossSettings loss;

    /** Weight of the square of each coefficient. */
    private final double[] ridge;

    private final ProjectionSource source;
    private double[] lastPoint;
    private LossParts lastParts;

    EmbeddedProblem(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            LossSettings loss,
            double[] ridge,
            ProjectionSource source) {
        this.pool = pool;
        this.data = data;
        this.basis = basis;
        this.parameters = new ParameterLayout(basis);
        this.layout = new CoefficientLayout(basis);
        this.columns = JacobianColumns.ofFunctions(basis);
        this.matrixFree = new MatrixFreeLoss(pool, data, basis);
        this.loss = loss;
        this.ridge = ridge;
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
            lastParts = penalised(x, matrixFree.value(basis, x));
            lastPoint = x.clone();
        }
        return lastParts;
    }

    @Override
    public double gradient(double[] x, double[] gradient) {
        var whole = new double[parameters.size()];
        var dataLoss = matrixFree.gradient(basis, x, parameters, false, whole);
        System.arraycopy(whole, parameters.radialSize(), gradient, 0, x.length);
        for (int k = 0; k < x.length; k++) {
            gradient[k] += 2 * ridge[k] * x[k] + loss.l1() * Math.signum(x[k]);
        }
        lastParts = penalised(x, dataLoss);
        lastPoint = x.clone();
        return lastParts.total();
    }

    @Override
    public ReducedSystem linearise(double... x) {
        int n = x.length;
        var sum =
                GaussNewtonSum.of(
                        pool, data, n, (engine, c, block) -> differentiate(engine, c, x, block));
        for (int k = 0; k < n; k++) {
            sum.gram()[k * n + k] += ridge[k];
            sum.descent()[k] -= ridge[k] * x[k] + 0.5 * loss.l1() * Math.signum(x[k]);
        }
        double norm = sum.norm() + penalised(x, new LossParts(0, 0, 0, 0, 0, 0)).total();
        return new ReducedSystem(n, sum.gram(), sum.descent(), norm, data.rows());
    }

    private LossParts penalised(double[] x, LossParts dataLoss) {
        return Penalties.add(loss.l1(), ridge, x, dataLoss);
    }

    private double[] differentiate(ProjectionEngine engine, int c, double[] x, double[] block) {
        var chunk = data.chunks().get(c);
        var embedded = new EmbeddedBlock(layout, chunk);
        var rows = new double[chunk.rows()];
        var jacobian = new JacobianRows(rows.length, columns.count());
        source.forEach(
                engine,
                c,
                atom -> {
                    embedded.predict(atom, x, rows);
                    embedded.differentiate(atom, x, jacobian, columns);
                });
        embedded.weigh(rows);
        jacobian.copyTo(chunk.rootWeights(), columns.ofParameter(), block);
        return rows;
    }
}
