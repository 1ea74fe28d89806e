package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Minimises a function that can be had cheaper at a lower fidelity, such as a fit on a part of the data. Points start at a low
 * fidelity; the best of every {@code reduction} go on to the next one, without waiting for others (L. Li et al., MLSys 2020). New
 * points come from the surrogate of the highest fidelity that has enough values (S. Falkner, A. Klein and F. Hutter, ICML 2018),
 * and some start higher, in Hyperband's proportions, in case low fidelities mislead (L. Li et al., JMLR 18 (2018) 1). Everything
 * follows from the seed and what was told, in order. Not thread-safe.
 */
public final class Hyperband {
    private final OptimizerSettings settings;
    private final SpaceCodec codec;
    private final List<Point> initial;
    private final int reduction;
    private final double[] fidelities;
    private final List<Trial> trials = new ArrayList<>();
    private final List<State> states = new ArrayList<>();

    /** What became of a trial. */
    public enum Outcome {
        /** Asked for and not told. */
        PENDING,
        /** Told a value. */
        DONE,
        /** Told that it failed. */
        FAILED,
        /** Will not be finished. */
        FORGOTTEN
    }

    /**
     * One evaluation to be done.
     *
     * @param number of the trial, from 0
     * @param point where
     * @param rung of the ladder of fidelities, from 0
     * @param fidelity in (0, 1]
     */
    public record Trial(int number, Point point, int rung, double fidelity) {}

    /**
     * What is known of a trial.
     *
     * @param outcome what became of it
     * @param value the objective, NaN where there is none
     * @param promoted whether its point went on to the next fidelity
     */
    public record State(Outcome outcome, double value, boolean promoted) {}

    /**
     * All that is remembered, as plain data for the caller to store.
     *
     * @param trials all trials, in the order in which they were asked for
     * @param states what is known of each
     */
    public record Snapshot(List<Trial> trials, List<State> states) {
        /** Copies the lists. */
        public Snapshot {
            trials = List.copyOf(trials);
            states = List.copyOf(states);
        }
    }

    private Hyperband(
            SearchSpace space, OptimizerSettings settings, double leastFidelity, int reduction) {
        if (!(leastFidelity > 0 && leastFidelity < 1)) {
            throw new IllegalArgumentException(
                    "the least fidelity must lie between 0 and 1, found " + leastFidelity);
        }
        if (reduction < 2) {
            throw new IllegalArgumentException(
                    "the reduction must be 2 or more, found " + reduction);
        }
        if (settings.objectives() != 1) {
            throw new IllegalArgumentException(
                    "Hyperband has one objective, found settings for " + settings.objectives());
        }
        this.settings = settings;
        this.reduction = reduction;
        codec = new SpaceCodec(space);
        initial = new InitialPoints(codec, settings).points();
        // A little slack: a third of a third must count as a ninth.
        int steps = (int) Math.floor(Math.log(1 / leastFidelity) / Math.log(reduction) + 1e-9);
        fidelities = new double[steps + 1];
        for (int rung = 0; rung <= steps; rung++) {
            fidelities[rung] = Math.pow(reduction, rung - steps);
        }
    }

    /**
     * A search.
     *
     * @param space where
     * @param settings how new points are found
     * @param leastFidelity the lowest fidelity that is of any use, between 0 and 1
     * @param reduction the best of how many go on; the factor between fidelities, at least 2
     * @return the search
     * @throws IllegalArgumentException where a number is out of range
     */
    public static Hyperband of(
            SearchSpace space, OptimizerSettings settings, double leastFidelity, int reduction) {
        return new Hyperband(space, settings, leastFidelity, reduction);
    }

    /**
     * Goes on where another search, made with the same arguments, stopped.
     *
     * @param snapshot the other's {@link #snapshot()}
     * @return this search
     * @throws IllegalStateException where this search has begun already
     */
    public Hyperband restore(Snapshot snapshot) {
        if (!trials.isEmpty()) {
            throw new IllegalStateException("the search has begun already and cannot be restored");
        }
        for (Trial trial : snapshot.trials()) {
            Point point = codec.space().point(trial.point().values());
            trials.add(new Trial(trial.number(), point, trial.rung(), trial.fidelity()));
        }
        states.addAll(snapshot.states());
        return this;
    }

    /**
     * All that is remembered.
     *
     * @return the snapshot
     */
    public Snapshot snapshot() {
        return new Snapshot(trials, states);
    }

    /**
     * The next evaluation: a promising point at the next fidelity where there is one, otherwise a new point.
     *
     * @return the trial, pending until it is told, failed or forgotten
     */
    public Trial ask() {
        Optional<Trial> promoted = promotable();
        int rung;
        Point point;
        if (promoted.isPresent()) {
            State state = states.get(promoted.get().number());
            states.set(promoted.get().number(), new State(state.outcome(), state.value(), true));
            rung = promoted.get().rung() + 1;
            point = promoted.get().point();
        } else {
            long started = started();
            rung = startingRung(started);
            point = newPoint(started);
        }
        Trial trial = new Trial(trials.size(), point, rung, fidelities[rung]);
        trials.add(trial);
        states.add(new State(Outcome.PENDING, Double.NaN, false));
        return trial;
    }

    /** The best point, of the highest rung possible, that belongs to the best of its rung and did not go on yet. */
    private Optional<Trial> promotable() {
        for (int rung = fidelities.length - 2; rung >= 0; rung--) {
            int current = rung;
            List<Trial> finished =
                    trials.stream().filter(t -> t.rung() == current && isFinished(t)).toList();
            Optional<Trial> next =
                    finished.stream()
                            .filter(t -> state(t).outcome() == Outcome.DONE)
                            .sorted(Comparator.comparingDouble(t -> state(t).value()))
                            .limit(finished.size() / reduction)
                            .filter(t -> !state(t).promoted())
                            .findFirst();
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    private boolean isFinished(Trial trial) {
        return state(trial).outcome() == Outcome.DONE || state(trial).outcome() == Outcome.FAILED;
    }

    private State state(Trial trial) {
        return states.get(trial.number());
    }

    /** How many points have been started so far, at whatever rung. */
    private long started() {
        return trials.stream().map(Trial::point).distinct().count();
    }

    /** Hyperband's brackets, each as often as it has points to start: most at the lowest fidelity, a few at the highest. */
    private int startingRung(long started) {
        int top = fidelities.length - 1;
        double[] shares = new double[fidelities.length];
        double total = 0;
        for (int rung = 0; rung <= top; rung++) {
            int steps = top - rung;
            shares[rung] = Math.ceil((top + 1.0) / (steps + 1) * Math.pow(reduction, steps));
            total += shares[rung];
        }
        double left = started % total;
        int rung = 0;
        while (left >= shares[rung]) {
            left -= shares[rung];
            rung++;
        }
        return rung;
    }

    private Point newPoint(long started) {
        if (started < initial.size()) {
            return initial.get((int) started);
        }
        Set<Point> pending = new HashSet<>();
        trials.stream()
                .filter(t -> state(t).outcome() == Outcome.PENDING)
                .forEach(t -> pending.add(t.point()));
        List<Observation> observations = observationsOfModel();
        // Points known at another fidelity only are not to be started again either; the model knows
        // nothing of them.
        Set<Point> known = new HashSet<>();
        trials.forEach(t -> known.add(t.point()));
        List<Point> ordered =
                trials.stream().map(Trial::point).distinct().filter(pending::contains).toList();
        return new Proposal(codec, settings, observations, ordered, started)
                .excluding(known)
                .propose(Hedge.START)
                .point();
    }

    /** The values of the highest rung that has as many as the initial design; of the lowest one where none has. */
    private List<Observation> observationsOfModel() {
        List<Observation> observations = List.of();
        for (int rung = fidelities.length - 1; rung >= 0; rung--) {
            int current = rung;
            observations =
                    trials.stream()
                            .filter(t -> t.rung() == current && isFinished(t))
                            .map(this::observation)
                            .toList();
            if (observations.stream().filter(o -> !o.failed()).count() >= settings.initialCount()) {
                return observations;
            }
        }
        return observations;
    }

    private Observation observation(Trial trial) {
        State state = state(trial);
        List<Double> values = state.outcome() == Outcome.DONE ? List.of(state.value()) : List.of();
        return new Observation(trial.point(), values, Double.NaN);
    }

    /**
     * Tells what came out of a trial.
     *
     * @param trial from {@link #ask()}
     * @param value the objective, to be minimised
     * @throws IllegalArgumentException where the value is not finite or the trial is not pending
     */
    public void tell(Trial trial, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "the objective at "
                            + trial.point()
                            + " is "
                            + value
                            + ", expected a finite number; tell a failed trial by tellFailed");
        }
        finish(trial, new State(Outcome.DONE, value, false));
    }

    /**
     * Tells that a trial failed.
     *
     * @param trial from {@link #ask()}
     * @throws IllegalArgumentException where the trial is not pending
     */
    public void tellFailed(Trial trial) {
        finish(trial, new State(Outcome.FAILED, Double.NaN, false));
    }

    /**
     * Forgets a trial that will not be finished.
     *
     * @param trial from {@link #ask()}
     * @throws IllegalArgumentException where the trial is not pending
     */
    public void forget(Trial trial) {
        finish(trial, new State(Outcome.FORGOTTEN, Double.NaN, false));
        // Its point may go on again.
        trials.stream()
                .filter(t -> t.rung() == trial.rung() - 1 && t.point().equals(trial.point()))
                .forEach(t ->
                        states.set(
                                t.number(),
                                new State(state(t).outcome(), state(t).value(), false)));
    }

    private void finish(Trial trial, State state) {
        boolean known =
                trial.number() < trials.size()
                        && Objects.equals(trials.get(trial.number()), trial)
                        && state(trial).outcome() == Outcome.PENDING;
        if (!known) {
            throw new IllegalArgumentException("trial " + trial.number() + " is not pending");
        }
        states.set(trial.number(), state);
    }

    /**
     * The best observation at the full fidelity.
     *
     * @return the observation, empty where no trial has finished there
     */
    public Optional<Observation> best() {
        return trials.stream()
                .filter(t ->
                        t.rung() == fidelities.length - 1 && state(t).outcome() == Outcome.DONE)
                .min(Comparator.comparingDouble(t -> state(t).value()))
                .map(this::observation);
    }

    /**
     * The fidelities, from the lowest to 1.
     *
     * @return the ladder
     */
    public List<Double> fidelities() {
        List<Double> ladder = new ArrayList<>();
        for (double fidelity : fidelities) {
            ladder.add(fidelity);
        }
        return ladder;
    }
}
