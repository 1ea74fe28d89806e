package io.github.acetune.ace.projection;

/**
 * Atomic base functions that share their radial function: A_nlm for m = −l … l, or the one g_n of a pair function.
 *
 * @param species neighbour element
 * @param n radial index, from 1
 * @param l angular momentum, or {@link #PAIR}
 */
record Channel(int species, int n, int l) {
    /** l of the pair functions: they are sums of g_n itself, without a spherical harmonic. */
    static final int PAIR = -1;

    /** How many complex components there are. */
    int size() {
        return l == PAIR ? 1 : 2 * l + 1;
    }

    /** Where a component stands among them. */
    int component(int m) {
        return l == PAIR ? 0 : m + l;
    }
}
