package io.github.acetune.optimize;

import java.util.SplittableRandom;

/**
 * Random numbers that depend on nothing but a seed, a purpose and a number. Every step of an optimiser draws from a stream of its
 * own, so that a restored optimiser goes on exactly where the saved one stopped, without any generator's state being saved.
 */
final class RandomStream {
    private RandomStream() {}

    static SplittableRandom of(long seed, String purpose, long number) {
        long mixed = mix(seed) ^ mix(purpose.hashCode() * 0x9E3779B97F4A7C15L + number);
        return new SplittableRandom(mix(mixed));
    }

    /** The finaliser of MurmurHash3: neighbouring seeds give unrelated streams. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
