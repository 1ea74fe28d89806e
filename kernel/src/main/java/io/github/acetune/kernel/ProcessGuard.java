package io.github.acetune.kernel;

import io.github.acetune.kernel.session.Kernel;
import io.github.acetune.kernel.wire.ConsoleLog;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ties a kernel to its process: signals, the end of the process, the end of the front end. */
final class ProcessGuard {
    private static final long LOOK_NANOSECONDS = TimeUnit.SECONDS.toNanos(3);
    private static final int PATIENCE_MILLISECONDS = 1000;

    private final Kernel kernel;

    ProcessGuard(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Makes the interrupt signal stop the running cell.
     *
     * <p>By reflection: {@code sun.misc.Signal} is the only way and every compiler warns of it.
     */
    void interruptOnSignal() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler interrupt =
                    (proxy, method, arguments) ->
                            switch (method.getName()) {
                                case "equals" -> isSame(proxy, arguments[0]);
                                case "hashCode" -> System.identityHashCode(proxy);
                                case "toString" -> "interrupts the cell";
                                default -> {
                                    kernel.interrupt();
                                    yield null;
                                }
                            };
            Object interrupter =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(), new Class<?>[] {handler}, interrupt);
            Method handle = signal.getMethod("handle", signal, handler);
            var _ =
                    handle.invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("INT"),
                            interrupter);
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            ConsoleLog.info(
                    "the interrupt signal is not handled ("
                            + unavailable
                            + "); interrupt messages are");
        }
    }

    @SuppressWarnings("ReferenceEquality") // The proxy's equals is what is being defined.
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /** Tells the front end when the process is ending although nobody has shut the kernel down. */
    void announceUnexpectedEnd() {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            if (!kernel.closing()) {
                                String who =
                                        exitCaller()
                                                .map(frame -> "System.exit was called by " + frame)
                                                .orElse("it was told to end from outside");
                                kernel.announce(
                                        "The kernel's process is ending: "
                                                + who
                                                + ". All variables are lost; restart the kernel.\n");
                                kernel.close();
                            }
                        }));
    }

    /** Ends the process when the front end that started it is gone, however that came about. */
    void endWithParent(String parentId) {
        OptionalLong given = processId(parentId);
        Optional<ProcessHandle> parent =
                given.isPresent()
                        ? ProcessHandle.of(given.getAsLong())
                        : ProcessHandle.current().parent();
        if (given.isPresent() && parent.isEmpty()) {
            ConsoleLog.info("the front end was gone before the kernel had started");
            endNow();
        }
        // Process 1 takes over orphans; it is nobody's front end unless it started the kernel, and
        // then it does not end.
        parent.filter(handle -> handle.pid() > 1).ifPresent(this::endWith);
    }

    private static OptionalLong processId(String text) {
        return text != null && text.strip().matches("[1-9]\\d{0,17}")
                ? OptionalLong.of(Long.parseLong(text.strip()))
                : OptionalLong.empty();
    }

    private void endWith(ProcessHandle parent) {
        Thread watch =
                new Thread(
                        () -> {
                            while (parent.isAlive()) {
                                LockSupport.parkNanos(LOOK_NANOSECONDS);
                            }
                            ConsoleLog.info("the front end is gone; the kernel ends");
                            endNow();
                        },
                        "acetune-parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Ends the process even when a shutdown hook of some library hangs. */
    private static void endNow() {
        Thread last =
                new Thread(() -> {
                    LockSupport.parkNanos(
                            TimeUnit.MILLISECONDS.toNanos(5L * PATIENCE_MILLISECONDS));
                    Runtime.getRuntime().halt(1);
                });
        last.setDaemon(true);
        last.start();
        System.exit(1);
    }

    private static Optional<StackTraceElement> exitCaller() {
        for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
            StackTraceElement[] frames = entry.getValue();
            for (int i = 0; i + 1 < frames.length; i++) {
                boolean exit =
                        frames[i].getClassName().equals("java.lang.Runtime")
                                && frames[i].getMethodName().equals("exit");
                if (exit) {
                    boolean throughSystem = frames[i + 1].getClassName().equals("java.lang.System");
                    int caller = throughSystem ? i + 2 : i + 1;
                    return caller < frames.length ? Optional.of(frames[caller]) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
