package io.github.acetune.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a long task end in good order on Ctrl-C: the task's thread is interrupted, and the process waits until the task has saved
 * what it finished. The process then ends as one that was interrupted, exit code 130.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Thread task = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean happened;
    private boolean isFinishing;
    private final Thread hook = new Thread(this::interruptAndWait, "acetune-interruption");

    /** Guards the calling thread until closed. */
    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Whether the task was asked to end.
     *
     * @return true after Ctrl-C
     */
    boolean happened() {
        return happened;
    }

    /** From now on the task, which has results to write, is waited for and not interrupted. */
    synchronized void finish() {
        isFinishing = true;
        Thread.interrupted();
    }

    /** What the virtual machine does when it is asked to end. */
    synchronized void interrupt() {
        happened = true;
        if (!isFinishing) {
            task.interrupt();
        }
    }

    private void interruptAndWait() {
        interrupt();
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook runs and has just been released
        }
    }
}
