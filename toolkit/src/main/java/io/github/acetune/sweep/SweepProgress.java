package io.github.acetune.sweep;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a sweep is.
 *
 * @param finished trials done, failed ones included
 * @param total trials wanted
 * @param initial how many of these belong to the initial design
 * @param best the trial with the lowest loss so far
 * @param timeLeft an estimate from the trials of this run
 */
public record SweepProgress(
        int finished, int total, int initial, Optional<Trial> best, Optional<Duration> timeLeft) {}
