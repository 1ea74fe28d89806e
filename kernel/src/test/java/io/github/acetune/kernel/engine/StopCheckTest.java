package io.github.acetune.kernel.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.cell.CellStopped;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopCheckTest {
    @AfterEach
    void stopNothing() {
        StopCheck.nextCell();
    }

    @Test
    void threadThatMeetsTheCheckOnlyAfterTheNextCellBeganIsStoppedToo() throws Exception {
        CellContext interrupted = cell(1);
        var held = new CountDownLatch(1);
        var stopped = new AtomicBoolean();
        Thread late =
                threadOf(
                        interrupted,
                        () -> {
                            held.await();
                            stopped.set(isStopped());
                            return null;
                        });

        StopCheck.stop(interrupted);
        StopCheck.nextCell();
        held.countDown();
        late.join();

        assertTrue(stopped.get());
    }

    @Test
    void nextCellAndThreadsOfNoCellGoOn() throws Exception {
        CellContext interrupted = cell(1);
        var held = new CountDownLatch(1);
        Thread late =
                threadOf(
                        interrupted,
                        () -> {
                            held.await();
                            return null;
                        });
        StopCheck.stop(interrupted);
        StopCheck.nextCell();

        var stopped = new AtomicBoolean();
        threadOf(
                        cell(2),
                        () -> {
                            stopped.set(isStopped());
                            return null;
                        })
                .join();

        assertFalse(stopped.get(), "the next cell");
        assertDoesNotThrow(StopCheck::check, "a thread of no cell");
        held.countDown();
        late.join();
    }

    private static boolean isStopped() {
        try {
            StopCheck.check();
            return false;
        } catch (CellStopped stop) {
            return true;
        }
    }

    private interface Work {
        Void run() throws InterruptedException;
    }

    private static Thread threadOf(CellContext cell, Work work) {
        var thread =
                new Thread(
                        cell.threads(),
                        () -> {
                            cell.attach();
                            try {
                                work.run();
                            } catch (InterruptedException unexpected) {
                                Thread.currentThread().interrupt();
                            }
                        });
        thread.start();
        return thread;
    }

    private static CellContext cell(int number) {
        return new CellContext(
                number,
                "cell " + number,
                true,
                Map.of(),
                (type, request, content) -> {},
                null,
                null);
    }
}
