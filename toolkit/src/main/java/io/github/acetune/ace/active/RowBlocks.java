package io.github.acetune.ace.active;

import java.util.stream.IntStream;

/** Sums of multiples of rows, in blocks that stay in the cache; nearly all the time of a selection is spent here. */
final class RowBlocks {
    /** Rows that are combined at a time. */
    static final int BLOCK = 48;

    /** Columns that are worked on at a time: a block of them fits the second-level cache. */
    static final int TILE = 512;

    private static final int STRIP = 32;

    private RowBlocks() {}

    /** target[from..to) −= Σ_t factors[t] · sources[first + t][from..to). */
    static void subtract(
            double[] target,
            double[] factors,
            int count,
            double[][] sources,
            int first,
            int from,
            int to) {
        int t = 0;
        for (; t + 4 <= count; t += 4) {
            double a = factors[t];
            double b = factors[t + 1];
            double c = factors[t + 2];
            double d = factors[t + 3];
            double[] p = sources[first + t];
            double[] q = sources[first + t + 1];
            double[] r = sources[first + t + 2];
            double[] s = sources[first + t + 3];
            for (int j = from; j < to; j++) {
                target[j] -= a * p[j] + b * q[j] + (c * r[j] + d * s[j]);
            }
        }
        for (; t < count; t++) {
            double a = factors[t];
            double[] p = sources[first + t];
            for (int j = from; j < to; j++) {
                target[j] -= a * p[j];
            }
        }
    }

    /** Work on the rows from the first index up to, not including, the second. */
    @FunctionalInterface
    interface Strip {
        void run(int from, int to);
    }

    /** Shares out rows among the processors. */
    static void forStrips(int from, int to, Strip work) {
        int strips = (to - from + STRIP - 1) / STRIP;
        IntStream.range(0, Math.max(0, strips))
                .parallel()
                .forEach(strip -> {
                    int start = from + strip * STRIP;
                    work.run(start, Math.min(to, start + STRIP));
                });
    }
}
