package io.github.acetune.kernel;

import io.github.acetune.kernel.session.Kernel;
import io.github.acetune.kernel.session.KernelSettings;
import io.github.acetune.kernel.wire.ConnectionFile;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The kernel as a program. */
public final class KernelMain {
    private static final int BAD_INPUT = 2;

    private KernelMain() {}

    /**
     * Starts a kernel and returns when a front end has shut it down.
     *
     * @param arguments the connection file that the front end has written
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println(
                    "acetune: the kernel is started by Jupyter, with a connection file; to install it, run: acetune install-kernel");
            System.exit(BAD_INPUT);
        }
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        try {
            run(Path.of(arguments[0]));
        } catch (InvalidInputException problem) {
            System.err.println("acetune: " + problem.getMessage());
            System.exit(BAD_INPUT);
        }
        // Threads that cells have started must not keep the process.
        System.exit(0);
    }

    private static void run(Path connectionFile) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Kernel kernel =
                new Kernel(
                        ConnectionFile.read(connectionFile),
                        KernelSettings.from(System.getenv()),
                        ended::countDown);
        ProcessGuard guard = new ProcessGuard(kernel);
        guard.interruptOnSignal();
        guard.announceUnexpectedEnd();
        guard.endWithParent(System.getenv("JPY_PARENT_PID"));
        kernel.start();
        ended.await();
    }
}
