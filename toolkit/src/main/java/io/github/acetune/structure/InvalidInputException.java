package io.github.acetune.structure;

/**
 * Bad input from the user: a file, line, key or value that is not what was expected.
 *
 * <p>The message is one line that a person can act on: it names the file and line (or key), what was found and what was
 * expected. The command line prints it and leaves with exit code 2; it never shows a stack trace for it.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one line naming place, finding and expectation
     */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message one line naming place, finding and expectation
     * @param cause what made it known
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
