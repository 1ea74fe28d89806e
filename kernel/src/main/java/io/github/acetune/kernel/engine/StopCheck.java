package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.cell.CellStopped;
import java.util.ArrayList;
import java.util.List;

/** The check that is woven into the loops of cells, so that an interrupt ends them. Public for woven code only. */
public final class StopCheck {
    // One read per loop turn; the rest of the work is done only after an interrupt.
    private static volatile boolean anyStopping;

    private static volatile CellContext stopping;

    // Earlier cells whose background threads had not yet met the check when the next cell began.
    private static volatile List<CellContext> leftBehind = List.of();

    private StopCheck() {}

    /** Ends the calling thread when it belongs to a cell that is being stopped. */
    public static void check() {
        if (anyStopping) {
            stopIfAsked();
        }
    }

    /**
     * Makes the loops of a cell end.
     *
     * @param cell the cell; null makes none end, except those left behind by earlier cells
     */
    static synchronized void stop(CellContext cell) {
        stopping = cell;
        anyStopping = cell != null || !leftBehind.isEmpty();
    }

    /** Prepares for the next cell: what a stopped cell has left running goes on being stopped, and nothing else is. */
    static synchronized void nextCell() {
        List<CellContext> still = new ArrayList<>(leftBehind);
        if (stopping != null) {
            still.add(stopping);
        }
        still.removeIf(cell -> cell.threads().activeCount() == 0);
        leftBehind = List.copyOf(still);
        stop(null);
    }

    private static void stopIfAsked() {
        CellContext asked = stopping;
        CellContext own = CellContext.inherited();
        boolean current = asked != null && (own == null || own == asked);
        if (current || (own != null && leftBehind.contains(own))) {
            throw new CellStopped();
        }
    }
}
