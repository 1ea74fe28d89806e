package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.cell.CellStopped;
import java.util.concurrent.Callable;

/**
 * The running of one cell, as far as interrupts matter.
 *
 * <p>Threads are interrupted only while they are in the user's code: an interrupt during compilation is remembered and
 * honoured before the next statement, since the compiler does not bear being interrupted.
 */
final class CellRun {
    private final CellContext cell;
    private boolean interrupted;
    // Depth, since user code may call eval, which runs user code.
    private int userCode;
    private String reason = "interrupted";

    CellRun(CellContext cell) {
        this.cell = cell;
    }

    CellContext cell() {
        return cell;
    }

    synchronized boolean interrupted() {
        return interrupted;
    }

    synchronized String reason() {
        return reason;
    }

    /** Stops the cell: now when its own code is running, else before its next statement. */
    synchronized void interrupt(String why) {
        interrupted = true;
        reason = why;
        StopCheck.stop(cell);
        if (userCode > 0) {
            cell.threads().interrupt();
        }
    }

    /** Runs a piece of the user's code. */
    <T> T call(Callable<T> code) throws Exception {
        enter();
        try {
            return code.call();
        } finally {
            leave();
        }
    }

    /** Runs a piece of the user's code to whose end an earlier interrupt no longer matters: showing what a cell has reached. */
    <T> T callAfterInterrupt(Callable<T> code) throws Exception {
        boolean before;
        String why;
        synchronized (this) {
            before = interrupted;
            why = reason;
            interrupted = false;
            StopCheck.stop(null);
        }
        try {
            return call(code);
        } finally {
            synchronized (this) {
                if (before && !interrupted) {
                    interrupted = true;
                    reason = why;
                    StopCheck.stop(cell);
                }
            }
        }
    }

    private synchronized void enter() {
        if (interrupted) {
            throw new CellStopped();
        }
        userCode++;
    }

    private synchronized void leave() {
        userCode--;
        if (userCode == 0) {
            // The compiler and the kernel must not meet an interrupt that was meant for the user's
            // code.
            var _ = Thread.interrupted();
        }
    }
}
