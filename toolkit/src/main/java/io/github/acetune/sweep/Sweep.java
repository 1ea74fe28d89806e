package io.github.acetune.sweep;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.data.Split;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.PotentialFitter;
import io.github.acetune.optimize.Categorical;
import io.github.acetune.optimize.Dimension;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.optimize.SearchSpace;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.validate.XpotLoss;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A search for the hyperparameters with which an ACE potential predicts data held back best, after D. F. Thomas du Toit, Y. Zhou
 * and V. L. Deringer, J. Chem. Theory Comput. 20, 10103 (2024). Immutable; every method gives a changed copy.
 *
 * <pre>{@code
 * var sweep = Sweep.of(AceSpec.of("Si").functions(100))
 *         .over("cutoff", real(4.5, 7))
 *         .over("radial", categorical(SBESSEL, CHEB_EXP_COS, CHEB_POW))
 *         .over("radial.lambda", real(1, 10)).when("radial", CHEB_EXP_COS, CHEB_POW)
 *         .alpha(0.7).initial(4).iterations(32);
 * var result = sweep.run(split);
 * }</pre>
 *
 * <p>Where everything else is a choice between no more possibilities than there are initial trials, nonlinear fits of the same choice
 * climb to their number of functions by the same smaller sizes ({@link io.github.acetune.fit.AceFitter#overSizes}), so that all sizes
 * together cost little more than one path. Linear fits that differ in nothing but their size share a design matrix in every sweep.
 */
public final class Sweep {
    private final SweepSettings settings;

    private Sweep(SweepSettings settings) {
        this.settings = settings;
    }

    private Sweep with(Consumer<SweepSettings> change) {
        SweepSettings copy = settings.copy();
        change.accept(copy);
        return new Sweep(copy);
    }

    /**
     * A sweep over what {@link #over} will name.
     *
     * @param potential what applies to everything that is not searched over
     * @return a sweep of 32 iterations, 5 of them initial, with α = 0.7 and seed 42
     */
    public static Sweep of(AceSpec potential) {
        var settings = new SweepSettings();
        settings.potential = Optional.of(potential);
        return new Sweep(settings);
    }

    /**
     * A sweep over the ranges of an XPOT input, with its α, error method and seed.
     *
     * @param input the input
     * @return a sweep of 32 iterations, 5 of them initial
     * @throws InvalidInputException where the input has no range that has an effect
     */
    public static Sweep of(XpotInput input) {
        var settings = new SweepSettings();
        settings.input = Optional.of(input);
        settings.space = input.space();
        settings.seed = input.seed();
        settings.loss =
                new XpotLoss(
                        input.alpha(),
                        XpotLoss.Method.valueOf(input.errorMethod().toUpperCase(Locale.ROOT)));
        if (settings.space.size() == 0) {
            String hint =
                    input.hyperparameterNames().isEmpty()
                            ? "mark values by skopt.space.Real(low, high) and the like"
                            : "no range in it has an effect";
            throw new InvalidInputException(input.name() + ": nothing to search over; " + hint);
        }
        return new Sweep(settings);
    }

    /**
     * Searches over one more hyperparameter.
     *
     * @param name one of {@code cutoff} (Å), {@code cutoffWidth} (Å), {@code radial}, {@code radial.lambda}, {@code functions}
     *     (per element), {@code embedding.exponent.N} and {@code embedding.weight.N} of density N = 1, 2, …, {@code fit.kappa},
     *     {@code fit.l1}, {@code fit.l2}
     * @param dimension its values
     * @return a changed copy
     * @throws InvalidInputException where there is no such hyperparameter, or the sweep follows an input file
     */
    public Sweep over(String name, Dimension dimension) {
        if (settings.input.isPresent()) {
            throw new InvalidInputException(
                    "this sweep follows an input file; its ranges belong there");
        }
        Objects.requireNonNull(SpecParameter.named(name));
        Dimension stored =
                dimension instanceof Categorical choice
                        ? new Categorical(
                                choice.choices().stream().map(SpecParameter::stored).toList())
                        : dimension;
        return with(copy -> copy.space = copy.space.over(name, stored));
    }

    /**
     * Searches over the hyperparameter named last only under some values of another.
     *
     * @param name the other one, named before
     * @param values its values under which the last one has an effect
     * @return a changed copy
     */
    public Sweep when(String name, Object... values) {
        Object[] stored = Arrays.stream(values).map(SpecParameter::stored).toArray();
        return with(copy -> copy.space = copy.space.when(name, stored));
    }

    /**
     * How every potential is fitted; a sweep that follows an input file takes that from there.
     *
     * @param fit the settings
     * @return a changed copy
     */
    public Sweep fit(FitSpec fit) {
        return with(copy -> copy.fit = fit);
    }

    /**
     * Fits by another program.
     *
     * @param fitter what fits
     * @return a changed copy
     */
    public Sweep fitter(PotentialFitter fitter) {
        return with(copy -> copy.fitter = fitter);
    }

    /**
     * The weight of the energy error in the loss, equation 7 of the paper.
     *
     * @param alpha from 0 (forces only) to 1 (energies only)
     * @return a changed copy
     */
    public Sweep alpha(double alpha) {
        return with(copy -> copy.loss = new XpotLoss(alpha, copy.loss.method()));
    }

    /**
     * How errors are averaged in the loss.
     *
     * @param method root mean square or mean of magnitudes
     * @return a changed copy
     */
    public Sweep errorMethod(XpotLoss.Method method) {
        return with(copy -> copy.loss = new XpotLoss(copy.loss.alpha(), method));
    }

    /**
     * How many trials sample the space before the optimiser takes over.
     *
     * @param count at least 2
     * @return a changed copy
     */
    public Sweep initial(int count) {
        return with(copy -> copy.initial = atLeast(2, count, "initial trials"));
    }

    /**
     * How many trials there are in all, the initial ones included.
     *
     * @param count at least 1
     * @return a changed copy
     */
    public Sweep iterations(int count) {
        atLeast(1, count, "iterations");
        return with(copy ->
                copy.rules =
                        new StopRules(
                                count,
                                copy.rules.loss(),
                                copy.rules.time(),
                                copy.rules.patience()));
    }

    /**
     * Ends the sweep when a loss is low enough.
     *
     * @param loss the loss that is low enough
     * @return a changed copy
     */
    public Sweep stopAtLoss(double loss) {
        return with(copy ->
                copy.rules =
                        new StopRules(
                                copy.rules.iterations(),
                                loss,
                                copy.rules.time(),
                                copy.rules.patience()));
    }

    /**
     * Begins no more trials when a time is up; those under way are finished.
     *
     * @param limit counted from the start of the run
     * @return a changed copy
     */
    public Sweep stopAfter(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new InvalidInputException("expected a time limit above 0, found " + limit);
        }
        return with(copy ->
                copy.rules =
                        new StopRules(
                                copy.rules.iterations(),
                                copy.rules.loss(),
                                Optional.of(limit),
                                copy.rules.patience()));
    }

    /**
     * Ends the sweep when so many trials in a row have not lowered the loss; the initial ones do not count.
     *
     * @param trials at least 1
     * @return a changed copy
     */
    public Sweep patience(int trials) {
        atLeast(1, trials, "trials of patience");
        return with(copy ->
                copy.rules =
                        new StopRules(
                                copy.rules.iterations(),
                                copy.rules.loss(),
                                copy.rules.time(),
                                trials));
    }

    /**
     * Searches for the best compromises between the loss and the cost of evaluating the potential, µs per atom on this machine,
     * instead of the lowest loss alone. Measured times vary a little: such a sweep is not the same twice.
     *
     * @return a changed copy
     */
    public Sweep lossAndCost() {
        return with(copy -> copy.cost = true);
    }

    /**
     * Counts fits with unphysical energies at short distances as failed, whatever their loss: see {@link
     * io.github.acetune.validate.StabilityProbe}. The search learns to keep away from them.
     *
     * @return a changed copy
     */
    public Sweep stable() {
        return with(copy -> copy.stable = true);
    }

    /**
     * Counts fits that do not survive a short run of molecular dynamics as failed, whatever their loss: see {@link
     * io.github.acetune.validate.StabilityRun}. The run starts from the largest bulk structure of the training data.
     *
     * @param picoseconds how long, in steps of 1 fs
     * @param kelvin temperature, K
     * @return a changed copy
     */
    public Sweep stableDynamics(double picoseconds, double kelvin) {
        if (!(picoseconds > 0) || !(kelvin > 0)) {
            throw new InvalidInputException(
                    "stable dynamics need a time above 0 ps and a temperature above 0 K, found "
                            + picoseconds
                            + " ps and "
                            + kelvin
                            + " K");
        }
        return with(copy ->
                copy.stableDynamics =
                        Optional.of(new SweepSettings.StableDynamics(picoseconds, kelvin)));
    }

    /**
     * Begins trials cheaply and goes on with the best of them only: Hyperband, with new points from the surrogate. Every fit at every
     * fidelity counts as one iteration; the tables have a column {@code fidelity}. Nobody waits for the end of a round: whoever is
     * free, a thread or a process that joined ({@link #join}), takes the best point that may go on, or begins a new one (asynchronous
     * successive halving).
     *
     * @param fidelity what a cheap trial has less of, for example {@code Fidelity.of(Fidelity.Kind.DATA)}
     * @return a changed copy
     */
    public Sweep hyperband(Fidelity fidelity) {
        return with(copy -> copy.fidelity = Optional.of(fidelity));
    }

    /**
     * How the optimiser searches: its surrogate, acquisition, initial design and so on. Its seed, its number of initial points and
     * its number of objectives are those of the sweep.
     *
     * @param search the settings
     * @return a changed copy
     */
    public Sweep search(OptimizerSettings search) {
        return with(copy -> copy.search = search);
    }

    /**
     * The seed of every random choice.
     *
     * @param seed any number
     * @return a changed copy
     */
    public Sweep seed(long seed) {
        return with(copy -> copy.seed = seed);
    }

    /**
     * How many fits run at the same time; each then has its share of the processor's cores.
     *
     * @param count at least 1
     * @return a changed copy
     */
    public Sweep workers(int count) {
        return with(copy -> copy.workers = atLeast(1, count, "workers"));
    }

    private static int atLeast(int least, int found, String what) {
        if (found < least) {
            throw new InvalidInputException(
                    "expected at least " + least + " " + what + ", found " + found);
        }
        return found;
    }

    /**
     * Keeps everything in a folder: the store of trials, XPOT's tables, a folder per iteration, the best potential.
     *
     * @param folder made where it is missing
     * @return a changed copy
     */
    public Sweep into(Path folder) {
        return with(copy -> copy.folder = Optional.of(folder));
    }

    /**
     * Takes over the finished trials of the folder and goes on with the same sequence of points.
     *
     * @return a changed copy
     */
    public Sweep resume() {
        return with(copy -> copy.entry = SweepFolder.Entry.RESUME);
    }

    /**
     * Helps the processes that work on the folder's sweep, until it is done.
     *
     * @return a changed copy
     */
    public Sweep join() {
        return with(copy -> copy.entry = SweepFolder.Entry.JOIN);
    }

    /**
     * Is told how the sweep goes on.
     *
     * @param listener the listener
     * @return a changed copy
     */
    public Sweep listen(SweepListener listener) {
        return with(copy -> copy.listener = Optional.of(listener));
    }

    /** What it was told, to be changed freely. */
    SweepSettings settings() {
        return settings.copy();
    }

    /**
     * The space that is searched.
     *
     * @return active and conditional hyperparameters
     */
    public SearchSpace space() {
        return settings.space;
    }

    /**
     * What one should know before starting: hyperparameters without effect, keys that are unknown.
     *
     * @return one line each
     */
    public List<String> notices() {
        return settings.setups().notices();
    }

    /**
     * Runs the sweep. Where the calling thread is interrupted, the fit under way is given up within its next iteration, and
     * everything finished is kept.
     *
     * @param data training data; validation data, on which the loss is taken
     * @return all finished trials
     * @throws InvalidInputException where data or settings do not do
     */
    public SweepResult run(Split data) {
        return new SweepRun(settings.copy(), data).run();
    }
}
