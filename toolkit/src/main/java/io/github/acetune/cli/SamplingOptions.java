package io.github.acetune.cli;

import io.github.acetune.md.Time;
import picocli.CommandLine.Option;

/** What commands share whose protocol is one series of frames. */
final class SamplingOptions {
    @Option(
            names = "--frames",
            paramLabel = "PS",
            description = "A frame every so many ps; default: ${DEFAULT-VALUE}.")
    private double frames;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of random numbers; default: ${DEFAULT-VALUE}.")
    private long seed;

    /**
     * Options with the protocol's own default.
     *
     * @param frames ps
     */
    SamplingOptions(double frames) {
        this.frames = frames;
    }

    Time frames() {
        return Time.ps(frames);
    }

    long seed() {
        return seed;
    }
}
