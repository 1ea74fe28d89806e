package io.github.acetune.plot;

import io.github.acetune.optimize.Categorical;
import io.github.acetune.optimize.Dimension;
import io.github.acetune.optimize.Fixed;
import io.github.acetune.optimize.IntegerRange;
import io.github.acetune.optimize.LogInteger;
import io.github.acetune.optimize.LogReal;
import io.github.acetune.optimize.Ordinal;
import io.github.acetune.optimize.Parameter;
import io.github.acetune.optimize.Real;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import java.util.List;

/**
 * The range of a hyperparameter as an axis, and where values lie on it.
 *
 * @param name of the hyperparameter in the search space
 * @param axis its whole range with a little room
 */
record HyperparameterAxis(String name, Axis axis) {
    /** Room at either end, as a fraction of the range: half a cell of {@link #CELLS}. */
    private static final double ROOM = 0.5 / (HyperparameterAxis.CELLS - 1);

    /** So many letters of a name find room beside a small panel. */
    private static final int LETTERS = 15;

    /** How many values of a hyperparameter a surface shows. */
    static final int CELLS = 16;

    /** The axes of what a sweep searched over. */
    static List<HyperparameterAxis> of(SweepResult sweep) {
        return sweep.space().parameters().stream()
                .filter(parameter -> !(parameter.dimension() instanceof Fixed))
                .map(parameter -> of(parameter, cut(sweep.shortName(parameter.name()))))
                .toList();
    }

    /** A long name without its middle: its beginning and its end tell most. */
    private static String cut(String name) {
        if (name.length() <= LETTERS) {
            return name;
        }
        int half = (LETTERS - 1) / 2;
        return name.substring(0, half) + "…" + name.substring(name.length() - half);
    }

    private static HyperparameterAxis of(Parameter parameter, String label) {
        return new HyperparameterAxis(parameter.name(), axis(parameter.dimension(), label));
    }

    private static Axis axis(Dimension dimension, String label) {
        return switch (dimension) {
            case Real(double lower, double upper) -> linear(Axis.of(label), lower, upper);
            case IntegerRange(int lower, int upper) -> linear(Axis.of(label), lower, upper);
            case LogReal(double lower, double upper) -> logarithmic(label, lower, upper);
            case LogInteger(int lower, int upper) -> logarithmic(label, lower, upper);
            case Categorical(List<Object> choices) -> names(label, choices);
            case Ordinal(List<Object> levels) -> names(label, levels);
            case Fixed(Object value) -> names(label, List.of(value));
        };
    }

    private static Axis linear(Axis axis, double lower, double upper) {
        double room = ROOM * (upper - lower);
        return axis.range(lower - room, upper + room);
    }

    private static Axis logarithmic(String label, double lower, double upper) {
        double room = Math.pow(upper / lower, ROOM);
        return Axis.of(label).log().range(lower / room, upper * room);
    }

    private static Axis names(String label, List<Object> values) {
        return Axis.categories(label, values.stream().map(Object::toString).toList());
    }

    boolean isOfNames() {
        return axis.scale() == AxisScale.CATEGORY;
    }

    /** Where a value lies; not-a-number where there is none. */
    double place(Object value) {
        if (value == null) {
            return Double.NaN;
        }
        if (isOfNames()) {
            int index = axis.names().indexOf(value.toString());
            return index < 0 ? Double.NaN : index;
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Where values lie. */
    Values places(List<?> values) {
        return Values.of(values.stream().mapToDouble(this::place).toArray());
    }

    /** Where trials lie; not-a-number for those in which the hyperparameter had no effect. */
    Values ofTrials(List<Trial> trials) {
        return Values.of(
                trials.stream()
                        .mapToDouble(trial -> place(trial.point().values().get(name)))
                        .toArray());
    }
}
