package io.github.acetune.fit.nonlinear;

/**
 * A line search for a step that satisfies the strong Wolfe conditions (J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed.,
 * algorithms 3.5 and 3.6, with cubic interpolation).
 */
final class WolfeSearch {
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_EVALUATIONS = 20;

    private final DifferentiableFunction function;
    private final double[] origin;
    private final double originValue;
    private final double originSlope;
    private final double[] direction;
    private double[] x;
    private double[] gradient;
    private double value;
    private double slope;
    private int evaluations;

    WolfeSearch(
            DifferentiableFunction function,
            double[] origin,
            double originValue,
            double[] originGradient,
            double[] direction) {
        this.function = function;
        this.origin = origin;
        this.originValue = originValue;
        this.originSlope = Vectors.dot(originGradient, direction);
        this.direction = direction;
    }

    double[] x() {
        return x;
    }

    double[] gradient() {
        return gradient;
    }

    double value() {
        return value;
    }

    /** True where a step that lowers the value was found. */
    boolean run() {
        double lower = 0;
        double lowerValue = originValue;
        double lowerSlope = originSlope;
        double step = 1;
        while (evaluations < MOST_EVALUATIONS) {
            evaluate(step);
            if (isTooHigh(step) || (lower > 0 && value >= lowerValue)) {
                return zoom(lower, lowerValue, lowerSlope, step, value, slope);
            }
            if (Math.abs(slope) <= -CURVATURE * originSlope) {
                return true;
            }
            if (slope >= 0) {
                return zoom(step, value, slope, lower, lowerValue, lowerSlope);
            }
            lower = step;
            lowerValue = value;
            lowerSlope = slope;
            step *= 2.5;
        }
        return value < originValue;
    }

    private boolean isTooHigh(double step) {
        return !(value <= originValue + SUFFICIENT_DECREASE * step * originSlope);
    }

    private boolean zoom(
            double low,
            double lowValue,
            double lowSlope,
            double high,
            double highValue,
            double highSlope) {
        double a = low;
        double fa = lowValue;
        double ga = lowSlope;
        double b = high;
        double fb = highValue;
        double gb = highSlope;
        while (evaluations < MOST_EVALUATIONS) {
            double step = between(a, fa, ga, b, fb, gb);
            evaluate(step);
            if (isTooHigh(step) || value >= fa) {
                b = step;
                fb = value;
                gb = slope;
            } else {
                if (Math.abs(slope) <= -CURVATURE * originSlope) {
                    return true;
                }
                if (slope * (b - a) >= 0) {
                    b = a;
                    fb = fa;
                    gb = ga;
                }
                a = step;
                fa = value;
                ga = slope;
            }
        }
        return value < originValue;
    }

    /** The minimum of the cubic through both ends, kept away from them. */
    private static double between(double a, double fa, double ga, double b, double fb, double gb) {
        double d1 = ga + gb - 3 * (fa - fb) / (a - b);
        double square = d1 * d1 - ga * gb;
        double middle = 0.5 * (a + b);
        if (!(square >= 0) || !Double.isFinite(fb)) {
            return middle;
        }
        double d2 = Math.signum(b - a) * Math.sqrt(square);
        double step = b - (b - a) * (gb + d2 - d1) / (gb - ga + 2 * d2);
        double margin = 0.1 * Math.abs(b - a);
        boolean inside = step > Math.min(a, b) + margin && step < Math.max(a, b) - margin;
        return inside ? step : middle;
    }

    private void evaluate(double step) {
        evaluations++;
        x = origin.clone();
        Vectors.addScaled(step, direction, x);
        gradient = new double[x.length];
        value = function.gradient(x, gradient);
        slope = Vectors.dot(gradient, direction);
    }
}
