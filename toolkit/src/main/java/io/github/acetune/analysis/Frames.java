package io.github.acetune.analysis;

import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.List;

/** What all analyses of motion ask of their frames. */
final class Frames {
    private static final String VELOCITIES = "velocities";

    private Frames() {}

    /** Checks that the frames show the same atoms at equal intervals. */
    static void check(String analysis, List<Structure> frames, double interval, int fewest) {
        if (frames.size() < fewest) {
            throw new InvalidInputException(
                    analysis + " needs at least " + fewest + " frames, found " + frames.size());
        }
        if (!(interval > 0) || Double.isInfinite(interval)) {
            throw new InvalidInputException(
                    analysis + " needs a positive time between frames in ps, found " + interval);
        }
        for (Structure frame : frames) {
            if (!frame.species().equals(frames.getFirst().species())) {
                throw new InvalidInputException(
                        frame.describe()
                                + ": "
                                + analysis
                                + " needs the same atoms in the same order in all frames");
            }
        }
    }

    /** The velocities of a frame, [3·nAtoms], Å/ps. */
    static double[] velocities(Structure frame) {
        if (frame.columns().get(VELOCITIES) instanceof AtomColumn.Real real && real.width() == 3) {
            return real.values();
        }
        throw new InvalidInputException(
                frame.describe()
                        + ": has no column velocities:R:3 (Å/ps), which velocity correlations need");
    }
}
