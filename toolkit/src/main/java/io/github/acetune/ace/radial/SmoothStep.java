package io.github.acetune.ace.radial;

/**
 * The reference's polynomial switch: 1 for x ≤ a − d, 0 for x ≥ a, and in between a fifth-order polynomial whose first and
 * second derivatives vanish at both ends.
 */
public final class SmoothStep {
    private SmoothStep() {}

    /**
     * The switch.
     *
     * @param x the variable
     * @param end a, where the switch has reached 0
     * @param width d, the width of the passage from 1 to 0, in the unit of x
     * @return between 0 and 1
     */
    public static double value(double x, double end, double width) {
        if (x <= end - width) {
            return 1;
        }
        if (x >= end) {
            return 0;
        }
        double s = 1 - 2 * (1 + (x - end) / width);
        return 0.5 + 3.75 * (s / 4 - s * s * s / 6 + s * s * s * s * s / 20);
    }

    /**
     * The derivative of the switch by x.
     *
     * @param x the variable
     * @param end a, where the switch has reached 0
     * @param width d, the width of the passage from 1 to 0
     * @return zero or negative, in the inverse unit of x
     */
    public static double derivative(double x, double end, double width) {
        if (x <= end - width || x >= end) {
            return 0;
        }
        double s = 1 - 2 * (1 + (x - end) / width);
        double t = 1 - s * s;
        return -1.875 * t * t / width;
    }
}
