package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.nonlinear.LevenbergMarquardt;

/** Fits radial and function coefficients together, from a solution for fixed radial functions. */
final class RadialFit {
    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final FitSpec spec;
    private final FitCourse course;

    RadialFit(WorkerPool<ProjectionEngine> pool, TrainingSet data, FitSpec spec, FitCourse course) {
        this.pool = pool;
        this.data = data;
        this.spec = spec;
        this.course = course;
    }

    CoefficientFit.Outcome run(CoefficientFit.Outcome from) {
        course.beginMethod();
        AceBasis basis = from.basis();
        double[] coefficients = from.coefficients();
        var problem =
                new RadialProblem(pool, data, basis, spec.loss(), !spec.trainable().functions());
        var minimum =
                new LevenbergMarquardt(
                                problem,
                                spec.minimisation().maxIterations(),
                                spec.minimisation().tolerance())
                        .minimise(
                                problem.radial().join(coefficients),
                                (iteration, value, x) ->
                                        course.step(
                                                "radial functions",
                                                problem.parts(x),
                                                problem.radial().basis(x),
                                                problem.radial().coefficients(x)));
        return course.chosen(
                new CoefficientFit.Outcome(
                        problem.radial().basis(minimum.x()),
                        problem.radial().coefficients(minimum.x()),
                        problem.parts(minimum.x()),
                        minimum.converged()));
    }
}
