package io.github.acetune.fit;

import io.github.acetune.fit.design.ProjectionEngine;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Fits all parameters that are trainable together, from a solution for fixed radial functions and embeddings. */
final class JointFit {
    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final FitSpec spec;
    private final FitCourse course;

    JointFit(WorkerPool<ProjectionEngine> pool, TrainingSet data, FitSpec spec, FitCourse course) {
        this.pool = pool;
        this.data = data;
        this.spec = spec;
        this.course = course;
    }

    CoefficientFit.Outcome run(CoefficientFit.Outcome from) {
        // What the functions alone have left of the iterations, which is about half of them at
        // least.
        int left = Math.max(1, spec.minimisation().maxIterations() - course.iterations());
        course.beginMethod();
        var trainable = spec.trainable();
        var problem = problem(data, from);
        var parameters = problem.parameters();
        double[] start = parameters.join(from.coefficients());
        var free = new FreeParameters(start, parameters.free(trainable));
        String stage = trainable.radial().isEmpty() ? "embedding" : "radial functions";
        var minimum =
                new LossMinimiser(
                                spec.minimisation().withMaxIterations(left),
                                free,
                                alike(free.count(), start.length))
                        .minimise(
                                problem,
                                StructureSample.of(data, free.count())
                                        .map(some -> problem(some, from)),
                                start,
                                (iteration, value, some) -> {
                                    double[] x = free.whole(some);
                                    return course.step(
                                            stage,
                                            problem.parts(x),
                                            parameters.basis(x),
                                            parameters.coefficients(x));
                                });
        double[] x = free.whole(minimum.x());
        return course.chosen(
                new CoefficientFit.Outcome(
                        parameters.basis(x),
                        parameters.coefficients(x),
                        problem.parts(x),
                        minimum.converged()));
    }

    private JointProblem problem(TrainingSet structures, CoefficientFit.Outcome from) {
        return new JointProblem(pool, structures, from.basis(), spec.loss(), spec.trainable());
    }

    /** All parameters alike where there is no room for matrices; empty where there is. */
    private Optional<UnaryOperator<double[]>> alike(int columns, int all) {
        if (pool.holdsMatrices(data, Math.max(columns, all))) {
            return Optional.empty();
        }
        course.note(
                "the matrices of "
                        + columns
                        + " parameters do not fit into memory: the loss was minimised without them, by L-BFGS; a larger heap"
                        + " (-Xmx) makes the fit faster and more accurate");
        var alike = new double[columns];
        Arrays.fill(alike, 1);
        return Optional.of(LossMinimiser.diagonal(alike));
    }
}
