package io.github.acetune.cli;

import io.github.acetune.ace.BBasisPotential;
import java.util.Map;

/** Says in one line where numbers come from. */
final class Provenance {
    private static final int SHOWN_DIGITS = 12;

    private Provenance() {}

    static String line(BBasisPotential potential) {
        Map<String, String> metadata = potential.metadata();
        String hash = metadata.getOrDefault("training_data_sha256", "");
        return "acetune "
                + Version.number()
                + ", training data "
                + metadata.getOrDefault("training_data", "unknown")
                + " ("
                + metadata.getOrDefault("training_structures", "?")
                + " structures, SHA-256 "
                + hash.substring(0, Math.min(SHOWN_DIGITS, hash.length()))
                + "), seed "
                + metadata.getOrDefault("fit_seed", "?");
    }
}
