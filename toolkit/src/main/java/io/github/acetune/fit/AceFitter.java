package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Fits ACE potentials.
 *
 * <p>With one density of exponent 1 per element and fixed radial functions, the fit is a linear least-squares problem and is
 * solved exactly. Otherwise it is iterative: Levenberg–Marquardt from a linear start, or L-BFGS where there are very many
 * coefficients. Radial coefficients, where they are trainable, are fitted together with the others afterwards.
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
     * @throws InvalidInputException where the data do not do
     */
    public static FitResult fit(AceSpec potential, Dataset train, FitSpec settings) {
        return fit(potential.basis(), train, Optional.empty(), settings, FitListener.NONE);
    }

    @Override
    public FitResult fit(AceSpec potential, Dataset train, FitSpec settings, FitListener listener) {
        return fit(potential.basis(), train, Optional.empty(), settings, listener);
    }

    /**
     * Fits the coefficients of a given basis.
     *
     * @param basis the functions
     * @param train labelled structures
     * @param settings what is minimised and how
     * @param listener hears of progress
     * @return the potential and the course of the fit
     * @throws InvalidInputException where the data do not do
     */
    public static FitResult fit(
            AceBasis basis, Dataset train, FitSpec settings, FitListener listener) {
        return fit(basis, train, Optional.empty(), settings, listener);
    }

    /**
     * Fits the coefficients of a given basis and watches the loss on structures that are not fitted to.
     *
     * @param basis the functions
     * @param train labelled structures
     * @param validation labelled structures for the validation loss and early stopping
     * @param settings what is minimised and how
     * @param listener hears of progress
     * @return the potential and the course of the fit
     * @throws InvalidInputException where the data do not do
     */
    public static FitResult fit(
            AceBasis basis,
            Dataset train,
            Optional<Dataset> validation,
            FitSpec settings,
            FitListener listener) {
        var references = settings.references().of(train, basis.elements());
        var course = new FitCourse(listener, settings.minimisation());
        return new FitRun(train, validation, references, course)
                .run(basis, Optional.empty(), settings);
    }

    /**
     * Goes on from an existing potential, with its reference energies, through one or several stages, for example with a κ that
     * falls: {@code upfit(potential, train, FitSpec.kappa(0.8), FitSpec.kappa(0.02))}.
     *
     * @param start the potential to begin with
     * @param train labelled structures
     * @param stages settings of the stages, in order
     * @return the last stage's potential; its history is that of all stages
     * @throws InvalidInputException where the data do not do
     */
    public static FitResult upfit(BBasisPotential start, Dataset train, FitSpec... stages) {
        return upfit(start, train, FitListener.NONE, stages);
    }

    /**
     * Goes on from an existing potential.
     *
     * @param start the potential to begin with
     * @param train labelled structures
     * @param listener hears of progress
     * @param stages settings of the stages, in order
     * @return the last stage's potential; its history is that of all stages
     * @throws InvalidInputException where the data do not do
     */
    public static FitResult upfit(
            BBasisPotential start, Dataset train, FitListener listener, FitSpec... stages) {
        if (stages.length == 0) {
            throw new InvalidInputException("upfit needs the settings of at least one stage");
        }
        var energies = new TreeMap<Element, Double>();
        for (int e = 0; e < start.elements().size(); e++) {
            energies.put(start.elements().get(e), start.referenceEnergies()[e]);
        }
        var course = new FitCourse(listener, stages[0].minimisation());
        var run = new FitRun(train, Optional.empty(), ReferenceEnergies.of(energies), course);
        FitResult result = null;
        var basis = start.basis();
        double[] coefficients = start.coefficients();
        for (FitSpec stage : stages) {
            course.begin(stage.minimisation());
            result = run.run(basis, Optional.of(coefficients), stage);
            basis = result.potential().basis();
            coefficients = result.potential().coefficients();
        }
        return result;
    }
}
