package io.github.acetune.kernel.engine;

/** Stands in for {@code System.exit} in the code of cells. Public for woven code only. */
@SuppressWarnings("DoNotCallSuggester") // Only woven code calls it, and must be able to.
public final class ExitTrap {
    private ExitTrap() {}

    /**
     * Ends the cell instead of the process.
     *
     * @param status the exit status that was asked for
     */
    public static void exit(int status) {
        throw new ExitTrapped(status);
    }

    /**
     * Ends the cell instead of the process.
     *
     * @param runtime the object on which exit or halt was called
     * @param status the exit status that was asked for
     */
    public static void exit(Runtime runtime, int status) {
        throw new ExitTrapped(status);
    }

    /** Says that the code of a cell asked the process to end. */
    static final class ExitTrapped extends Error {
        private static final long serialVersionUID = 1L;

        ExitTrapped(int status) {
            super(
                    "System.exit("
                            + status
                            + ") would end the kernel and lose every variable; it ended only this cell."
                            + " To end the kernel, use the Kernel menu of the notebook.");
        }
    }
}
