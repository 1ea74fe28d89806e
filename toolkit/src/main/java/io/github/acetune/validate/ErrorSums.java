package io.github.acetune.validate;

/** Collects errors one by one. */
final class ErrorSums {
    private int count;
    private double squares;
    private double magnitudes;

    void add(double error) {
        count++;
        squares += error * error;
        magnitudes += Math.abs(error);
    }

    int count() {
        return count;
    }

    /** Not a number where nothing was added. */
    double rmse() {
        return Math.sqrt(squares / count);
    }

    /** Not a number where nothing was added. */
    double mae() {
        return magnitudes / count;
    }
}
