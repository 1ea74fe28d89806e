package io.github.acetune.fit;

/**
 * Which parameters are fitted; the others keep the values they start with.
 *
 * @param functions the coefficients of the basis functions
 * @param radial the coefficients of the radial functions
 */
public record TrainableParameters(boolean functions, boolean radial) {
    /** The coefficients of the basis functions only. */
    public static final TrainableParameters FUNCTIONS = new TrainableParameters(true, false);

    /** The coefficients of the basis functions and of the radial functions. */
    public static final TrainableParameters ALL = new TrainableParameters(true, true);
}
