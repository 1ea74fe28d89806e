package io.github.acetune.fit.linear;

/** Chooses the implementation once, when it is first needed: loading the natives takes part of a second. */
final class DenseAlgebraHolder {
    static final DenseAlgebra FASTEST = choose();

    private DenseAlgebraHolder() {}

    private static DenseAlgebra choose() {
        try {
            return new OpenBlasAlgebra();
        } catch (LinkageError | RuntimeException e) {
            // No library for this platform, or one that does not load: the Java twin gives the same
            // numbers to rounding.
            return new JavaAlgebra();
        }
    }
}
