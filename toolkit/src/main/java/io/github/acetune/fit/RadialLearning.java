package io.github.acetune.fit;

import io.github.acetune.structure.InvalidInputException;
import java.util.List;

/**
 * How radial functions are learned before the coefficients are fitted.
 *
 * @param iterations most steps for each weight of the roughness
 * @param roughness weights of the roughness that are tried, relative to the loss of the initial radial functions
 * @param span radial basis functions g_k out of which the radial functions are mixed: more than about 12 are ill-conditioned
 * @param heldOutEvery every how many-th structure is held out of the learning and decides what is kept
 * @param mostAtoms atoms to learn from: a few thousand determine the few hundred radial coefficients
 */
public record RadialLearning(
        int iterations, List<Double> roughness, int span, int heldOutEvery, int mostAtoms) {
    /** Ten steps with one weight, on at most 4,500 atoms: under a minute for 300 functions. */
    public static final RadialLearning DEFAULT = new RadialLearning(10, List.of(1e-3), 12, 5, 4500);

    /** Checks the ranges. */
    public RadialLearning {
        roughness = List.copyOf(roughness);
        if (iterations < 1
                || span < 1
                || heldOutEvery < 2
                || mostAtoms < 1
                || roughness.isEmpty()) {
            throw new InvalidInputException(
                    "learning radial functions takes at least one iteration, one weight, a span of 1, one atom, and holds"
                            + " out every second structure at most");
        }
        for (double weight : roughness) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new InvalidInputException(
                        "the weight of the roughness is "
                                + weight
                                + ", expected zero or a positive number");
            }
        }
    }
}
