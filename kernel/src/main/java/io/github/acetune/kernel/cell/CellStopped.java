package io.github.acetune.kernel.cell;

/** Thrown inside the code of a cell that was interrupted. Not an exception, so that {@code catch (Exception e)} lets it pass. */
public final class CellStopped extends Error {
    private static final long serialVersionUID = 1L;

    /** Creates it. */
    public CellStopped() {
        super("the cell was interrupted");
    }
}
