package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Minimises an expensive function by asking for points to evaluate and being told what came out. Asking several times before
 * telling gives points to evaluate at the same time. Everything follows from the settings' seed and what was told, in order:
 * never from time or threads. Not thread-safe.
 *
 * <pre>{@code
 * BayesianOptimizer optimizer = BayesianOptimizer.of(space);
 * for (int i = 0; i < 32; i++) {
 *     Point point = optimizer.ask();
 *     optimizer.tell(point, loss(point));
 * }
 * Point best = optimizer.best().orElseThrow().point();
 * }</pre>
 */
public final class BayesianOptimizer implements SequentialSearch {
    private final SearchSpace space;
    private final OptimizerSettings settings;
    private final SpaceCodec codec;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Point> pending = new ArrayList<>();
    private final List<Point> initial;
    private long asked;
    private Hedge hedge = Hedge.START;

    private BayesianOptimizer(SearchSpace space, OptimizerSettings settings) {
        if (space.parameters().stream().allMatch(p -> p.dimension().isFixed())) {
            throw new IllegalArgumentException("the search space has no dimension to search over");
        }
        this.space = space;
        this.settings = settings;
        codec = new SpaceCodec(space);
        initial = new InitialPoints(codec, settings).points();
    }

    /**
     * An optimiser with default settings.
     *
     * @param space where to search
     * @return the optimiser
     * @throws IllegalArgumentException where the space has nothing to search over, or its constraints leave no point
     */
    public static BayesianOptimizer of(SearchSpace space) {
        return of(space, OptimizerSettings.defaults());
    }

    /**
     * An optimiser.
     *
     * @param space where to search
     * @param settings how
     * @return the optimiser
     * @throws IllegalArgumentException where the space has nothing to search over, or its constraints leave no point
     */
    public static BayesianOptimizer of(SearchSpace space, OptimizerSettings settings) {
        return new BayesianOptimizer(space, settings);
    }

    /**
     * An optimiser that goes on where another stopped.
     *
     * @param space the other's space
     * @param settings the other's settings
     * @param snapshot the other's {@link #snapshot()}
     * @return the optimiser
     * @throws IllegalArgumentException where the snapshot does not belong to the space
     */
    public static BayesianOptimizer restore(
            SearchSpace space, OptimizerSettings settings, OptimizerSnapshot snapshot) {
        BayesianOptimizer optimizer = new BayesianOptimizer(space, settings);
        for (Observation observation : snapshot.observations()) {
            Point point = space.point(observation.point().values());
            optimizer.observations.add(
                    new Observation(point, observation.values(), observation.seconds()));
        }
        for (Point point : snapshot.pending()) {
            optimizer.pending.add(space.point(point.values()));
        }
        optimizer.asked = snapshot.asked();
        List<Point> nominees =
                snapshot.nominees().stream().map(nominee -> space.point(nominee.values())).toList();
        optimizer.hedge = new Hedge(snapshot.hedge(), nominees);
        return optimizer;
    }

    /**
     * All that this optimiser remembers, pending points included.
     *
     * @return the snapshot
     */
    public OptimizerSnapshot snapshot() {
        return new OptimizerSnapshot(asked, observations, pending, hedge.gains(), hedge.nominees());
    }

    /**
     * The next point to evaluate. It stays pending until it is told, failed or forgotten.
     *
     * @return the point
     */
    @Override
    public Point ask() {
        Point point = next();
        asked++;
        pending.add(point);
        return point;
    }

    /**
     * Several points to evaluate at the same time.
     *
     * @param count how many
     * @return the points
     */
    public List<Point> ask(int count) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(ask());
        }
        return points;
    }

    private Point next() {
        if (asked < initial.size() && observations.size() + pending.size() < initial.size()) {
            return initial.get((int) asked);
        }
        Proposal.Result result =
                new Proposal(codec, settings, observations, pending, asked).propose(hedge);
        hedge = result.hedge();
        return result.point();
    }

    /**
     * Tells what came out at a point.
     *
     * @param point a point asked for, or any other of the space
     * @param value the objective, to be minimised
     * @throws IllegalArgumentException where the value is not finite (say {@link #tellFailed(Point)} instead) or the point does
     *     not belong to the space
     */
    @Override
    public void tell(Point point, double value) {
        tell(point, List.of(value), Double.NaN);
    }

    /**
     * Tells what came out at a point, and what it cost.
     *
     * @param point a point asked for, or any other of the space
     * @param values the objectives, all to be minimised
     * @param seconds what the evaluation cost, NaN where unknown
     * @throws IllegalArgumentException where a value is not finite, their number is wrong or the point does not belong to the
     *     space
     */
    public void tell(Point point, List<Double> values, double seconds) {
        if (values.size() != settings.objectives()) {
            throw new IllegalArgumentException(
                    "expected " + settings.objectives() + " objective(s), found " + values.size());
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "the objective at "
                                + point
                                + " is "
                                + value
                                + ", expected a finite number; tell a failed trial by tellFailed");
            }
        }
        record(new Observation(space.point(point.values()), values, seconds));
    }

    /**
     * Tells that the evaluation of a point failed or made no sense. The optimiser learns to stay away from such points.
     *
     * @param point a point asked for, or any other of the space
     * @throws IllegalArgumentException where the point does not belong to the space
     */
    @Override
    public void tellFailed(Point point) {
        record(new Observation(space.point(point.values()), List.of(), Double.NaN));
    }

    private void record(Observation observation) {
        pending.remove(observation.point());
        observations.add(observation);
    }

    /**
     * Forgets a pending point, whose evaluation will not be finished.
     *
     * @param point the point
     * @return false where it was not pending
     */
    public boolean forget(Point point) {
        return pending.remove(point);
    }

    /**
     * The observation with the lowest (first) objective.
     *
     * @return the observation, empty where every trial failed so far
     */
    public Optional<Observation> best() {
        return observations.stream()
                .filter(o -> !o.failed())
                .reduce((a, b) -> b.value() < a.value() ? b : a);
    }

    /**
     * The observations that no other one betters in every objective.
     *
     * @return the front, empty where every trial failed so far
     */
    public ParetoFront paretoFront() {
        return ParetoFront.of(observations);
    }

    /**
     * What the surrogate has learned of the first objective.
     *
     * @return the analysis
     * @throws IllegalStateException where fewer than two trials succeeded so far
     */
    public Analysis analysis() {
        return analysis(0);
    }

    /**
     * What the surrogate has learned of one of several objectives.
     *
     * @param objective its number, from 0
     * @return the analysis
     * @throws IllegalStateException where fewer than two trials succeeded so far
     * @throws IllegalArgumentException where there is no such objective
     */
    public Analysis analysis(int objective) {
        if (objective < 0 || objective >= settings.objectives()) {
            throw new IllegalArgumentException(
                    "expected an objective from 0 to "
                            + (settings.objectives() - 1)
                            + ", found "
                            + objective);
        }
        return new Analysis(codec, settings, observations, objective);
    }

    /**
     * What has been told, in order.
     *
     * @return an unmodifiable view
     */
    public List<Observation> observations() {
        return Collections.unmodifiableList(observations);
    }

    /**
     * What has been asked for and not told, in order.
     *
     * @return an unmodifiable view
     */
    public List<Point> pending() {
        return Collections.unmodifiableList(pending);
    }

    /**
     * The space.
     *
     * @return where this optimiser searches
     */
    public SearchSpace space() {
        return space;
    }

    /**
     * The settings.
     *
     * @return how this optimiser searches
     */
    public OptimizerSettings settings() {
        return settings;
    }
}
