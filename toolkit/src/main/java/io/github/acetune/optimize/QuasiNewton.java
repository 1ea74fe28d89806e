package io.github.acetune.optimize;

/**
 * Minimises a smooth function of a few variables by the BFGS method (J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed.,
 * algorithm 6.1) with a backtracking line search. SMILE's own evaluates every gradient twice and logs a warning whenever it stops
 * at its iteration limit, which is what a surrogate does at every step.
 */
final class QuasiNewton {
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double LONGEST_FIRST_STEP = 1.0;
    private static final int BACKTRACKS = 12;

    private QuasiNewton() {}

    /** A function with its gradient. */
    interface Objective {
        /**
         * Evaluates.
         *
         * @param gradient to be filled
         * @return the value; infinite or NaN where there is none
         */
        double evaluate(double[] x, double[] gradient);
    }

    /**
     * Minimises.
     *
     * @param x the start, replaced by the best point found
     * @return the value there
     */
    static double minimise(Objective objective, double[] x, int iterations, double tolerance) {
        int n = x.length;
        double[] gradient = new double[n];
        double value = objective.evaluate(x, gradient);
        double[][] inverseHessian = null;
        for (int iteration = 0; iteration < iterations; iteration++) {
            double[] direction = direction(inverseHessian, gradient);
            double slope = dot(direction, gradient);
            if (!(slope < 0)) {
                return value;
            }
            double[] next = new double[n];
            double[] nextGradient = new double[n];
            double step = 1;
            double nextValue = Double.NaN;
            int tries = 0;
            do {
                for (int i = 0; i < n; i++) {
                    next[i] = x[i] + step * direction[i];
                }
                nextValue = objective.evaluate(next, nextGradient);
                step /= 2.5;
                tries++;
            } while (!(nextValue <= value + 2.5 * step * SUFFICIENT_DECREASE * slope)
                    && tries < BACKTRACKS);
            if (!(nextValue < value)) {
                return value;
            }
            inverseHessian = update(inverseHessian, x, next, gradient, nextGradient);
            double decrease = value - nextValue;
            System.arraycopy(next, 0, x, 0, n);
            gradient = nextGradient;
            value = nextValue;
            if (decrease < tolerance) {
                return value;
            }
        }
        return value;
    }

    private static double[] direction(double[][] inverseHessian, double[] gradient) {
        int n = gradient.length;
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            direction[i] =
                    inverseHessian == null ? -gradient[i] : -dot(inverseHessian[i], gradient);
        }
        if (inverseHessian == null) {
            double length = Math.sqrt(dot(direction, direction));
            double scale = length > LONGEST_FIRST_STEP ? LONGEST_FIRST_STEP / length : 1;
            for (int i = 0; i < n; i++) {
                direction[i] *= scale;
            }
        }
        return direction;
    }

    private static double[][] update(
            double[][] old, double[] x, double[] next, double[] gradient, double[] nextGradient) {
        int n = x.length;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - x[i];
            y[i] = nextGradient[i] - gradient[i];
        }
        double curvature = dot(s, y);
        if (!(curvature > 1e-10 * Math.sqrt(dot(s, s) * dot(y, y)))) {
            return old;
        }
        double[][] h = old;
        if (h == null) {
            h = new double[n][n];
            for (int i = 0; i < n; i++) {
                h[i][i] = curvature / dot(y, y);
            }
        }
        double[] hy = new double[n];
        for (int i = 0; i < n; i++) {
            hy[i] = dot(h[i], y);
        }
        double factor = (1 + dot(y, hy) / curvature) / curvature;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                h[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
            }
        }
        return h;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
