package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.RidgeSolver;
import io.github.acetune.fit.nonlinear.LevenbergMarquardt;
import java.util.Arrays;
import java.util.List;

/**
 * Fits the function coefficients for fixed radial functions: exactly where the energy is linear in them, else by
 * Levenberg–Marquardt from a linear start.
 */
final class CoefficientFit {
    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final AceBasis basis;
    private final List<FunctionProgram> programs;
    private final CoefficientLayout layout;
    private final FitSpec spec;
    private final FitCourse course;

    /**
     * What was reached.
     *
     * @param coefficients c_v^(p)
     * @param loss the loss there
     * @param converged whether the fit is done
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over to the caller
    record Outcome(double[] coefficients, LossParts loss, boolean converged) {}

    CoefficientFit(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            List<FunctionProgram> programs,
            FitSpec spec,
            FitCourse course) {
        this.pool = pool;
        this.data = data;
        this.basis = basis;
        this.programs = programs;
        this.layout = new CoefficientLayout(basis);
        this.spec = spec;
        this.course = course;
    }

    Outcome run() {
        return layout.isLinear() ? linear() : embedded();
    }

    private Outcome linear() {
        var scale = new double[layout.size()];
        for (int v = 0; v < layout.functions(); v++) {
            scale[v] = layout.embeddingOf(v).weight(0);
        }
        var system = new LinearSystem(pool, data, scale);
        var solver = solver(system);
        double[] c = solve(system, solver);
        var dataLoss =
                system.hasRows()
                        ? data.dataLoss(system.residuals(c))
                        : new LossParts(0, system.reduced().squaredResidual(c), 0, 0, 0, 0);
        var loss = Penalties.add(spec.loss(), c, dataLoss);
        course.step("linear", loss);
        return new Outcome(c, loss, true);
    }

    private RidgeSolver solver(LinearSystem system) {
        var ridge = new double[system.reduced().columns()];
        Arrays.fill(ridge, spec.loss().l2());
        var solver = new RidgeSolver(system.reduced(), ridge);
        if (solver.jitter() > 0) {
            course.note(
                    "the functions are nearly linearly dependent on these data: a ridge of "
                            + solver.jitter()
                            + " of the diagonal was added to solve for their coefficients");
        }
        return solver;
    }

    private double[] solve(LinearSystem system, RidgeSolver solver) {
        return system.hasRows()
                ? solver.solve(spec.loss().l1(), system::dataGradient)
                : solver.solve(spec.loss().l1());
    }

    private Outcome embedded() {
        var source = new ProjectionSource(pool, data, basis, programs);
        if (!source.isKept()) {
            course.note(
                    "the basis functions of all atoms do not fit into memory and are computed anew in every iteration; "
                            + "a larger heap (-Xmx) makes the fit faster");
        }
        var problem = new EmbeddedProblem(pool, data, layout, spec.loss(), source);
        double[] start = new EmbeddedStart(problem, layout).coefficients();
        if (!course.step("linear start", problem.parts(start))) {
            return new Outcome(start, problem.parts(start), false);
        }
        var minimum =
                new LevenbergMarquardt(
                                problem,
                                spec.minimisation().maxIterations(),
                                spec.minimisation().tolerance())
                        .minimise(
                                start,
                                (iteration, value, x) ->
                                        course.step("Levenberg–Marquardt", problem.parts(x)));
        return new Outcome(minimum.x(), problem.parts(minimum.x()), minimum.converged());
    }
}
