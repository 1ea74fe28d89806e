package io.github.acetune.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * What the surrogate has learned: which hyperparameters matter, how each acts, and where the minimum should be. From
 * {@link BayesianOptimizer#analysis()}.
 */
public final class Analysis {
    private static final int SAMPLES = 400;

    /** Shares of a variance need more: at 400 they may come out above the whole. */
    private static final int VARIANCE_SAMPLES = 2000;

    private static final int PAIR_SAMPLES = 60;
    private static final int CLIMBS = 6;
    private static final int STEPS = 150;

    private final SpaceCodec codec;
    private final long seed;
    private final Surrogate surrogate;
    private final OutputTransform transform;
    private final List<Point> observed;

    /**
     * What the surrogate expects of a point.
     *
     * @param point the point
     * @param mean the expected objective
     * @param deviation its standard deviation
     */
    public record Expectation(Point point, double mean, double deviation) {}

    /**
     * How the objective depends on one hyperparameter, averaged over all others where it is active.
     *
     * @param name the hyperparameter
     * @param values its values, in order
     * @param means the average objective at each
     * @param deviations the average standard deviation of the surrogate at each
     */
    public record PartialDependence(
            String name, List<Object> values, List<Double> means, List<Double> deviations) {
        /** Copies the lists. */
        public PartialDependence {
            values = List.copyOf(values);
            means = List.copyOf(means);
            deviations = List.copyOf(deviations);
        }
    }

    /**
     * How the objective depends on two hyperparameters together, averaged over all others.
     *
     * @param first the hyperparameter of the rows
     * @param firstValues its values, in order
     * @param second the hyperparameter of the columns
     * @param secondValues its values, in order
     * @param means the average objective, one list for every row; NaN where the two are never active together
     */
    public record PairDependence(
            String first,
            List<Object> firstValues,
            String second,
            List<Object> secondValues,
            List<List<Double>> means) {
        /** Copies the lists. */
        public PairDependence {
            firstValues = List.copyOf(firstValues);
            secondValues = List.copyOf(secondValues);
            means = means.stream().map(List::copyOf).toList();
        }
    }

    Analysis(
            SpaceCodec codec,
            OptimizerSettings settings,
            List<Observation> observations,
            int objective) {
        List<Observation> good = observations.stream().filter(o -> !o.failed()).toList();
        if (good.size() < 2) {
            throw new IllegalStateException(
                    "an analysis needs 2 or more successful trials, found " + good.size());
        }
        this.codec = codec;
        seed = settings.seed();
        TrainingData data = TrainingData.of(codec, good, o -> o.values().get(objective));
        surrogate =
                Surrogate.fit(
                        settings.surrogate(), codec, data, RandomStream.of(seed, "analysis", 0));
        transform = data.transform();
        observed = good.stream().map(Observation::point).toList();
    }

    /**
     * How much of the objective's variance over the space each hyperparameter takes part in: the total index of the functional
     * analysis of variance (I. M. Sobol', Math. Comput. Simul. 55 (2001) 271; estimator of M. J. W. Jansen, Comput. Phys. Commun.
     * 117 (1999) 35), of the surrogate's mean.
     *
     * @return name → share, each in [0, 1]; their sum exceeds 1 where hyperparameters act together
     */
    public Map<String, Double> importance() {
        double[][] base = samples("importance", 0, VARIANCE_SAMPLES);
        double[][] other = samples("importance", 1, VARIANCE_SAMPLES);
        double[] means = Arrays.stream(base).mapToDouble(this::meanAt).toArray();
        double variance =
                variance(
                        DoubleStream.concat(
                                        Arrays.stream(means),
                                        Arrays.stream(other).mapToDouble(this::meanAt))
                                .toArray());
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int d = 0; d < codec.size(); d++) {
            double squares = 0;
            for (int i = 0; i < base.length; i++) {
                double[] changed = base[i].clone();
                changed[d] = other[i][d];
                double difference = means[i] - meanAt(changed);
                squares += difference * difference / base.length;
            }
            shares.put(name(d), variance > 0 ? Math.min(1, squares / (2 * variance)) : 0.0);
        }
        return shares;
    }

    private static double variance(double... values) {
        double average = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values)
                .map(v -> (v - average) * (v - average))
                .average()
                .orElseThrow();
    }

    /**
     * How the objective depends on one hyperparameter.
     *
     * @param name the hyperparameter
     * @param count how many values, where there is a choice; all of a discrete one with fewer
     * @return the dependence, in the objective's own units
     * @throws IllegalArgumentException where there is no such hyperparameter
     */
    public PartialDependence partialDependence(String name, int count) {
        int dimension = indexOf(name);
        List<Object> values = values(dimension, count);
        double[][] samples = samples("dependence", dimension);
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        double[] prediction = new double[2];
        for (Object value : values) {
            double mean = 0;
            double deviation = 0;
            int active = 0;
            for (double[] sample : samples) {
                double[] code = codec.snap(with(sample, dimension, value));
                if (code != null && !Double.isNaN(code[dimension])) {
                    surrogate.predict(codec.features(code), prediction);
                    mean += transform.invert(prediction[0]);
                    deviation += prediction[1] * transform.scale(prediction[0]);
                    active++;
                }
            }
            means.add(mean / active);
            deviations.add(deviation / active);
        }
        return new PartialDependence(name, values, means, deviations);
    }

    /**
     * How the objective depends on two hyperparameters together.
     *
     * @param first one hyperparameter
     * @param second another
     * @param count how many values of each, where there is a choice
     * @return the dependence, in the objective's own units
     * @throws IllegalArgumentException where there is no such hyperparameter
     */
    public PairDependence partialDependence(String first, String second, int count) {
        int row = indexOf(first);
        int column = indexOf(second);
        List<Object> rowValues = values(row, count);
        List<Object> columnValues = values(column, count);
        double[][] samples = samples("pair", row * (long) codec.size() + column, PAIR_SAMPLES);
        List<List<Double>> means = new ArrayList<>();
        for (Object rowValue : rowValues) {
            List<Double> line = new ArrayList<>();
            for (Object columnValue : columnValues) {
                line.add(
                        Arrays.stream(samples)
                                .map(sample ->
                                        codec.snap(
                                                with(
                                                        with(sample, row, rowValue),
                                                        column,
                                                        columnValue)))
                                .filter(code ->
                                        code != null
                                                && !Double.isNaN(code[row])
                                                && !Double.isNaN(code[column]))
                                .mapToDouble(code ->
                                        transform.invert(surrogate.mean(codec.features(code))))
                                .average()
                                .orElse(Double.NaN));
            }
            means.add(line);
        }
        return new PairDependence(first, rowValues, second, columnValues, means);
    }

    /**
     * The point at which the surrogate expects the lowest value, evaluated or not.
     *
     * @return the point with what is expected there
     */
    public Expectation expectedMinimum() {
        double[][] random = samples("minimum", 0);
        double[][] places = Arrays.copyOf(random, random.length + observed.size());
        for (int i = 0; i < observed.size(); i++) {
            places[random.length + i] = codec.encode(observed.get(i));
        }
        CandidateSearch search =
                new CandidateSearch(
                        codec,
                        features -> -surrogate.mean(features),
                        point -> false,
                        RandomStream.of(seed, "minimum", 1));
        CandidateSearch.Candidate lowest = search.search(places, 1, CLIMBS, STEPS);
        return expectation(codec.decode(lowest.code()));
    }

    /**
     * What the surrogate expects of a point.
     *
     * @param point a point of the space
     * @return the expected objective with its standard deviation
     * @throws IllegalArgumentException where the point does not belong to the space
     */
    public Expectation expectation(Point point) {
        double[] prediction = new double[2];
        surrogate.predict(codec.features(point), prediction);
        return new Expectation(
                point,
                transform.invert(prediction[0]),
                prediction[1] * transform.scale(prediction[0]));
    }

    private double[][] samples(String purpose, long number) {
        return samples(purpose, number, SAMPLES);
    }

    private double[][] samples(String purpose, long number, int count) {
        SplittableRandom random = RandomStream.of(seed, purpose, number);
        double[][] samples = InitialDesign.LATIN_HYPERCUBE.points(count / 4, codec.size(), random);
        double[][] all = Arrays.copyOf(samples, count);
        for (int i = samples.length; i < count; i++) {
            all[i] = random.doubles(codec.size()).toArray();
        }
        return all;
    }

    /** The surrogate's mean at a raw place, standardised; places that break a constraint count as they are. */
    private double meanAt(double[] place) {
        return surrogate.mean(codec.features(codec.encode(codec.decode(place))));
    }

    private double[] with(double[] sample, int dimension, Object value) {
        double[] changed = sample.clone();
        changed[dimension] = codec.space().parameters().get(dimension).dimension().encode(value);
        return changed;
    }

    private List<Object> values(int dimension, int count) {
        Dimension values = codec.space().parameters().get(dimension).dimension();
        int shown =
                (int)
                        Math.min(
                                codec.isNominal(dimension) ? values.cardinality() : count,
                                values.cardinality());
        List<Object> chosen = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            Object value =
                    codec.isContinuous(dimension)
                            ? values.decode(shown == 1 ? 0.5 : i / (double) (shown - 1))
                            : values.valueAt(
                                    shown == 1
                                            ? 0
                                            : Math.round(
                                                    i
                                                            * (values.cardinality() - 1.0)
                                                            / (shown - 1)));
            chosen.add(value);
        }
        return chosen;
    }

    private String name(int dimension) {
        return codec.space().parameters().get(dimension).name();
    }

    private int indexOf(String name) {
        return codec.space().parameters().indexOf(codec.space().parameter(name));
    }
}
