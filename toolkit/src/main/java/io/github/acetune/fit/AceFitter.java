package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import java.util.List;

/**
 * Fits ACE potentials.
 *
 * <p>With one density of exponent 1 per element and fixed radial functions, the fit is a linear least-squares problem and is
 * solved exactly. Otherwise it is iterative and starts from a linear solution.
 */
public final class AceFitter implements PotentialFitter {
    /** Creates a fitter; it has no state. */
    public AceFitter() {}

    /**
     * Fits.
     *
     * @param potential the form of the potential
     * @param train labelled structures
     * @param settings what is minimised and how
     * @return the potential and the course of the fit
     * @throws io.github.acetune.structure.InvalidInputException where the data do not do
     */
    public static FitResult fit(AceSpec potential, Dataset train, FitSpec settings) {
        return fit(potential.basis(), train, settings, FitListener.NONE);
    }

    @Override
    public FitResult fit(AceSpec potential, Dataset train, FitSpec settings, FitListener listener) {
        return fit(potential.basis(), train, settings, listener);
    }

    /**
     * Fits the coefficients of a given basis.
     *
     * @param basis the functions
     * @param train labelled structures
     * @param settings what is minimised and how
     * @param listener hears of progress
     * @return the potential and the course of the fit
     * @throws io.github.acetune.structure.InvalidInputException where the data do not do
     */
    public static FitResult fit(
            AceBasis basis, Dataset train, FitSpec settings, FitListener listener) {
        var course = new FitCourse(listener, settings.minimisation().maxIterations());
        var references = settings.references().of(train, basis.elements());
        var data =
                new TrainingSetBuilder(
                                basis.elements(),
                                basis.cutoff(),
                                references,
                                settings.loss(),
                                settings.weighting())
                        .build(train);
        var programs = FunctionProgram.of(basis);
        try (var pool =
                new WorkerPool<>(settings.threads(), () -> new ProjectionEngine(basis, programs))) {
            var outcome = new CoefficientFit(pool, data, basis, programs, settings, course).run();
            return result(basis, references, train, settings, course, pool, outcome);
        }
    }

    private static FitResult result(
            AceBasis basis,
            ReferenceEnergies references,
            Dataset train,
            FitSpec settings,
            FitCourse course,
            WorkerPool<ProjectionEngine> pool,
            CoefficientFit.Outcome outcome) {
        double[] energies = basis.elements().stream().mapToDouble(references::energy).toArray();
        var metadata = Provenance.of(train, settings, outcome.loss());
        var potential = new BBasisPotential(basis, outcome.coefficients(), energies, metadata);
        return new FitResult(
                potential,
                settings,
                outcome.loss(),
                course.history(),
                course.seconds(),
                course.ownCpuSeconds() + 1e-9 * pool.cpuNanos(),
                outcome.converged(),
                List.copyOf(course.notes()));
    }
}
