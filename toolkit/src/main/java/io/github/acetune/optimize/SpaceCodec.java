package io.github.acetune.optimize;

import java.util.List;

/**
 * A search space as the numerical parts see it: codes on the unit cube, moved to the nearest place that stands for a value, so
 * that a surrogate never sees two codes of one point (E. C. Garrido-Merchán and D. Hernández-Lobato, Neurocomputing 380 (2020) 20).
 */
final class SpaceCodec {
    private final SearchSpace space;
    private final boolean[] nominal;
    private final boolean[] fixed;

    SpaceCodec(SearchSpace space) {
        this.space = space;
        List<Parameter> parameters = space.parameters();
        nominal = new boolean[parameters.size()];
        fixed = new boolean[parameters.size()];
        for (int d = 0; d < nominal.length; d++) {
            nominal[d] = parameters.get(d).dimension().isNominal();
            fixed[d] = parameters.get(d).dimension().isFixed();
        }
    }

    int size() {
        return nominal.length;
    }

    boolean isNominal(int dimension) {
        return nominal[dimension];
    }

    boolean isFixed(int dimension) {
        return fixed[dimension];
    }

    long cardinality(int dimension) {
        return space.parameters().get(dimension).dimension().cardinality();
    }

    boolean[] nominal() {
        return nominal.clone();
    }

    /**
     * The code of the point that a code stands for.
     *
     * @return a new array, NaN where a dimension is inactive; null where the point breaks a constraint
     */
    double[] snap(double[] code) {
        if (!space.constraints().isEmpty()) {
            Point point = space.decode(code);
            return space.allows(point) ? space.encode(point) : null;
        }
        double[] snapped = new double[code.length];
        List<Parameter> parameters = space.parameters();
        for (int d = 0; d < code.length; d++) {
            Dimension dimension = parameters.get(d).dimension();
            double unit = Double.isNaN(code[d]) ? 0.5 : code[d];
            if (!isActive(parameters.get(d), snapped)) {
                snapped[d] = Double.NaN;
            } else if (dimension.cardinality() == Dimension.CONTINUUM) {
                snapped[d] = unit;
            } else {
                snapped[d] = dimension.encode(dimension.decode(unit));
            }
        }
        return snapped;
    }

    private boolean isActive(Parameter parameter, double[] snapped) {
        for (Condition condition : parameter.conditions()) {
            int other = indexOf(condition.name());
            boolean met =
                    !Double.isNaN(snapped[other])
                            && condition.holds(
                                    space.parameters()
                                            .get(other)
                                            .dimension()
                                            .decode(snapped[other]));
            if (!met) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(String name) {
        List<Parameter> parameters = space.parameters();
        int index = 0;
        while (!parameters.get(index).name().equals(name)) {
            index++;
        }
        return index;
    }

    /** A code as the surrogates want it: the centre where a number is inactive, a choice of its own where a name is. */
    double[] features(double[] code) {
        double[] features = code.clone();
        for (int d = 0; d < code.length; d++) {
            if (Double.isNaN(code[d])) {
                features[d] = nominal[d] ? -1 : 0.5;
            }
        }
        return features;
    }

    Point decode(double[] code) {
        return space.decode(code);
    }

    double[] encode(Point point) {
        return space.encode(point);
    }

    SearchSpace space() {
        return space;
    }
}
