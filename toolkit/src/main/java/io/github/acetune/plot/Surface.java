package io.github.acetune.plot;

/**
 * Numbers over a plane as coloured cells, whose colours a {@link ColourBar} explains.
 *
 * @param name for hovering
 * @param x centres of the columns, ascending; positions on an axis of names
 * @param y centres of the rows, ascending; positions on an axis of names
 * @param values {@code [y][x]}, row-major; not-a-number leaves a cell empty
 * @param bar what the colours mean
 */
public record Surface(String name, Values x, Values y, Values values, ColourBar bar)
        implements Trace {
    /** So many colours are told apart: neighbours of one colour are drawn as one. */
    private static final int COLOURS = 32;

    /** Checks the lengths. */
    public Surface {
        Checks.sameLength(name, "cells", x.size() * y.size(), values.size());
    }

    double get(int row, int column) {
        return values.get(row * x.size() + column);
    }

    /** The colour of a cell, from 0 to one less than {@link #COLOURS}; negative for an empty one. */
    int level(int row, int column) {
        double fraction = bar.fraction(get(row, column));
        return Double.isNaN(fraction) ? -1 : (int) Math.min(COLOURS - 1, fraction * COLOURS);
    }

    Colour colour(int level) {
        return bar.scale().at((level + 0.5) / COLOURS);
    }

    /** The edges of cells on an axis, one more than centres, halfway between them as the axis counts. */
    static double[] edges(Values centres, boolean logarithmic) {
        int count = centres.size();
        double[] places = new double[count];
        for (int i = 0; i < count; i++) {
            places[i] = logarithmic ? Math.log(centres.get(i)) : centres.get(i);
        }
        double[] edges = new double[count + 1];
        for (int i = 1; i < count; i++) {
            edges[i] = 0.5 * (places[i - 1] + places[i]);
        }
        double first = count > 1 ? edges[1] - places[0] : 0.5;
        double last = count > 1 ? places[count - 1] - edges[count - 1] : 0.5;
        edges[0] = places[0] - first;
        edges[count] = places[count - 1] + last;
        for (int i = 0; logarithmic && i <= count; i++) {
            edges[i] = Math.exp(edges[i]);
        }
        return edges;
    }
}
