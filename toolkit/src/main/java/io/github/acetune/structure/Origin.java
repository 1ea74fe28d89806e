package io.github.acetune.structure;

/**
 * Where a structure was read from, so that a later complaint can point there.
 *
 * @param file the file's name, as the user gave it
 * @param frame which frame of the file, counted from 1
 * @param line the frame's first line in the file, counted from 1
 */
public record Origin(String file, long frame, long line) {
    /**
     * The place as it appears in messages.
     *
     * @return for example {@code "si.xyz, frame 12 (line 120)"}
     */
    @Override
    public String toString() {
        return file + ", frame " + frame + " (line " + line + ")";
    }
}
