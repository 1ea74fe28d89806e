package io.github.acetune.plot;

import java.util.List;

/**
 * Frames of a figure that a slider steps through, all computed beforehand.
 *
 * @param title what the slider changes, with the unit
 * @param frames in order
 * @param shown the frame that the figure itself shows, counted from 0
 */
public record Animation(String title, List<Frame> frames, int shown) {
    /** No animation. */
    public static final Animation NONE = new Animation("", List.of());

    /**
     * One position of the slider.
     *
     * @param label on the slider
     * @param traces the series of all panels in order, replacing those of the figure
     */
    public record Frame(String label, List<Trace> traces) {
        /** Copies the series. */
        public Frame {
            traces = List.copyOf(traces);
        }
    }

    /** Copies the frames. */
    public Animation {
        frames = List.copyOf(frames);
        if (shown < 0 || (shown > 0 && shown >= frames.size())) {
            throw new IllegalArgumentException(
                    "there is no frame " + shown + " among " + frames.size());
        }
    }

    /**
     * Frames of which the figure shows the first.
     *
     * @param title what the slider changes, with the unit
     * @param frames in order
     */
    public Animation(String title, List<Frame> frames) {
        this(title, frames, 0);
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    void check(List<Panel> panels) {
        int expected = panels.stream().mapToInt(p -> p.traces().size()).sum();
        for (Frame frame : frames) {
            if (frame.traces().size() != expected) {
                throw new IllegalArgumentException(
                        "frame '"
                                + frame.label()
                                + "' has "
                                + frame.traces().size()
                                + " series, the figure has "
                                + expected);
            }
        }
    }
}
