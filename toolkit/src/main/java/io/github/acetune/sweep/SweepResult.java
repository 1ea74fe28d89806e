package io.github.acetune.sweep;

import io.github.acetune.data.Split;
import io.github.acetune.fit.FitListener;
import io.github.acetune.optimize.Analysis;
import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.Point;
import io.github.acetune.optimize.SearchSpace;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** What a sweep found. */
public final class SweepResult {
    private final List<Trial> trials;
    private final SweepLoop.Outcome outcome;
    private final SweepSettings settings;
    private final Split data;
    private final TrialContext context;
    private final List<String> names;
    private final Function<Point, List<Object>> row;

    SweepResult(SweepLoop.Outcome outcome, SweepSettings settings, Split data, TrialSetups setups) {
        this.context = TrialContext.of(settings, data, setups);
        this.trials = outcome.trials().stream().map(trial -> trial.in(context)).toList();
        this.outcome = outcome;
        this.settings = settings;
        this.data = data;
        this.names = setups.names();
        this.row = setups::row;
    }

    /**
     * All finished trials, failed ones included.
     *
     * @return in the order of iterations
     */
    public List<Trial> trials() {
        return trials;
    }

    /**
     * Whether the sweep was ended before its time; what is here was finished before that.
     *
     * @return true for an interrupted sweep
     */
    public boolean interrupted() {
        return outcome.interrupted();
    }

    /**
     * Why the sweep ended before all its iterations were done.
     *
     * @return the rule that ended it; empty where all were done, or where it was interrupted
     */
    public Optional<String> stopped() {
        return outcome.stopped();
    }

    /**
     * How many trials sampled the space before the optimiser took over.
     *
     * @return at least 2
     */
    public int initial() {
        return settings.initial;
    }

    /**
     * What was fitted to and judged on.
     *
     * @return training and validation data
     */
    public Split data() {
        return data;
    }

    /**
     * What was searched over.
     *
     * @return active and conditional hyperparameters, the fidelity among them where there is one
     */
    public SearchSpace space() {
        return settings.trialSpace();
    }

    /**
     * The names of the hyperparameters.
     *
     * @return columns of the tables
     */
    public List<String> hyperparameters() {
        return names;
    }

    /**
     * The trial with the lowest loss; of equal ones the earliest.
     *
     * @return the trial
     * @throws IllegalStateException where no fit succeeded, naming the first reason
     */
    public Trial best() {
        return SweepLoop.best(trials).orElseThrow(() -> new IllegalStateException(firstFailure()));
    }

    /**
     * The best of the trials that sampled the space before the optimiser took over.
     *
     * @return the trial; empty where all of them failed
     */
    public Optional<Trial> bestInitial() {
        return SweepLoop.best(trials.stream().filter(t -> t.iteration() <= initial()).toList());
    }

    /**
     * The best of the trials that the optimiser chose.
     *
     * @return the trial; empty where there are none, or all of them failed
     */
    public Optional<Trial> bestOptimised() {
        return SweepLoop.best(trials.stream().filter(t -> t.iteration() > initial()).toList());
    }

    /**
     * The trials that no other one betters in loss and in cost, where the cost was an objective.
     *
     * @return from the lowest loss to the lowest cost
     */
    public List<Trial> paretoFront() {
        return trials.stream()
                .filter(t ->
                        t.fitted().isPresent() && trials.stream().noneMatch(o -> betters(o, t)))
                .sorted(Comparator.comparingDouble(Trial::loss))
                .toList();
    }

    private static boolean betters(Trial one, Trial other) {
        if (one.failed()) {
            return false;
        }
        double cost = one.fitted().orElseThrow().microseconds();
        double otherCost = other.fitted().orElseThrow().microseconds();
        boolean notWorse = one.loss() <= other.loss() && !(cost > otherCost);
        return notWorse && (one.loss() < other.loss() || cost < otherCost);
    }

    /**
     * What the sweep has learnt about its hyperparameters: which matter, how each acts, where the minimum should be.
     *
     * @return the analysis of the loss
     * @throws IllegalStateException where fewer than two trials succeeded
     */
    public Analysis analysis() {
        var optimizer = BayesianOptimizer.of(settings.trialSpace(), settings.optimizer());
        for (Trial trial : trials) {
            if (trial.failed()) {
                optimizer.tellFailed(trial.point());
            } else {
                optimizer.tell(
                        trial.point(),
                        trial.objectives(optimizer.settings().objectives()),
                        trial.seconds());
            }
        }
        return optimizer.analysis();
    }

    /**
     * A name as short as the sweep's other names allow.
     *
     * @param name of a hyperparameter
     * @return for example {@code "rcut"} for {@code "potential bonds ALL rcut"}
     */
    public String shortName(String name) {
        int index = names.indexOf(name);
        return index < 0 ? name : ShortNames.of(names).get(index);
    }

    /**
     * Goes on fitting a trial's potential with other weights of the forces, as the paper does with the best fit of a sweep.
     *
     * @param trial one of this sweep's, not failed
     * @param kappas the weights of the forces, one stage each, for example 0.8 and then 0.02
     * @param listener hears of progress and may end the fit
     * @return the fit and its errors
     */
    public Upfit upfit(Trial trial, List<Double> kappas, FitListener listener) {
        return context.upfit(trial, listener, context.stages(trial, kappas));
    }

    /**
     * Keeps upfits: their potentials and metrics in folders of their own, and the table {@code upfit_errors.csv} with XPOT's columns.
     *
     * @param upfits from {@link #upfit}
     * @param folder the sweep's
     */
    public void writeUpfits(List<Upfit> upfits, Path folder) {
        new UpfitFiles(this, folder).write(upfits);
    }

    /**
     * Where an upfit is kept.
     *
     * @param upfit from {@link #upfit}
     * @param folder the sweep's
     * @return its {@code upfit/best_initial} or {@code upfit/best_optimised}
     */
    public Path upfitFolder(Upfit upfit, Path folder) {
        boolean early = upfit.start().iteration() <= initial();
        return folder.resolve("upfit").resolve(early ? "best_initial" : "best_optimised");
    }

    private String firstFailure() {
        Optional<String> reason =
                trials.stream()
                        .map(Trial::outcome)
                        .filter(Trial.Outcome.Failed.class::isInstance)
                        .map(outcome -> ((Trial.Outcome.Failed) outcome).reason())
                        .findFirst();
        return reason.map(text ->
                        "none of "
                                + trials.size()
                                + " fits succeeded; the first failed because: "
                                + text)
                .orElse("no fit was finished");
    }

    /**
     * The trials as a table.
     *
     * @return one row per trial: hyperparameters by the end of their names, loss, errors on the validation data, and the cost of
     *     evaluating the potential where it was measured
     */
    public Table table() {
        Table table = Table.create("Trials", IntColumn.create("iteration"));
        trials.forEach(trial -> table.intColumn(0).append(trial.iteration()));
        List<String> shortNames = ShortNames.of(names);
        for (int i = 0; i < names.size(); i++) {
            table.addColumns(column(shortNames.get(i), i));
        }
        DoubleColumn loss = DoubleColumn.create("loss");
        DoubleColumn energy = DoubleColumn.create("energy (meV/atom)");
        DoubleColumn force = DoubleColumn.create("force (meV/Å)");
        DoubleColumn seconds = DoubleColumn.create("seconds");
        for (Trial trial : trials) {
            loss.append(trial.loss());
            energy.append(1000 * test(trial, PartErrors::energy));
            force.append(1000 * test(trial, PartErrors::force));
            seconds.append(trial.seconds());
        }
        table.addColumns(loss, energy, force);
        if (hasCosts()) {
            table.addColumns(
                    DoubleColumn.create(
                            "cost (µs/atom)",
                            trials.stream().mapToDouble(SweepResult::microseconds)));
        }
        return table.addColumns(seconds);
    }

    /**
     * Whether the cost of evaluating the potentials was measured.
     *
     * @return true for a sweep over {@link Sweep#lossAndCost}
     */
    public boolean hasCosts() {
        return trials.stream().anyMatch(trial -> Double.isFinite(microseconds(trial)));
    }

    private static double microseconds(Trial trial) {
        return trial.fitted().map(Trial.Outcome.Fitted::microseconds).orElse(Double.NaN);
    }

    private static double test(Trial trial, Function<PartErrors, Double> part) {
        return trial.fitted()
                .map(fitted -> part.apply(fitted.errors().testPerAtom()))
                .orElse(Double.NaN);
    }

    private Column<?> column(String name, int index) {
        List<Object> values =
                trials.stream().map(trial -> row.apply(trial.point()).get(index)).toList();
        boolean numbers =
                values.stream().allMatch(value -> value instanceof Number || "".equals(value));
        if (!numbers) {
            return StringColumn.create(name, values.stream().map(Object::toString).toList());
        }
        DoubleColumn column = DoubleColumn.create(name);
        values.forEach(value ->
                column.append(value instanceof Number number ? number.doubleValue() : Double.NaN));
        return column;
    }
}
