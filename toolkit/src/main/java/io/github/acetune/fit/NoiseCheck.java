package io.github.acetune.fit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the assumption of the evidence holds that energies and forces, each times the root of its weight, miss by the same noise.
 * Where weighted energies miss by much more, the evidence takes their errors for signal and holds the coefficients back too little;
 * where they miss by much less, too strongly.
 */
final class NoiseCheck {
    /** Ratio of the root-mean-square residuals from which it is worth a word. */
    private static final double NOTICEABLE = 3;

    private NoiseCheck() {}

    /**
     * Compares the residuals of a fit.
     *
     * @return what to tell the user; empty where the assumption holds well enough
     */
    static Optional<String> of(TrainingSet data, LossParts loss) {
        var rows = data.informative();
        if (rows.energies() == 0 || rows.forces() == 0 || loss.energy() * loss.forces() == 0) {
            return Optional.empty();
        }
        double squares = loss.energy() / rows.energies() / (loss.forces() / rows.forces());
        double ratio = Math.sqrt(squares);
        if (ratio < NOTICEABLE && ratio > 1 / NOTICEABLE) {
            return Optional.empty();
        }
        double kappa = kappa(data);
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "the evidence takes weighted energies and forces to be equally noisy, but the energies miss by %.2g times as"
                                + " much: its ridge is too %s for them; kappa = %.2g would make them alike",
                        ratio,
                        ratio > 1 ? "weak" : "strong",
                        1 / (1 + (1 - kappa) / (kappa * squares))));
    }

    /** The weights of all atoms together, which is what an automatic κ has become. */
    private static double kappa(TrainingSet data) {
        return data.structures().stream()
                .flatMapToDouble(s -> Arrays.stream(s.forceWeights()))
                .sum();
    }
}
