package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Fits the function coefficients for fixed radial functions: exactly where the energy is linear in them, else by
 * Levenberg–Marquardt from a linear start.
 */
final class CoefficientFit {
    private static final double RIDGE_FOR_EVIDENCE = 1e-8;

    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final AceBasis basis;
    private final List<FunctionProgram> programs;
    private final CoefficientLayout layout;
    private final FitSpec spec;
    private final FitCourse course;
    private final SharedWork.OfFit shared;
    private final boolean[] free;

    /**
     * What was reached.
     *
     * @param basis the basis, with its radial coefficients
     * @param coefficients c_v^(p)
     * @param loss the loss there
     * @param converged whether the fit is done
     * @param precision how well the coefficients are known, where the fit can tell
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over to the caller
    record Outcome(
            AceBasis basis,
            double[] coefficients,
            LossParts loss,
            boolean converged,
            Optional<LinearFit.Precision> precision) {
        Outcome(AceBasis basis, double[] coefficients, LossParts loss, boolean converged) {
            this(basis, coefficients, loss, converged, Optional.empty());
        }
    }

    CoefficientFit(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            List<FunctionProgram> programs,
            FitSpec spec,
            FitCourse course,
            SharedWork.OfFit shared) {
        this.shared = shared;
        this.pool = pool;
        this.data = data;
        this.basis = basis;
        this.programs = programs;
        this.layout = new CoefficientLayout(basis);
        this.spec = spec;
        this.course = course;
        this.free = freeCoefficients(basis, spec.trainable());
    }

    /** Where no function coefficient is to stay what it is, for want of a start that has any, all are fitted. */
    private static boolean[] freeCoefficients(AceBasis basis, TrainableParameters trainable) {
        return ParameterLayout.functionsFree(
                basis, trainable.functions().isEmpty() ? TrainableParameters.FUNCTIONS : trainable);
    }

    /** Which coefficients are fitted. */
    boolean[] free() {
        return free.clone();
    }

    /** Whether the minimum is found at once. */
    boolean isLinear() {
        return layout.isLinear() && IntStream.range(0, free.length).allMatch(k -> free[k]);
    }

    /**
     * Fits.
     *
     * @param start coefficients to begin with; without, or where the fit is linear, it begins with none
     */
    Outcome run(Optional<double[]> start) {
        course.beginMethod();
        if (!pool.holdsMatrices(data, new FreeParameters(new double[free.length], free).count())) {
            return matrixFree(start);
        }
        return isLinear()
                ? new LinearFit(pool, data, spec, course, shared).run(basis)
                : embedded(start);
    }

    /** The loss of coefficients that are not to be fitted. */
    Outcome unchanged(double[] coefficients) {
        var loss =
                new JointProblem(pool, data, basis, spec.loss(), TrainableParameters.NONE)
                        .lossOf(basis, coefficients);
        return new Outcome(basis, coefficients, loss, true);
    }

    private Outcome embedded(Optional<double[]> given) {
        var source = shared.projections(pool, data, basis, programs);
        if (!source.isKept()) {
            course.note(
                    "the basis functions of all atoms do not fit into memory and are computed anew in every iteration; "
                            + "a larger heap (-Xmx) makes the fit faster");
        }
        var ridge = new double[layout.size()];
        Arrays.fill(ridge, spec.loss().l2());
        var problem = problem(data, ridge, source);
        return minimised(
                problem,
                source.isKept() ? Optional.empty() : sample(ridge),
                given,
                () -> new EmbeddedStart(problem, layout).coefficients(),
                Optional.empty());
    }

    /** The problem of a sample; where basis functions are kept in memory, those of all cost no more. */
    private Optional<EmbeddedProblem> sample(double[] ridge) {
        return StructureSample.of(data, layout.size())
                .map(some -> problem(some, ridge, ProjectionSource.recomputed(some)));
    }

    private EmbeddedProblem problem(
            TrainingSet structures, double[] ridge, ProjectionSource source) {
        return new EmbeddedProblem(pool, structures, basis, spec.loss(), ridge, source);
    }

    /** Without matrices, because there is no room for them. */
    private Outcome matrixFree(Optional<double[]> given) {
        course.note(
                String.format(
                        Locale.ROOT,
                        "the matrices of %d coefficients do not fit into memory: the loss was minimised without them, by"
                                + " L-BFGS; a larger heap (-Xmx) makes the fit faster and more accurate",
                        layout.size()));
        double[] diagonal = MatrixFreeScale.of(pool, data, basis);
        var source = ProjectionSource.recomputed(data);
        double[] ridge = ridge(diagonal);
        var problem = problem(data, ridge, source);
        for (int k = 0; k < ridge.length; k++) {
            diagonal[k] += ridge[k];
        }
        return minimised(
                problem,
                Optional.empty(),
                given,
                () ->
                        layout.isLinear()
                                ? new double[layout.size()]
                                : new MatrixFreeStart(problem, layout, diagonal).coefficients(),
                Optional.of(inverse(diagonal, ridge)));
    }

    /** A first inverse Hessian that finds room: by blocks where the energy is linear, else by the diagonal. */
    private UnaryOperator<double[]> inverse(double[] diagonal, double[] ridge) {
        int[] fitted = IntStream.range(0, free.length).filter(k -> free[k]).toArray();
        return layout.isLinear()
                ? new BlockInverse(pool, data, basis, fitted, ridge)
                : LossMinimiser.diagonal(
                        Arrays.stream(fitted).mapToDouble(k -> diagonal[k]).toArray());
    }

    /** The prior of a linear fit; evidence takes a matrix, so that its ridge is replaced by a small one. */
    private double[] ridge(double[] diagonal) {
        var ridge = new double[layout.size()];
        Arrays.fill(ridge, spec.loss().l2());
        var prior = spec.prior();
        if (!layout.isLinear() || !(prior.evidence() || prior.relative() > 0)) {
            return ridge;
        }
        double[] stiffness = prior.stiffness(basis);
        double mean = 0;
        for (int k = 0; k < ridge.length; k++) {
            mean += diagonal[k] / stiffness[k] / ridge.length;
        }
        if (prior.evidence()) {
            course.note(
                    "maximising the evidence takes matrices: a ridge of "
                            + RIDGE_FOR_EVIDENCE
                            + " of the diagonal was taken instead");
        }
        double strength = mean * (prior.evidence() ? RIDGE_FOR_EVIDENCE : prior.relative());
        Arrays.setAll(ridge, k -> strength * stiffness[k]);
        return ridge;
    }

    /** From what is given, or from an own start, of which coefficients that are not fitted stay zero. */
    private Outcome minimised(
            EmbeddedProblem problem,
            Optional<EmbeddedProblem> sample,
            Optional<double[]> given,
            Supplier<double[]> own,
            Optional<UnaryOperator<double[]>> inverse) {
        if (given.isPresent()) {
            return minimised(problem, sample, given.get(), "given start", inverse);
        }
        double[] start = own.get();
        double[] fitted =
                new FreeParameters(new double[start.length], free)
                        .whole(new FreeParameters(start, free).of(start));
        return minimised(problem, sample, fitted, "linear start", inverse);
    }

    private Outcome minimised(
            EmbeddedProblem problem,
            Optional<EmbeddedProblem> sample,
            double[] start,
            String stage,
            Optional<UnaryOperator<double[]>> inverse) {
        if (!course.step(stage, problem.parts(start), basis, start)) {
            return new Outcome(basis, start, problem.parts(start), false);
        }
        var some = new FreeParameters(start, free);
        var minimiser = new LossMinimiser(minimisation(), some, inverse);
        var minimum =
                minimiser.minimise(
                        problem,
                        sample,
                        start,
                        (iteration, value, x) -> {
                            double[] whole = some.whole(x);
                            return course.step(
                                    minimiser.method(), problem.parts(whole), basis, whole);
                        });
        double[] reached = some.whole(minimum.x());
        return course.chosen(
                new Outcome(basis, reached, problem.parts(reached), minimum.converged()));
    }

    /** Half of the iterations where other parameters are fitted together with these afterwards. */
    private Minimisation minimisation() {
        var all = spec.minimisation();
        return spec.trainable().trainsMoreThanFunctions()
                ? all.withMaxIterations((all.maxIterations() + 1) / 2)
                : all;
    }
}
