package io.github.acetune.optimize;

/**
 * The hyperparameters of {@link MixedKernel} and of the noise, in units of the standardised output and of the unit cube.
 *
 * @param lengthScales of the joint Matérn term, [dimensions]
 * @param variance of the joint term
 * @param additiveLengthScales of the one-dimensional terms, [dimensions]
 * @param additiveVariance of all one-dimensional terms together
 * @param noise variance of the noise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package only
record KernelParameters(
        double[] lengthScales,
        double variance,
        double[] additiveLengthScales,
        double additiveVariance,
        double noise) {

    /** From their logarithms, in the order of the components. */
    static KernelParameters ofLogarithms(double[] theta) {
        int dimensions = (theta.length - 3) / 2;
        double[] lengths = new double[dimensions];
        double[] additiveLengths = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            lengths[d] = Math.exp(theta[d]);
            additiveLengths[d] = Math.exp(theta[dimensions + 1 + d]);
        }
        return new KernelParameters(
                lengths,
                Math.exp(theta[dimensions]),
                additiveLengths,
                Math.exp(theta[2 * dimensions + 1]),
                Math.exp(theta[2 * dimensions + 2]));
    }
}
