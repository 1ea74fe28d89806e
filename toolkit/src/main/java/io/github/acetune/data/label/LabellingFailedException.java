package io.github.acetune.data.label;

/** A calculation failed, in one line that names the structure. Others may still succeed. */
public final class LabellingFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LabellingFailedException(String message) {
        super(message);
    }
}
