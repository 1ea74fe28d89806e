package io.github.acetune.kernel.session;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Requests in the order of their arrival.
 *
 * <p>After an error, the cells that were already sent are aborted. Some of them may still be under way: a cell that
 * arrives shortly after the error and says that it was sent before counts too. Cells sent after the error run.
 */
final class RequestQueue {
    private static final Duration UNDER_WAY = Duration.ofMillis(300);

    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
    private volatile Instant error = Instant.MIN;

    void add(Request request) {
        waiting.add(request);
    }

    /** The next request; null when none arrives in time. */
    Request poll(long milliseconds) throws InterruptedException {
        return waiting.poll(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Takes out the cells that were sent before an error which happened now. */
    List<Request> removeCells() {
        error = Instant.now();
        List<Request> all = new ArrayList<>();
        waiting.drainTo(all);
        List<Request> cells = new ArrayList<>();
        for (Request request : all) {
            (request.isCell() ? cells : waiting).add(request);
        }
        return cells;
    }

    /** Whether a cell that was just taken was sent before the last error and only arrived late. */
    boolean isLate(Request request) {
        Instant last = error;
        if (!request.isCell()
                || last.equals(Instant.MIN)
                || Instant.now().isAfter(last.plus(UNDER_WAY))) {
            return false;
        }
        try {
            return request.message().header().get("date") instanceof String date
                    && Instant.parse(date).isBefore(last);
        } catch (DateTimeParseException otherFormat) {
            return false;
        }
    }
}
