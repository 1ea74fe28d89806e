package io.github.acetune.fit.design;

/** Takes the Vector API where the JVM was started with it. */
final class StripsHolder {
    static final Strips FASTEST = choose();

    private StripsHolder() {}

    private static Strips choose() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present ? new VectorStrips() : new ScalarStrips();
    }
}
