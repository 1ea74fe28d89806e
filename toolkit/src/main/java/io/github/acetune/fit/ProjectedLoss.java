package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.LinearSystem.Reduction;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.linear.RidgeSolver;
import java.util.Arrays;

/**
 * The loss of a linear potential as a function of its radial coefficients alone: the function coefficients are those that solve the
 * ridge problem. A roughness penalty is added, and the radial functions keep their size.
 */
final class ProjectedLoss {
    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet learned;
    private final FitSpec spec;
    private final AceBasis basis;
    private final ParameterLayout layout;
    private final RadialMetric metric;
    private final double[] scale;
    private final double[] ridge;

    /** Radial functions with the coefficients that belong to them. */
    @SuppressWarnings("ArrayRecordComponent") // package-internal
    record Point(double[] x, double[] coefficients, LossParts loss, double value) {}

    ProjectedLoss(
            WorkerPool<ProjectionEngine> pool, TrainingSet learned, FitSpec spec, AceBasis basis) {
        this.pool = pool;
        this.learned = learned;
        this.spec = spec;
        this.basis = basis;
        this.layout = new ParameterLayout(basis);
        this.metric = new RadialMetric(basis, layout, learned);
        this.scale = LinearFit.scale(basis);
        this.ridge = ridge();
    }

    ParameterLayout layout() {
        return layout;
    }

    /** The radial functions that the basis has. */
    Point start() {
        return solve(layout.join(new double[scale.length]));
    }

    /** Other radial coefficients, scaled to the size of given ones, with the function coefficients that belong to them. */
    Point moved(double[] x, double[] reference) {
        double[] next = x.clone();
        metric.normalise(next, reference);
        return solve(next);
    }

    double roughness(Point point) {
        return metric.roughness(point.x);
    }

    /** The ridge of the linear fit, for the part of the data that is learned from. */
    private double[] ridge() {
        var system = new LinearSystem(pool, learned, basis, scale, Reduction.NORMAL_EQUATIONS);
        double[] stiffness = spec.prior().stiffness(basis);
        double strength = LinearFit.strength(spec, system, stiffness, learned.weightedRows());
        return Arrays.stream(stiffness).map(s -> strength * s).toArray();
    }

    private Point solve(double[] x) {
        var own = layout.basis(x);
        var system = new LinearSystem(pool, learned, own, scale, Reduction.NORMAL_EQUATIONS);
        var solver = new RidgeSolver(system.reduced(), ridge);
        double[] c = system.hasRows() ? solver.solve(0, system::dataGradient) : solver.solve(0);
        var loss =
                system.hasRows()
                        ? learned.dataLoss(system.residuals(c))
                        : new LossParts(0, system.reduced().squaredResidual(c), 0, 0, 0, 0);
        double square = 0;
        for (int v = 0; v < c.length; v++) {
            square += ridge[v] * c[v] * c[v];
        }
        double[] whole = x.clone();
        System.arraycopy(c, 0, whole, layout.radialSize(), c.length);
        return new Point(whole, c, loss, loss.total() + square);
    }

    static LossSettings plain(FitSpec spec) {
        return spec.loss().withRegularisation(0, 0).withSmoothness(0, 0, 0);
    }

    double value(Point point, double penalty) {
        return point.value + penalty * metric.roughness(point.x);
    }

    /** The Gauss–Newton model of the loss with ridge and roughness, in radial and function coefficients. */
    ReducedSystem model(Point point, double penalty) {
        var problem = new JointProblem(pool, learned, basis, plain(spec), TrainableParameters.ALL);
        var whole = problem.linearise(point.x);
        int radial = layout.radialSize();
        int n = radial + ridge.length;
        var gram = new double[n * n];
        double[] descent = Arrays.copyOf(whole.rightHandSide(), n);
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                gram[j * n + i] = whole.gram()[j * whole.columns() + i];
                gram[i * n + j] = gram[j * n + i];
            }
        }
        for (int v = 0; v < ridge.length; v++) {
            gram[(radial + v) * n + radial + v] += ridge[v];
            descent[radial + v] -= ridge[v] * point.coefficients[v];
        }
        metric.addRoughness(penalty, point.x, gram, descent);
        metric.removeSizes(point.x, gram, descent);
        return new ReducedSystem(n, gram, descent, whole.squaredNorm(), whole.rows());
    }
}
