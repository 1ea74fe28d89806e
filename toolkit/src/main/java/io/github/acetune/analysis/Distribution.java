package io.github.acetune.analysis;

import java.util.List;

/**
 * A function on bins.
 *
 * @param name of what it is about, for example {@code total} or {@code Sb–Te}
 * @param counts events in each bin, of all frames together
 * @param values as the distribution's documentation says, mean over the frames
 * @param errors standard errors of the values from blocks of frames; NaN where there are fewer than five frames
 */
public record Distribution(
        String name, List<Long> counts, List<Double> values, List<Double> errors) {
    /** Copies the lists. */
    public Distribution {
        counts = List.copyOf(counts);
        values = List.copyOf(values);
        errors = List.copyOf(errors);
    }

    /** From the counts and values of each frame. */
    static Distribution of(String name, List<long[]> counts, List<double[]> values) {
        long[] sums = new long[counts.getFirst().length];
        for (long[] frame : counts) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += frame[k];
            }
        }
        return new Distribution(
                name,
                java.util.Arrays.stream(sums).boxed().toList(),
                boxed(FrameMean.mean(values)),
                boxed(FrameMean.standardErrors(values)));
    }

    static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    boolean hasErrors() {
        return errors.stream().noneMatch(error -> error.isNaN());
    }
}
