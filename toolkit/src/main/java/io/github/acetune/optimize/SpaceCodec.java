package io.github.acetune.optimize;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A search space as the numerical parts see it: codes on the unit cube, moved to the nearest place that stands for a value, so
 * that a surrogate never sees two codes of one point (E. C. Garrido-Merchán and D. Hernández-Lobato, Neurocomputing 380 (2020) 20).
 */
final class SpaceCodec {
    /** Spaces of up to this many points are searched point by point. */
    private static final int COUNTABLE = 2000;

    private static final int RANDOM_TRIES = 10_000;

    private final SearchSpace space;
    private final Dimension[] dimensions;
    private final boolean[] nominal;
    private final long[] cardinalities;
    private final Requirement[][] requirements;
    private final double[][] allCodes;

    /** A condition with the other dimension's number in place of its name. */
    private record Requirement(int other, Condition condition) {}

    SpaceCodec(SearchSpace space) {
        this.space = space;
        List<Parameter> parameters = space.parameters();
        List<String> names = parameters.stream().map(Parameter::name).toList();
        int size = parameters.size();
        dimensions = parameters.stream().map(Parameter::dimension).toArray(Dimension[]::new);
        nominal = new boolean[size];
        cardinalities = new long[size];
        requirements = new Requirement[size][];
        for (int d = 0; d < size; d++) {
            nominal[d] = dimensions[d].isNominal();
            cardinalities[d] = dimensions[d].cardinality();
            requirements[d] =
                    parameters.get(d).conditions().stream()
                            .map(condition ->
                                    new Requirement(names.indexOf(condition.name()), condition))
                            .toArray(Requirement[]::new);
        }
        Optional<List<Point>> points = space.enumerate(COUNTABLE);
        allCodes =
                points.isEmpty()
                        ? new double[0][]
                        : points.get().stream().map(space::encode).toArray(double[][]::new);
    }

    SearchSpace space() {
        return space;
    }

    int size() {
        return dimensions.length;
    }

    boolean isNominal(int dimension) {
        return nominal[dimension];
    }

    boolean isFixed(int dimension) {
        return cardinalities[dimension] == 1;
    }

    boolean isContinuous(int dimension) {
        return cardinalities[dimension] == Dimension.CONTINUUM;
    }

    long cardinality(int dimension) {
        return cardinalities[dimension];
    }

    /** How far values are from each other, one for every dimension. */
    Metric[] metrics() {
        Metric[] metrics = new Metric[size()];
        for (int d = 0; d < metrics.length; d++) {
            Metric ofNumbers = requirements[d].length == 0 ? Metric.LINE : Metric.ARC;
            metrics[d] = nominal[d] ? Metric.CHOICE : ofNumbers;
        }
        return metrics;
    }

    /** The codes of all points where the space is small and discrete; otherwise none. */
    double[][] allCodes() {
        return allCodes.clone();
    }

    /**
     * The code of the point that a code stands for.
     *
     * @return a new array, NaN where a dimension is inactive; null where the point breaks a constraint
     */
    double[] snap(double[] code) {
        double[] snapped = new double[code.length];
        for (int d = 0; d < code.length; d++) {
            double unit = Double.isNaN(code[d]) ? 0.5 : code[d];
            if (!isActive(d, snapped)) {
                snapped[d] = Double.NaN;
            } else if (isContinuous(d)) {
                snapped[d] = unit;
            } else {
                snapped[d] = dimensions[d].encode(dimensions[d].decode(unit));
            }
        }
        return space.constraints().isEmpty() || space.allows(space.decode(snapped))
                ? snapped
                : null;
    }

    private boolean isActive(int dimension, double[] snapped) {
        for (Requirement requirement : requirements[dimension]) {
            int other = requirement.other();
            boolean met =
                    !Double.isNaN(snapped[other])
                            && requirement
                                    .condition()
                                    .holds(dimensions[other].decode(snapped[other]));
            if (!met) {
                return false;
            }
        }
        return true;
    }

    /** A code as the surrogates want it: a value of its own where a dimension is inactive. */
    double[] features(double[] code) {
        double[] features = code.clone();
        for (int d = 0; d < code.length; d++) {
            if (Double.isNaN(code[d])) {
                features[d] = Metric.INACTIVE;
            }
        }
        return features;
    }

    double[] features(Point point) {
        return features(encode(point));
    }

    Point decode(double[] code) {
        return space.decode(code);
    }

    double[] encode(Point point) {
        return space.encode(point);
    }

    /** A random code that keeps the constraints; null where none of many tries does. */
    double[] randomCode(SplittableRandom random) {
        for (int i = 0; i < RANDOM_TRIES; i++) {
            double[] code = snap(random.doubles(size()).toArray());
            if (code != null) {
                return code;
            }
        }
        return null;
    }
}
