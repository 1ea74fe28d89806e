package io.github.acetune.optimize;

/**
 * Bounds of every coordinate. Between them x = middle + half width · sin u, so that a search over u needs no bounds.
 *
 * @param lower [n]
 * @param upper [n], where equal to {@code lower} the coordinate is fixed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package only
record Box(double[] lower, double[] upper) {
    /** At a bound itself the sine is flat, and a search would stay there. */
    private static final double INSIDE = 0.999;

    /**
     * Minimises.
     *
     * @param x the start, replaced by the best point found
     * @return the value there
     */
    double minimise(QuasiNewton.Objective objective, double[] x, int iterations, double tolerance) {
        int n = x.length;
        double[] u = new double[n];
        for (int i = 0; i < n; i++) {
            double sine = halfWidth(i) > 0 ? (x[i] - middle(i)) / halfWidth(i) : 0;
            u[i] = Math.asin(Math.clamp(sine, -INSIDE, INSIDE));
        }
        QuasiNewton.Objective free =
                (place, gradient) -> {
                    fill(x, place);
                    double value = objective.evaluate(x, gradient);
                    for (int i = 0; i < n; i++) {
                        gradient[i] =
                                halfWidth(i) > 0
                                        ? gradient[i] * halfWidth(i) * Math.cos(place[i])
                                        : 0;
                    }
                    return value;
                };
        double value = QuasiNewton.minimise(free, u, iterations, tolerance);
        fill(x, u);
        return value;
    }

    private void fill(double[] x, double[] u) {
        for (int i = 0; i < x.length; i++) {
            x[i] = middle(i) + halfWidth(i) * Math.sin(u[i]);
        }
    }

    private double middle(int i) {
        return (lower[i] + upper[i]) / 2;
    }

    private double halfWidth(int i) {
        return (upper[i] - lower[i]) / 2;
    }
}
