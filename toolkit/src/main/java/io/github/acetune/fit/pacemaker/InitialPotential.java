package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;

/**
 * A potential that a fit goes on from.
 *
 * @param file its B-basis, YAML
 * @param use what of it is used
 */
public record InitialPotential(Path file, Use use) {
    /** What of a potential is used. */
    public enum Use {
        /** Everything: {@code potential: file.yaml}. */
        ALL,
        /** Its functions and radial functions, with coefficients of zero: {@code potential: {filename: file.yaml, reset: true}}. */
        BASIS,
        /** The coefficients of those functions that the specified basis has too: {@code initial_potential: file.yaml}. */
        COEFFICIENTS
    }

    /**
     * Reads the potential.
     *
     * @return as the file says
     * @throws InvalidInputException where the file is missing or holds no B-basis
     */
    public BBasisPotential read() {
        if (PotentialFiles.read(file) instanceof BBasisPotential potential) {
            return potential;
        }
        throw new InvalidInputException(
                file
                        + ": a potential in C̃ form cannot be fitted further; give its B-basis (.yaml)");
    }
}
