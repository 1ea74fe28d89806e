package io.github.acetune.optimize;

import java.util.List;

/**
 * The values that one hyperparameter may take, with a map to and from the unit interval on which designs and surrogates work.
 * A dimension has no name; {@link SearchSpace#over(String, Dimension)} gives it one.
 */
public sealed interface Dimension
        permits Real, LogReal, IntegerRange, LogInteger, Categorical, Ordinal, Fixed {

    /** The {@link #cardinality()} of a dimension with a continuum of values. */
    long CONTINUUM = Long.MAX_VALUE;

    /**
     * The place of a value on the unit interval.
     *
     * @param value a value of this dimension; numbers of any class are accepted where a number is meant, and text where it
     *     spells one of the choices
     * @return a number in [0, 1]
     * @throws IllegalArgumentException where the value does not belong to the dimension
     */
    double encode(Object value);

    /**
     * The value at a place of the unit interval, the inverse of {@link #encode(Object)}. Places drawn uniformly give every
     * value of a discrete dimension the same chance (a logarithmic one: the chance of its share of the logarithm).
     *
     * @param unit a number in [0, 1]
     * @return the value
     */
    Object decode(double unit);

    /**
     * How many values there are.
     *
     * @return at least 1, {@link #CONTINUUM} for real numbers
     */
    long cardinality();

    /**
     * A value by its number.
     *
     * @param index in [0, {@link #cardinality()})
     * @return the value
     * @throws IllegalArgumentException where the dimension is a continuum
     */
    Object valueAt(long index);

    /**
     * Whether values are mere names, with no order and no distance between them.
     *
     * @return true for {@link Categorical} only
     */
    default boolean isNominal() {
        return false;
    }

    /**
     * Whether there is anything to choose.
     *
     * @return false where there is one value only
     */
    default boolean isFixed() {
        return cardinality() == 1;
    }

    /**
     * Real numbers, uniformly.
     *
     * @param lower the lower bound
     * @param upper the upper bound, above the lower one
     * @return the dimension
     */
    static Dimension real(double lower, double upper) {
        return new Real(lower, upper);
    }

    /**
     * Positive real numbers, uniformly in their logarithm.
     *
     * @param lower the lower bound, above 0
     * @param upper the upper bound, above the lower one
     * @return the dimension
     */
    static Dimension logReal(double lower, double upper) {
        return new LogReal(lower, upper);
    }

    /**
     * Integers, uniformly.
     *
     * @param lower the smallest value
     * @param upper the largest value, included
     * @return the dimension
     */
    static Dimension integer(int lower, int upper) {
        return new IntegerRange(lower, upper);
    }

    /**
     * Positive integers, uniformly in their logarithm.
     *
     * @param lower the smallest value, at least 1
     * @param upper the largest value, included
     * @return the dimension
     */
    static Dimension logInteger(int lower, int upper) {
        return new LogInteger(lower, upper);
    }

    /**
     * Choices without an order.
     *
     * @param choices two or more distinct ones
     * @return the dimension
     */
    static Dimension categorical(Object... choices) {
        return new Categorical(List.of(choices));
    }

    /**
     * Choices in an order: neighbours are taken to be alike.
     *
     * @param levels two or more distinct ones, in order
     * @return the dimension
     */
    static Dimension ordinal(Object... levels) {
        return new Ordinal(List.of(levels));
    }

    /**
     * One value, not searched over, so that a point names every hyperparameter.
     *
     * @param value the value
     * @return the dimension
     */
    static Dimension fixed(Object value) {
        return new Fixed(value);
    }
}
