package io.github.acetune.plot;

/**
 * A line with its spread.
 *
 * @param name for the legend
 * @param x positions
 * @param mean as many
 * @param spread standard deviations, as many or none
 */
public record Curve(String name, Values x, Values mean, Values spread) {
    /** Checks the lengths. */
    public Curve {
        Checks.sameLength(name, "mean values", x.size(), mean.size());
        Checks.sameLengthOrNone(name, "spreads", x.size(), spread.size());
    }

    Values low() {
        return combine(-1);
    }

    Values high() {
        return combine(1);
    }

    private Values combine(int sign) {
        double[] edge = mean.toArray();
        for (int i = 0; i < edge.length; i++) {
            edge[i] += sign * spread.get(i);
        }
        return Values.of(edge);
    }
}
