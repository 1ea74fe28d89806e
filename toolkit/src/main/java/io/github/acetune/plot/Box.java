package io.github.acetune.plot;

/**
 * A box from the first to the third quartile with the median, whiskers to the last point within 1.5 box lengths, and
 * the points beyond.
 *
 * @param name the category on the axis
 * @param values the numbers
 * @param colour of box and points
 */
public record Box(String name, Values values, Colour colour) implements Trace {}
