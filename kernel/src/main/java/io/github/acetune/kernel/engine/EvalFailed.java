package io.github.acetune.kernel.engine;

/** Says that code given to {@code eval} or to a magic has failed. */
public final class EvalFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    EvalFailed(Failure failure) {
        super(failure.name() + ": " + failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
