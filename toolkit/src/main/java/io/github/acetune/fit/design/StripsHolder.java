package io.github.acetune.fit.design;

import io.github.acetune.ace.evaluate.Engine;

/** Takes the Vector API where this Java machine has it. */
final class StripsHolder {
    static final Strips FASTEST = choose();

    private StripsHolder() {}

    private static Strips choose() {
        return Engine.SIMD.isAvailable() ? new VectorStrips() : new ScalarStrips();
    }
}
