package io.github.acetune.kernel.cell;

/** The threads of one cell; an exception that ends one of them is reported in the cell's output. */
final class CellThreads extends ThreadGroup {
    CellThreads(int number) {
        super("cell " + number);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
        CellContext cell = CellContext.current();
        if (cell == null) {
            super.uncaughtException(thread, problem);
        } else if (!(problem instanceof CellStopped)) {
            cell.services().reportBackgroundFailure(cell, thread, problem);
        }
    }
}
