package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.EvidenceSolver;
import io.github.acetune.fit.linear.EvidenceSolver.Evidence;
import io.github.acetune.fit.linear.RidgeSolver;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The exact solution for an energy that is linear in the coefficients. */
final class LinearFit {
    private final WorkerPool<ProjectionEngine> pool;
    private final TrainingSet data;
    private final FitSpec spec;
    private final FitCourse course;
    private final SharedWork.OfFit shared;

    /**
     * What the fit knows of its own accuracy.
     *
     * @param scale weight of each function's density in the energy
     * @param root W with Wᵀ W = (AᵀA + ridge)⁻¹
     * @param evidence the precisions
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over
    record Precision(double[] scale, double[] root, Evidence evidence) {}

    LinearFit(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            FitSpec spec,
            FitCourse course,
            SharedWork.OfFit shared) {
        this.shared = shared;
        this.pool = pool;
        this.data = data;
        this.spec = spec;
        this.course = course;
    }

    /** What the coefficients are multiplied with: the weight of each element's only density. */
    static double[] scale(AceBasis basis) {
        var layout = new CoefficientLayout(basis);
        var scale = new double[layout.size()];
        for (int v = 0; v < layout.functions(); v++) {
            scale[v] = layout.embeddingOf(v).weight(0);
        }
        return scale;
    }

    /** Fits and records the step. */
    CoefficientFit.Outcome run(AceBasis basis) {
        double[] scale = scale(basis);
        var system = shared.system(pool, data, basis, scale);
        double[] stiffness = spec.prior().stiffness(basis);
        var evidence = evidence(system, stiffness);
        double strength =
                evidence.map(Evidence::ridge).orElseGet(() -> given(spec, system, stiffness));
        double[] ridge = Arrays.stream(stiffness).map(s -> strength * s).toArray();
        var solver = solver(system, ridge);
        // A triangle is as good as the rows, which are many more.
        double[] c =
                system.triangle().isEmpty() && system.hasRows()
                        ? solver.solve(spec.loss().l1(), system::dataGradient)
                        : solver.solve(spec.loss().l1());
        var loss = penalised(dataLoss(system, basis, c), c, ridge);
        evidence.flatMap(_ -> NoiseCheck.of(data, loss)).ifPresent(course::note);
        course.step("linear", loss, basis, c);
        return new CoefficientFit.Outcome(
                basis,
                c,
                loss,
                true,
                evidence.map(e -> new Precision(scale, solver.inverseRoot(), e)));
    }

    /** The weight of Σ γ² c². */
    static double strength(FitSpec spec, LinearSystem system, double[] stiffness, long rows) {
        return spec.prior().evidence()
                ? new EvidenceSolver(system.reduced(), stiffness, rows).solve().ridge()
                : given(spec, system, stiffness);
    }

    private static double given(FitSpec spec, LinearSystem system, double[] stiffness) {
        return spec.prior().relative() > 0
                ? spec.prior().relative() * system.reduced().meanDiagonal(stiffness)
                : spec.loss().l2();
    }

    private LossParts dataLoss(LinearSystem system, AceBasis basis, double[] c) {
        if (system.hasRows()) {
            return data.dataLoss(system.residuals(c));
        }
        course.note(
                "the design matrix does not fit into memory: it was reduced chunk by chunk and forgotten, and the loss"
                        + " computed without it; a larger heap (-Xmx) makes the fit more accurate");
        return new JointProblem(pool, data, basis, spec.loss(), TrainableParameters.NONE)
                .lossOf(basis, c);
    }

    private LossParts penalised(LossParts dataLoss, double[] c, double[] ridge) {
        double square = 0;
        for (int v = 0; v < c.length; v++) {
            square += ridge[v] * c[v] * c[v];
        }
        var plain = Penalties.add(spec.loss(), c, dataLoss);
        return new LossParts(plain.energy(), plain.forces(), plain.virial(), plain.l1(), square, 0);
    }

    private Optional<Evidence> evidence(LinearSystem system, double[] stiffness) {
        if (!spec.prior().evidence()) {
            return Optional.empty();
        }
        var evidence = new EvidenceSolver(system.reduced(), stiffness, data.weightedRows()).solve();
        course.note(
                String.format(
                        Locale.ROOT,
                        "log-evidence %.6g, ridge %.4g, %.1f effective parameters",
                        evidence.logEvidence(),
                        evidence.ridge(),
                        evidence.effectiveParameters()));
        if (!evidence.converged()) {
            course.note(
                    String.format(
                            Locale.ROOT,
                            "the evidence did not converge: one more step would gain %.2g nats, expected at most 0.001;"
                                    + " its ridge is not the best",
                            evidence.gain()));
        }
        return Optional.of(evidence);
    }

    private RidgeSolver solver(LinearSystem system, double[] ridge) {
        var solver = new RidgeSolver(system.reduced(), system.triangle(), ridge);
        if (solver.jitter() > 0) {
            course.note(
                    "the functions are nearly linearly dependent on these data: a ridge of "
                            + solver.jitter()
                            + " of the diagonal was added to solve for their coefficients");
        }
        return solver;
    }
}
