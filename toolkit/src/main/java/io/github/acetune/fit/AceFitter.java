package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Fits ACE potentials.
 *
 * <p>With one density of exponent 1 per element and fixed radial functions, the fit is a linear least-squares problem and is
 * solved exactly. Otherwise it is iterative: Levenberg–Marquardt from a linear start, or L-BFGS where there are very many
 * coefficients. Radial coefficients, where they are trainable, are fitted together with the others afterwards.
 */
public final class AceFitter implements PotentialFitter {
    private final SharedWork shared = new SharedWork();
    private final OptionalInt least;
    private final OptionalInt largest;

    /** Creates a fitter. What its fits to the same data have in common, it computes once as long as there is memory. */
    public AceFitter() {
        this(OptionalInt.empty(), OptionalInt.empty());
    }

    private AceFitter(OptionalInt least, OptionalInt largest) {
        this.least = least;
        this.largest = largest;
    }

    /**
     * A fitter for several linear potentials that differ in their number of functions: they are made from one design matrix, that of
     * the largest.
     *
     * @param functions most functions per element
     * @return a fitter whose potentials are the same, to rounding, as if each were fitted alone
     */
    public static AceFitter upTo(int functions) {
        return new AceFitter(OptionalInt.empty(), OptionalInt.of(functions));
    }

    /**
     * A fitter for several potentials that differ in nothing but their number of functions, which cost little more than one path over
     * the sizes. Linear ones are made from one design matrix. Others climb to their size by a few smaller ones, each of which begins
     * with the coefficients of the one before; what one fit climbed, the next need not. The smaller ones depend on the range alone, so
     * that a potential does not depend on what was fitted before it.
     *
     * @param least fewest functions per element
     * @param most most functions per element
     * @return a fitter
     * @throws InvalidInputException where the range is empty or does not begin above zero
     */
    public static AceFitter overSizes(int least, int most) {
        if (least < 1 || most < least) {
            throw new InvalidInputException(
                    "expected numbers of functions from 1 upwards, found " + least + " to " + most);
        }
        return new AceFitter(OptionalInt.of(least), OptionalInt.of(most));
    }

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
        return fit(potential.basis(), train, Optional.empty(), settings, FitWatch.found());
    }

    @Override
    public FitResult fit(AceSpec potential, Dataset train, FitSpec settings, FitListener listener) {
        AceBasis basis = potential.basis();
        var references = settings.references().of(train, basis.elements());
        var course = new FitCourse(listener, settings.minimisation());
        var run =
                new FitRun(
                        train,
                        Optional.empty(),
                        references,
                        course,
                        shared,
                        otherSizes(potential),
                        Memory.heap());
        return stages(run, course, basis, Optional.empty(), settings);
    }

    private OtherSizes otherSizes(AceSpec potential) {
        int own = potential.functionsPerElement().orElse(Integer.MAX_VALUE);
        if (largest.isEmpty() || own > largest.getAsInt()) {
            return OtherSizes.NONE;
        }
        return least.isPresent()
                ? OtherSizes.path(potential, own, least.getAsInt(), largest.getAsInt())
                : OtherSizes.upTo(potential, largest.getAsInt());
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
        return fit(basis, train, validation, listener, settings);
    }

    /**
     * Fits a given basis and goes on from there through further stages, for example with a κ that falls.
     *
     * @param basis the functions
     * @param train labelled structures
     * @param validation labelled structures for the validation loss and early stopping
     * @param listener hears of progress
     * @param stages settings of the stages, in order; the first one's choose the reference energies
     * @return the last stage's potential; its history is that of all stages
     * @throws InvalidInputException where the data do not do
     */
    public static FitResult fit(
            AceBasis basis,
            Dataset train,
            Optional<Dataset> validation,
            FitListener listener,
            FitSpec... stages) {
        var first = firstOf(stages);
        var references = first.references().of(train, basis.elements());
        var course = new FitCourse(listener, first.minimisation());
        return stages(
                alone(train, validation, references, course),
                course,
                basis,
                Optional.empty(),
                stages);
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
        return upfit(start, train, Optional.empty(), FitWatch.found(), stages);
    }

    /**
     * Goes on from an existing potential.
     *
     * @param start the potential to begin with
     * @param train labelled structures
     * @param validation labelled structures for the validation loss and early stopping
     * @param listener hears of progress
     * @param stages settings of the stages, in order; unless the first one's name reference energies, those of the potential stay
     * @return the last stage's potential; its history is that of all stages
     * @throws InvalidInputException where the data do not do
     */
    public static FitResult upfit(
            BBasisPotential start,
            Dataset train,
            Optional<Dataset> validation,
            FitListener listener,
            FitSpec... stages) {
        var first = firstOf(stages);
        var references =
                first.references().equals(ReferenceChoice.AUTOMATIC)
                        ? referencesOf(start)
                        : first.references().of(train, start.elements());
        var course = new FitCourse(listener, first.minimisation());
        return stages(
                alone(train, validation, references, course),
                course,
                start.basis(),
                Optional.of(start.coefficients()),
                stages);
    }

    private static FitRun alone(
            Dataset train,
            Optional<Dataset> validation,
            ReferenceEnergies references,
            FitCourse course) {
        return new FitRun(
                train,
                validation,
                references,
                course,
                new SharedWork(),
                OtherSizes.NONE,
                Memory.heap());
    }

    private static FitSpec firstOf(FitSpec... stages) {
        if (stages.length == 0) {
            throw new InvalidInputException("a fit needs the settings of at least one stage");
        }
        return stages[0];
    }

    private static ReferenceEnergies referencesOf(BBasisPotential potential) {
        var energies = new TreeMap<Element, Double>();
        for (int e = 0; e < potential.elements().size(); e++) {
            energies.put(potential.elements().get(e), potential.referenceEnergies()[e]);
        }
        return ReferenceEnergies.of(energies);
    }

    private static FitResult stages(
            FitRun run,
            FitCourse course,
            AceBasis basis,
            Optional<double[]> coefficients,
            FitSpec... stages) {
        try {
            FitResult result = run.run(basis, coefficients, stages[0]);
            for (int k = 1; k < stages.length && course.goesOn(); k++) {
                course.begin(stages[k].minimisation());
                var reached = result.potential();
                result = run.run(reached.basis(), Optional.of(reached.coefficients()), stages[k]);
            }
            return result;
        } finally {
            course.end();
        }
    }
}
