package io.github.acetune.md;

import java.util.SplittableRandom;

/**
 * Random numbers that depend on seed, step and purpose only: a resumed run draws what the uninterrupted one would have drawn,
 * and nothing has to be saved.
 */
final class Noise {
    /** What a stream is for. */
    enum Purpose {
        VELOCITIES(0),
        FIRST_HALF(1),
        SECOND_HALF(2),
        CELL(3);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private Noise() {}

    static SplittableRandom of(long seed, long step, Purpose purpose) {
        long key = mix(seed + 0x9e3779b97f4a7c15L);
        key = mix(key ^ step * 0xbf58476d1ce4e5b9L);
        return new SplittableRandom(mix(key + purpose.number * 0x94d049bb133111ebL));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
