package io.github.acetune.fit;

import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.structure.InvalidInputException;

/**
 * How a potential is fitted. Immutable; every method gives a changed copy: {@code FitSpec.kappa(0.3).l2(1e-8).maxIterations(200)}.
 *
 * @param loss what is minimised
 * @param weighting how much structures and atoms count
 * @param references energies of the atoms that are subtracted before the fit and stored with the potential
 * @param trainable which parameters are fitted
 * @param maxIterations most iterations of an iterative fit
 * @param tolerance relative decrease of the loss per iteration below which an iterative fit is done
 * @param threads worker threads; the result does not depend on it
 * @param seed for everything random
 */
public record FitSpec(
        LossSettings loss,
        Weighting weighting,
        ReferenceChoice references,
        TrainableParameters trainable,
        int maxIterations,
        double tolerance,
        int threads,
        long seed) {
    /** κ = 0.3, uniform weights, function coefficients only. */
    public static final FitSpec DEFAULT =
            new FitSpec(
                    LossSettings.DEFAULT,
                    Weighting.UNIFORM,
                    ReferenceChoice.AUTOMATIC,
                    TrainableParameters.FUNCTIONS,
                    100,
                    1e-5,
                    Runtime.getRuntime().availableProcessors(),
                    42);

    /** Checks the ranges. */
    public FitSpec {
        if (maxIterations < 0) {
            throw new InvalidInputException(
                    "maxiter is " + maxIterations + ", expected zero or more");
        }
        if (threads < 1) {
            throw new InvalidInputException(
                    "the number of threads is " + threads + ", expected at least 1");
        }
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
     * @param loss what is minimised
     * @return new settings
     */
    public FitSpec withLoss(LossSettings loss) {
        return new FitSpec(
                loss, weighting, references, trainable, maxIterations, tolerance, threads, seed);
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
     * @param weighting the policy
     * @return new settings
     */
    public FitSpec weighting(Weighting weighting) {
        return new FitSpec(
                loss, weighting, references, trainable, maxIterations, tolerance, threads, seed);
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
        return new FitSpec(
                loss, weighting, choice, trainable, maxIterations, tolerance, threads, seed);
    }

    /**
     * With other trainable parameters.
     *
     * @param parameters which are fitted
     * @return new settings
     */
    public FitSpec trainable(TrainableParameters parameters) {
        return new FitSpec(
                loss, weighting, references, parameters, maxIterations, tolerance, threads, seed);
    }

    /**
     * With another limit on iterations.
     *
     * @param iterations zero or more
     * @return new settings
     */
    public FitSpec maxIterations(int iterations) {
        return new FitSpec(
                loss, weighting, references, trainable, iterations, tolerance, threads, seed);
    }

    /**
     * With another criterion of convergence.
     *
     * @param relativeDecrease of the loss per iteration
     * @return new settings
     */
    public FitSpec tolerance(double relativeDecrease) {
        return new FitSpec(
                loss,
                weighting,
                references,
                trainable,
                maxIterations,
                relativeDecrease,
                threads,
                seed);
    }

    /**
     * With another number of threads.
     *
     * @param count at least 1
     * @return new settings
     */
    public FitSpec threads(int count) {
        return new FitSpec(
                loss, weighting, references, trainable, maxIterations, tolerance, count, seed);
    }

    /**
     * With another seed.
     *
     * @param value any
     * @return new settings
     */
    public FitSpec seed(long value) {
        return new FitSpec(
                loss, weighting, references, trainable, maxIterations, tolerance, threads, value);
    }
}
