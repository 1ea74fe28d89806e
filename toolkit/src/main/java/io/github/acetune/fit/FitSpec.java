package io.github.acetune.fit;

import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.structure.InvalidInputException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a potential is fitted. Immutable; every method gives a changed copy: {@code
 * FitSpec.kappa(0.3).l2(1e-8).maxIterations(200)}.
 *
 * @param loss what is minimised
 * @param weighting how much structures and atoms count
 * @param references energies of the atoms that are subtracted before the fit and stored with the potential
 * @param trainable which parameters are fitted
 * @param minimisation how an iterative fit proceeds and when it ends
 * @param schedule fit cycles and growth of the basis
 * @param prior how coefficients of a linear fit are held back
 * @param repulsion how close pairs are held apart
 * @param learning whether and how radial functions are learned before the coefficients are fitted
 * @param pursuit how many of the functions are fitted, those that matter most: below 1 a share of them, else a number; zero for all
 * @param threads worker threads; the result does not depend on it
 * @param seed for everything random
 */
public record FitSpec(
        LossSettings loss,
        Weighting weighting,
        ReferenceChoice references,
        TrainableParameters trainable,
        Minimisation minimisation,
        FitSchedule schedule,
        CoefficientPrior prior,
        Repulsion repulsion,
        Optional<RadialLearning> learning,
        double pursuit,
        int threads,
        long seed) {
    /** κ = 0.3, uniform weights, function coefficients only. */
    public static final FitSpec DEFAULT =
            new FitSpec(
                    LossSettings.DEFAULT,
                    Weighting.UNIFORM,
                    ReferenceChoice.AUTOMATIC,
                    TrainableParameters.FUNCTIONS,
                    Minimisation.DEFAULT,
                    FitSchedule.ONCE,
                    CoefficientPrior.PLAIN,
                    Repulsion.AS_GIVEN,
                    Optional.empty(),
                    0,
                    Runtime.getRuntime().availableProcessors(),
                    42);

    /** How close pairs are held apart. */
    public enum Repulsion {
        /** As the bonds of the potential say. */
        AS_GIVEN,
        /**
         * A Ziegler–Biersack–Littmark core inside the shortest distance of each pair of elements in the training data. The
         * fit is made with it, so that what it adds is not counted twice.
         */
        AUTOMATIC
    }

    /** Checks the ranges. */
    public FitSpec {
        boolean isNumber =
                pursuit >= 1 && pursuit < Integer.MAX_VALUE && pursuit == Math.rint(pursuit);
        if (!(isNumber || (pursuit >= 0 && pursuit < 1))) {
            throw new InvalidInputException(
                    "the functions to choose are "
                            + pursuit
                            + ", expected a number of functions or a share below 1");
        }
        if (threads < 1) {
            throw new InvalidInputException(
                    "the number of threads is " + threads + ", expected at least 1");
        }
    }

    /** The components, changeable: what the methods below change before they make a new copy. */
    private static final class Draft {
        private LossSettings loss;
        private Weighting weighting;
        private ReferenceChoice references;
        private TrainableParameters trainable;
        private Minimisation minimisation;
        private FitSchedule schedule;
        private CoefficientPrior prior;
        private Repulsion repulsion;
        private Optional<RadialLearning> learning = Optional.empty();
        private double pursuit;
        private int threads;
        private long seed;
    }

    private FitSpec with(Consumer<Draft> change) {
        var draft = new Draft();
        draft.loss = loss;
        draft.weighting = weighting;
        draft.references = references;
        draft.trainable = trainable;
        draft.minimisation = minimisation;
        draft.schedule = schedule;
        draft.prior = prior;
        draft.repulsion = repulsion;
        draft.learning = learning;
        draft.pursuit = pursuit;
        draft.threads = threads;
        draft.seed = seed;
        change.accept(draft);
        return new FitSpec(
                draft.loss,
                draft.weighting,
                draft.references,
                draft.trainable,
                draft.minimisation,
                draft.schedule,
                draft.prior,
                draft.repulsion,
                draft.learning,
                draft.pursuit,
                draft.threads,
                draft.seed);
    }

    /**
     * The settings that go with {@link io.github.acetune.ace.AceSpec#recommended}, which says where they come from: κ = 0.003, the
     * algebraic smoothness prior of power 2, a ridge of 3e-9 relative to the data, no L1 and L2, the better half of the functions.
     *
     * @return new settings
     */
    public static FitSpec recommended() {
        return kappa(0.003).l1(0).l2(0).prior(2).relativeRidge(3e-9).pursuit(0.5);
    }

    /**
     * The default settings with this weight of forces against energies.
     *
     * @param kappa 0 … 1
     * @return new settings
     */
    public static FitSpec kappa(double kappa) {
        return DEFAULT.withLoss(LossSettings.DEFAULT.withKappa(kappa));
    }

    /**
     * The default settings with κ from the variances of energies and forces.
     *
     * @return new settings
     */
    public static FitSpec kappaAutomatic() {
        return kappa(Double.NaN);
    }

    /**
     * With another loss.
     *
     * @param value what is minimised
     * @return new settings
     */
    public FitSpec withLoss(LossSettings value) {
        return with(draft -> draft.loss = value);
    }

    /**
     * With another κ.
     *
     * @param value 0 … 1; NaN for automatic
     * @return new settings
     */
    public FitSpec withKappa(double value) {
        return withLoss(loss.withKappa(value));
    }

    /**
     * With another weight of Σ|c|.
     *
     * @param weight zero or more
     * @return new settings
     */
    public FitSpec l1(double weight) {
        return withLoss(loss.withRegularisation(weight, loss.l2()));
    }

    /**
     * With another weight of Σc².
     *
     * @param weight zero or more
     * @return new settings
     */
    public FitSpec l2(double weight) {
        return withLoss(loss.withRegularisation(loss.l1(), weight));
    }

    /**
     * With virials as targets.
     *
     * @param weight γ, 1/eV²
     * @return new settings
     */
    public FitSpec virial(double weight) {
        return withLoss(loss.withVirial(weight));
    }

    /**
     * With smoothness terms for trainable radial functions.
     *
     * @param w0 weight of |R|
     * @param w1 weight of |R'|
     * @param w2 weight of |R''|
     * @return new settings
     */
    public FitSpec smoothness(double w0, double w1, double w2) {
        return withLoss(loss.withSmoothness(w0, w1, w2));
    }

    /**
     * With other weights of structures and atoms.
     *
     * @param policy the policy
     * @return new settings
     */
    public FitSpec weighting(Weighting policy) {
        return with(draft -> draft.weighting = policy);
    }

    /**
     * With given reference energies.
     *
     * @param energies energy of an atom of each element, eV
     * @return new settings
     */
    public FitSpec references(ReferenceEnergies energies) {
        return references(new ReferenceChoice.Given(energies));
    }

    /**
     * With another choice of reference energies.
     *
     * @param choice where they come from
     * @return new settings
     */
    public FitSpec references(ReferenceChoice choice) {
        return with(draft -> draft.references = choice);
    }

    /**
     * With other trainable parameters.
     *
     * @param parameters which are fitted
     * @return new settings
     */
    public FitSpec trainable(TrainableParameters parameters) {
        return with(draft -> draft.trainable = parameters);
    }

    /**
     * With other settings of the minimiser.
     *
     * @param settings how an iterative fit proceeds
     * @return new settings
     */
    public FitSpec minimisation(Minimisation settings) {
        return with(draft -> draft.minimisation = settings);
    }

    /**
     * With another limit on iterations.
     *
     * @param iterations zero or more
     * @return new settings
     */
    public FitSpec maxIterations(int iterations) {
        return minimisation(minimisation.withMaxIterations(iterations));
    }

    /**
     * With another criterion of convergence.
     *
     * @param relativeDecrease of the loss per iteration
     * @return new settings
     */
    public FitSpec tolerance(double relativeDecrease) {
        return minimisation(minimisation.withTolerance(relativeDecrease));
    }

    /**
     * With fit cycles or a growing basis.
     *
     * @param value cycles and ladder
     * @return new settings
     */
    public FitSpec schedule(FitSchedule value) {
        return with(draft -> draft.schedule = value);
    }

    /**
     * With another prior of the coefficients, for linear fits: {@code prior(2)} for one that favours smooth functions.
     *
     * @param smoothness power of the degree; zero for all functions alike
     * @return new settings
     */
    public FitSpec prior(double smoothness) {
        return with(draft ->
                draft.prior = new CoefficientPrior(smoothness, prior.evidence(), prior.relative()));
    }

    /**
     * With the strength of the prior from the data, by maximising the evidence, instead of from L2; for linear fits.
     *
     * @return new settings
     */
    public FitSpec evidence() {
        return with(draft -> draft.prior = new CoefficientPrior(prior.smoothness(), true, 0));
    }

    /**
     * With a strength of the prior relative to the data, instead of L2; for linear fits.
     *
     * @param strength in units of the mean diagonal of the normal equations, for example 1e-9
     * @return new settings
     */
    public FitSpec relativeRidge(double strength) {
        return with(
                draft -> draft.prior = new CoefficientPrior(prior.smoothness(), false, strength));
    }

    /**
     * With radial functions that are learned by variable projection before the coefficients are fitted, with the default settings.
     * What is learned is kept only if it does better on structures that are held out of the learning. It pays most for a basis whose
     * functions of rank 2 and more use few n: {@code AceSpec.orders(Orders.of(new int[] {12, 3, 3, 3, 2}, new int[] {0, 8, 6, 4,
     * 2}))}.
     *
     * @return new settings
     */
    public FitSpec learnRadials() {
        return learnRadials(RadialLearning.DEFAULT);
    }

    /**
     * With learned radial functions.
     *
     * @param settings how they are learned
     * @return new settings
     */
    public FitSpec learnRadials(RadialLearning settings) {
        return with(draft -> draft.learning = Optional.of(settings));
    }

    /**
     * With the functions of the basis that explain the data best, chosen before the fit by orthogonal matching pursuit under the
     * prior: fewer functions are as accurate. The basis should have two or three times as many. Later stages keep the choice.
     *
     * @param functions below 1 a share of the functions of the basis, else their number over all elements; zero for all
     * @return new settings
     */
    public FitSpec pursuit(double functions) {
        return with(draft -> draft.pursuit = functions);
    }

    /**
     * With another treatment of close pairs.
     *
     * @param value as given, or automatic
     * @return new settings
     */
    public FitSpec repulsion(Repulsion value) {
        return with(draft -> draft.repulsion = value);
    }

    /**
     * With another number of threads.
     *
     * @param count at least 1
     * @return new settings
     */
    public FitSpec threads(int count) {
        return with(draft -> draft.threads = count);
    }

    /**
     * With another seed.
     *
     * @param value any
     * @return new settings
     */
    public FitSpec seed(long value) {
        return with(draft -> draft.seed = value);
    }
}
