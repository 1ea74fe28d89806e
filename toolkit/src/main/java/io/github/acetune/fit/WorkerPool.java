package io.github.acetune.fit;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

/**
 * Threads and memory of one fit. Tasks are numbered and write to places of their own, so that results do not depend on how many threads
 * there are; each thread brings its own scratch memory.
 *
 * @param <W> scratch memory of a thread
 */
final class WorkerPool<W> implements AutoCloseable {
    private static final long WATCH_MILLIS = 500;

    private final int threads;
    private final Memory memory;
    private final ExecutorService executor;
    private final List<W> scratch = new ArrayList<>();
    private final AtomicLong cpuNanos = new AtomicLong();
    private Watch watch = (done, total) -> {};

    /** Hears, on the thread that waits, how far long work is. */
    @FunctionalInterface
    interface Watch {
        /**
         * Called twice a second.
         *
         * @param done tasks that are done, about
         * @param total tasks in all
         */
        void waiting(int done, int total);
    }

    WorkerPool(int threads, Supplier<W> scratchMaker) {
        this(threads, Memory.heap(), scratchMaker);
    }

    WorkerPool(int threads, Memory memory, Supplier<W> scratchMaker) {
        this.threads = threads;
        this.memory = memory;
        this.executor =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            var thread = new Thread(task, "acetune-fit");
                            thread.setDaemon(true);
                            return thread;
                        });
        for (int t = 0; t < threads; t++) {
            scratch.add(scratchMaker.get());
        }
    }

    /** Tells how far work is. */
    void watch(Watch listener) {
        this.watch = listener;
    }

    /**
     * Runs tasks 0 … count − 1 and waits for them.
     *
     * @throws CancellationException where the calling thread is interrupted; its interrupt flag stays set
     */
    void run(int count, ObjIntConsumer<W> task) {
        run(0, count, count, task);
    }

    /**
     * Runs tasks 0 … count − 1, which are a part of more work, and waits for them.
     *
     * @param before how many came before these
     * @param total how many there are in all
     * @throws CancellationException where the calling thread is interrupted; its interrupt flag stays set
     */
    void run(int before, int total, int count, ObjIntConsumer<W> task) {
        var next = new AtomicInteger();
        var running = new ArrayList<Future<?>>();
        for (int t = 0; t < Math.min(threads, count); t++) {
            W own = scratch.get(t);
            running.add(executor.submit(() -> work(next, count, own, task)));
        }
        boolean done = false;
        try {
            for (var future : running) {
                await(future, () -> before + Math.clamp(next.get() - threads, 0, count), total);
            }
            done = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            if (!done) {
                next.set(count);
            }
        }
    }

    private void await(Future<?> future, IntSupplier done, int total)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                future.get(WATCH_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                watch.waiting(done.getAsInt(), total);
            }
        }
    }

    private void work(AtomicInteger next, int count, W own, ObjIntConsumer<W> task) {
        long before = threadCpu();
        try {
            for (int index = next.getAndIncrement();
                    index < count;
                    index = next.getAndIncrement()) {
                task.accept(own, index);
            }
        } finally {
            cpuNanos.addAndGet(threadCpu() - before);
        }
    }

    /** What the fit may take. */
    Memory memory() {
        return memory;
    }

    /** Whether the matrices of so many columns find room. */
    boolean holdsMatrices(TrainingSet data, int columns) {
        return memory.holdsMatrices(data, columns, threads);
    }

    /** CPU time of the calling thread, ns. */
    static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** How many threads there are. */
    int threads() {
        return threads;
    }

    /** CPU time that the workers have spent so far, ns. */
    long cpuNanos() {
        return cpuNanos.get();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
