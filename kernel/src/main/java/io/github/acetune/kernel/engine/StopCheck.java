package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.cell.CellStopped;

/** The check that is woven into the loops of cells, so that an interrupt ends them. Public for woven code only. */
public final class StopCheck {
    // One read per loop turn; the rest of the work is done only after an interrupt.
    private static volatile CellContext stopping;

    private StopCheck() {}

    /** Ends the calling thread when it belongs to the cell that is being stopped. */
    public static void check() {
        if (stopping != null) {
            stopIfAsked();
        }
    }

    /**
     * Makes the loops of a cell end.
     *
     * @param cell the cell; null makes none end
     */
    static void stop(CellContext cell) {
        stopping = cell;
    }

    private static void stopIfAsked() {
        CellContext asked = stopping;
        CellContext own = CellContext.inherited();
        if (asked != null && (own == null || own == asked)) {
            throw new CellStopped();
        }
    }
}
