package io.github.acetune.data.label;

import io.github.acetune.structure.Structure;
import java.time.Duration;

/** Hears of the progress of {@link Labeller}; its methods are called one at a time. */
public interface LabelListener {
    /** Hears nothing. */
    LabelListener NONE =
            new LabelListener() {
                @Override
                public void labelled(Structure structure, int done, int all, Duration left) {
                    // nothing to do
                }

                @Override
                public void failed(String reason) {
                    // nothing to do
                }
            };

    /**
     * A structure has its labels and is in the file.
     *
     * @param structure with labels
     * @param done how many, those of earlier runs included
     * @param all how many there will be
     * @param left estimate of the time left
     */
    void labelled(Structure structure, int done, int all, Duration left);

    /**
     * A structure could not be labelled; the others go on.
     *
     * @param reason in one line that names it
     */
    void failed(String reason);
}
