package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.acetune.kernel.KernelClient.Answer;
import io.github.acetune.kernel.wire.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopping cells, and stopping the kernel. */
class InterruptTest {
    private static final int SIGINT = 2;
    private static KernelClient client;

    @BeforeAll
    static void startKernel() throws IOException {
        client = KernelClient.start();
    }

    @AfterAll
    static void stopKernel() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "while (true) { try { Thread.sleep(60_000); } catch (InterruptedException e) { } }",
                "Thread.sleep(600_000);",
                "%sh sleep 600",
                "int forever() { return forever2() + 1; } int forever2() { while (true) { } }\nforever();",
                "Stream.iterate(0, i -> i + 1).forEach(i -> { for (int k = 0; k < 2; k++) { } });",
                "synchronized (new Object()) { new CountDownLatch(1).await(); }",
                "try { while (true) { } } finally { System.out.println(\"cleaned up\"); }"
            })
    void runningCellIsStoppedAndItsThreadIsGone(String code) {
        Message cell = client.send("System.out.println(\"running\");\n" + code, Map.of());
        client.broadcast(m -> KernelClient.belongs(m, cell) && m.type().equals("stream"));
        assertEquals("ok", client.controlReply("interrupt_request", Map.of()).get("status"));
        Answer answer = client.answer(cell);
        assertEquals("Interrupted", answer.reply().get("ename"));
        assertFalse(cellThreadsAlive(), "a thread of the cell goes on");
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void signalInterruptsAsTheMessageDoes() throws IOException {
        assumeFalse(interruptSignalIsIgnored(), "this build was started with SIGINT ignored");
        client.listenToSignals();
        Message cell = client.send("System.out.println(\"running\");\nwhile (true) { }", Map.of());
        client.broadcast(m -> KernelClient.belongs(m, cell) && m.type().equals("stream"));
        String self = String.valueOf(ProcessHandle.current().pid());
        new ProcessBuilder("kill", "-INT", self).start();
        assertEquals("Interrupted", client.answer(cell).reply().get("ename"));
        assertEquals("2", client.run("1 + 1").result());
    }

    /** A shell starts what runs in the background so, and the virtual machine then leaves the signal ignored. */
    private static boolean interruptSignalIsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.substring("SigIgn:".length()).strip())
                    .anyMatch(
                            mask -> (Long.parseUnsignedLong(mask, 16) & (1L << (SIGINT - 1))) != 0);
        }
    }

    @Test
    void busyBackgroundThreadsOfTheCellStopToo() throws InterruptedException {
        Message cell =
                client.send(
                        "var busy = new Thread(() -> { while (true) { } }); busy.start();\nSystem.out.println(\"running\");\nwhile (true) { }",
                        Map.of());
        client.broadcast(m -> KernelClient.belongs(m, cell) && m.type().equals("stream"));
        client.controlReply("interrupt_request", Map.of());
        client.answer(cell);
        assertEquals("false", client.run("busy.join(10_000); busy.isAlive()").result());
    }

    @Test
    void interruptOfNothingHarmsNothing() {
        client.controlReply("interrupt_request", Map.of());
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void interruptDuringCompilationIsHonoured() {
        // A statement that takes long to compile: nested generic calls.
        String slow = "List.of(".repeat(9) + "1" + ",2)".repeat(9);
        Message cell =
                client.send(
                        "System.out.println(\"running\");\n" + slow + ";\nwhile (true) { }",
                        Map.of());
        client.broadcast(m -> KernelClient.belongs(m, cell) && m.type().equals("stream"));
        client.controlReply("interrupt_request", Map.of());
        assertEquals("Interrupted", client.answer(cell).reply().get("ename"));
    }

    @Test
    void libraryThatEndsEarlyOnInterruptKeepsItsResult() {
        Message cell =
                client.send(
                        """
                        int work() {
                            System.out.println("running");
                            try { new CountDownLatch(1).await(); } catch (InterruptedException e) { return 7; }
                            return 0;
                        }
                        int kept = work();
                        """,
                        Map.of());
        client.broadcast(m -> KernelClient.belongs(m, cell) && m.type().equals("stream"));
        client.controlReply("interrupt_request", Map.of());
        assertEquals("Interrupted", client.answer(cell).reply().get("ename"));
        assertEquals("7", client.run("kept").result());
    }

    @Test
    void interruptedCellAbortsTheQueue() {
        Message cell = client.send("System.out.println(\"running\");\nwhile (true) { }", Map.of());
        Message next = client.send("1", Map.of());
        client.broadcast(m -> KernelClient.belongs(m, cell) && m.type().equals("stream"));
        client.controlReply("interrupt_request", Map.of());
        assertEquals("error", client.answer(cell).status());
        assertEquals("aborted", client.answer(next).status());
    }

    @Test
    void waitingForInputCanBeInterrupted() {
        Message cell =
                client.send(
                        "System.out.println(\"running\");\ninput(\"?\")",
                        Map.of("allow_stdin", true));
        client.broadcast(m -> KernelClient.belongs(m, cell) && m.type().equals("stream"));
        client.controlReply("interrupt_request", Map.of());
        assertEquals("error", client.answer(cell).status());
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void timeLimitStopsACell() throws IOException {
        try (KernelClient limited = KernelClient.start(Map.of("IJAVA_TIMEOUT", "300"))) {
            Answer answer = limited.run("while (true) { }");
            assertTrue(answer.traceback().contains("300 ms"), answer.traceback());
        }
    }

    @Test
    void shutdownEndsABusyKernelInUnderTwoSeconds() throws IOException, InterruptedException {
        try (KernelClient doomed = KernelClient.start()) {
            Message cell =
                    doomed.send("System.out.println(\"running\");\nwhile (true) { }", Map.of());
            doomed.broadcast(m -> KernelClient.belongs(m, cell) && m.type().equals("stream"));
            Map<String, Object> reply =
                    doomed.controlReply("shutdown_request", Map.of("restart", false));
            assertEquals("ok", reply.get("status"));
            assertTrue(doomed.hasEnded(2000));
        }
    }

    private static boolean cellThreadsAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().matches("cell \\d+") && thread.isAlive());
    }
}
