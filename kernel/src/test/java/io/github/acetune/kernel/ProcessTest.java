package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel as a process of its own. */
class ProcessTest {
    @TempDir private Path folder;

    @Test
    void kernelLeavesWithinAMinuteAfterItsFrontEndWasKilled()
            throws IOException, InterruptedException {
        ProcessHandle frontEnd = longProcess();
        ProcessBuilder builder =
                new ProcessBuilder(TestKernel.command(connectionFile().toString()));
        builder.environment().put("JPY_PARENT_PID", String.valueOf(frontEnd.pid()));
        Process kernel =
                builder.redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        try {
            assertTrue(frontEnd.destroyForcibly());
            assertTrue(
                    kernel.waitFor(60, TimeUnit.SECONDS),
                    "the kernel goes on without its front end");
        } finally {
            kernel.destroyForcibly();
        }
    }

    @Test
    void badConnectionFileGivesOneLineAndExitCodeTwo() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process kernel =
                new ProcessBuilder(TestKernel.command(folder.resolve("absent.json").toString()))
                        .redirectError(log.toFile())
                        .start();
        assertTrue(kernel.waitFor(60, TimeUnit.SECONDS));
        assertEquals(2, kernel.exitValue());
        List<String> lines =
                Files.readAllLines(log).stream()
                        .filter(line -> !line.startsWith("WARNING"))
                        .toList();
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("absent.json"), lines.get(0));
    }

    /** Jupyter's own test of kernels, where Debian's or pip's package of it is installed. */
    @Test
    void jupytersOwnTestOfKernelsPasses() throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(Files.isExecutable(python), "there is no /usr/bin/python3");
        Process probe =
                new ProcessBuilder(
                                python.toString(),
                                "-c",
                                "import jupyter_kernel_test, jupyter_client")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("probe").toFile())
                        .start();
        Assumptions.assumeTrue(
                probe.waitFor() == 0, "the Python package jupyter_kernel_test is not installed");

        TestKernel.install(folder);
        Path log = folder.resolve("log");
        ProcessBuilder test =
                new ProcessBuilder(python.toString(), "src/test/python/kernel_test.py");
        test.environment().put("JUPYTER_PATH", folder.toString());
        Process process = test.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertTrue(process.waitFor(240, TimeUnit.SECONDS), "Jupyter's test did not end");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(log));
    }

    /** A process that lives until it is killed: a Java shell that waits for input. */
    private static ProcessHandle longProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell").toString())
                .start()
                .toHandle();
    }

    private Path connectionFile() throws IOException {
        return TestKernel.write(KernelClient.freeConnection(), folder.resolve("connection.json"));
    }
}
