package io.github.acetune.kernel.cell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * Collects printed bytes and hands them on as text in few, ordered messages; loses none.
 *
 * <p>Text is handed on {@value #DELAY_MILLISECONDS} ms after its first byte, or once there is much of it, or on demand.
 * A character whose bytes have not all arrived waits for the rest.
 */
final class StreamBuffer {
    private static final int DELAY_MILLISECONDS = 50;
    private static final int LARGE_BYTES = 1 << 18;
    // Keeps a cell that prints for ever from filling the memory faster than front ends can read: 50
    // MB/s at most.
    private static final long PAUSE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(null, task, "acetune-output", 0, false);
                thread.setDaemon(true);
                return thread;
            });

    /** Bytes of one stream, between two bytes of the other. */
    private record Segment(String stream, ByteArrayOutputStream bytes) {}

    private final BiConsumer<String, String> receiver;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Segment> segments = new ArrayList<>();
    private int size;
    private boolean scheduled;

    StreamBuffer(BiConsumer<String, String> receiver) {
        this.receiver = receiver;
    }

    void append(String stream, byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        boolean large;
        lock.lock();
        try {
            if (segments.isEmpty() || !segments.getLast().stream().equals(stream)) {
                segments.add(new Segment(stream, new ByteArrayOutputStream()));
            }
            segments.getLast().bytes().write(bytes, offset, length);
            size += length;
            large = size >= LARGE_BYTES;
            if (large) {
                flush();
            } else if (!scheduled) {
                scheduled = true;
                var _ = CLOCK.schedule(this::flush, DELAY_MILLISECONDS, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
        if (large) {
            LockSupport.parkNanos(PAUSE_NANOSECONDS);
        }
    }

    void flush() {
        lock.lock();
        try {
            scheduled = false;
            List<Segment> taken = List.copyOf(segments);
            segments.clear();
            size = 0;
            for (Segment segment : taken) {
                byte[] bytes = segment.bytes().toByteArray();
                int whole = wholeCharacters(bytes);
                if (whole > 0) {
                    receiver.accept(
                            segment.stream(), new String(bytes, 0, whole, StandardCharsets.UTF_8));
                }
                if (whole < bytes.length) {
                    ByteArrayOutputStream rest = new ByteArrayOutputStream();
                    rest.write(bytes, whole, bytes.length - whole);
                    segments.add(new Segment(segment.stream(), rest));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes make whole UTF-8 characters; an unfinished one at the end has at most three bytes. */
    private static int wholeCharacters(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int lead = bytes[bytes.length - back] & 0xff;
            if (lead < 0x80) {
                return bytes.length;
            }
            if (lead >= 0xc0) {
                int expected = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return expected > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }
}
