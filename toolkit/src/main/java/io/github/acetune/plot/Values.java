package io.github.acetune.plot;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** An immutable list of numbers. Numbers that are not finite are kept and leave gaps in a figure. */
public final class Values {
    /** No numbers. */
    public static final Values NONE = new Values(new double[0]);

    private final double[] values;

    private Values(double[] values) {
        this.values = values;
    }

    /**
     * Copies the numbers.
     *
     * @param values any
     * @return a copy
     */
    public static Values of(double... values) {
        return new Values(values.clone());
    }

    /**
     * Copies the numbers.
     *
     * @param values any
     * @return a copy
     */
    public static Values of(Collection<? extends Number> values) {
        return new Values(values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /**
     * The integers from {@code first}, as many as wanted.
     *
     * @param first the first one
     * @param count how many
     * @return first, first + 1, …
     */
    public static Values counting(int first, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> first + i);
        return new Values(values);
    }

    /**
     * Numbers at equal distances.
     *
     * @param from the first
     * @param to the last
     * @param count at least 2
     * @return the numbers
     */
    public static Values linear(double from, double to, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> from + (to - from) * i / (count - 1));
        return new Values(values);
    }

    /**
     * How many there are.
     *
     * @return 0 or more
     */
    public int size() {
        return values.length;
    }

    /**
     * Whether there are none.
     *
     * @return true for {@link #NONE}
     */
    public boolean isEmpty() {
        return values.length == 0;
    }

    /**
     * One of the numbers.
     *
     * @param index from 0
     * @return the number
     */
    public double get(int index) {
        return values[index];
    }

    /**
     * Applies a function to each.
     *
     * @param function from number to number
     * @return the results
     */
    public Values map(DoubleUnaryOperator function) {
        return new Values(stream().map(function).toArray());
    }

    /**
     * Multiplies each, for changes of unit.
     *
     * @param factor the factor
     * @return the products
     */
    public Values times(double factor) {
        return map(v -> v * factor);
    }

    /**
     * Some of the numbers.
     *
     * @param indices which, from 0
     * @return in the order of the indices
     */
    public Values pick(int... indices) {
        return new Values(Arrays.stream(indices).mapToDouble(i -> values[i]).toArray());
    }

    /**
     * Rounds each, which makes a figure of many points smaller.
     *
     * @param decimals after the point
     * @return the rounded numbers
     */
    public Values rounded(int decimals) {
        double power = Math.pow(10, decimals);
        return map(v -> Math.rint(v * power) / power);
    }

    /**
     * The numbers as a stream.
     *
     * @return in order
     */
    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    /**
     * The numbers as an array.
     *
     * @return a copy
     */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 10
                ? Arrays.toString(values)
                : values.length + " numbers from " + values[0] + " to " + values[values.length - 1];
    }
}
