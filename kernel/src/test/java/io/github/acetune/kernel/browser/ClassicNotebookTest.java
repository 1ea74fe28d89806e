package io.github.acetune.kernel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.acetune.kernel.TestKernel;
import io.github.acetune.kernel.wire.Json;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notebook in Jupyter's classic front end (Notebook 6), as a user sees it. */
class ClassicNotebookTest {
    private static final String OUTPUT = "document.querySelectorAll('.code_cell')[%d]";

    @TempDir private Path folder;

    @Test
    void notebookRunsDrawsSortsTurnsProgressesAndStops() throws Exception {
        File jupyter = new File("/usr/bin/jupyter-notebook");
        Assumptions.assumeTrue(
                jupyter.canExecute(),
                "there is no /usr/bin/jupyter-notebook: the classic notebook is not looked at");
        List<String> cells = new ArrayList<>(Cells.SHOWN);
        cells.add(Cells.LOOP);
        writeNotebook(cells);
        TestKernel.install(folder.resolve("jupyter"));
        int port = freePort();
        Process server = startServer(jupyter, port);
        try (Browser browser = Browser.start(1100, 1400)) {
            awaitServer();
            browser.open("http://127.0.0.1:" + port + "/notebooks/all.ipynb");
            browser.await(
                    "the kernel's start",
                    "!!(window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel"
                            + " && Jupyter.notebook.kernel.is_connected())");
            var _ = browser.complaints();
            browser.run("Jupyter.notebook.execute_all_cells()");

            figuresAreDrawn(browser);
            tableIsSortedByAClick(browser);
            structureIsTurned(browser);
            progressHasCome(browser);
            interruptStopsTheLoop(browser);
            browser.assertNoComplaints();
        } finally {
            server.destroy();
            if (!server.waitFor(5, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    private static void figuresAreDrawn(Browser browser) {
        for (int cell : new int[] {0, 1, 5}) {
            String svg =
                    OUTPUT.formatted(cell) + ".querySelector('.acetune-live .main-svg .trace')";
            browser.await("the figure of cell " + cell, svg + " !== null");
        }
        browser.run("document.querySelector('.code_cell').scrollIntoView()");
        browser.picture("classic-figures");
    }

    private static void tableIsSortedByAClick(Browser browser) {
        String column =
                "return Array.from("
                        + OUTPUT.formatted(2)
                        + ".querySelectorAll('tbody td:first-child'), c => c.textContent).join(' ')";
        assertEquals("10.00 9.50 100.00", browser.run(column));
        browser.click(".acetune-table thead th");
        assertEquals("9.50 10.00 100.00", browser.run(column));
    }

    private static void structureIsTurned(Browser browser) {
        browser.run(OUTPUT.formatted(3) + ".scrollIntoView({block: 'center'})");
        String place = OUTPUT.formatted(3) + ".querySelector('.acetune-structure')";
        browser.await("the structure", "!!" + place + ".acetuneViewer");
        String view = "return " + place + ".acetuneViewer.getView().slice(4).join()";
        Object before = browser.run(view);
        browser.drag(".acetune-structure canvas", 90, 40);
        assertNotEquals(before, browser.run(view), "the structure stays as it was");
        browser.picture("classic-structure");
    }

    private static void progressHasCome(Browser browser) {
        browser.await(
                "the end of the progress bar",
                OUTPUT.formatted(6)
                        + ".querySelector('.output')?.textContent.includes('10 of 10') === true");
        assertEquals(
                1L,
                browser.run(
                        "return " + OUTPUT.formatted(6) + ".querySelectorAll('progress').length"),
                "one bar, moved in place");
    }

    private static void interruptStopsTheLoop(Browser browser) {
        String output = OUTPUT.formatted(7) + ".querySelector('.output')?.textContent";
        browser.await("the loop", output + ".includes('looping') === true");
        browser.click("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");
        browser.await("the interrupt", output + ".includes('Interrupted') === true");
        browser.await("rest", "!document.querySelector('.code_cell.running')");
        browser.picture("classic-interrupt");
    }

    private void writeNotebook(List<String> sources) throws IOException {
        List<Object> cells = new ArrayList<>();
        for (String source : sources) {
            Map<String, Object> cell = new LinkedHashMap<>();
            cell.put("cell_type", "code");
            cell.put("source", source);
            cell.put("metadata", Map.of());
            cell.put("outputs", List.of());
            cell.put("execution_count", null);
            cells.add(cell);
        }
        Map<String, Object> kernel =
                Map.of("name", "java", "display_name", "Java", "language", "java");
        Map<String, Object> notebook =
                Map.of(
                        "cells",
                        cells,
                        "metadata",
                        Map.of("kernelspec", kernel),
                        "nbformat",
                        4,
                        "nbformat_minor",
                        4);
        Files.write(folder.resolve("all.ipynb"), Json.write(notebook));
    }

    private Process startServer(File jupyter, int port) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        jupyter.toString(),
                        "--no-browser",
                        "--allow-root",
                        "--ip=127.0.0.1",
                        "--port=" + port,
                        "--port-retries=0",
                        "--NotebookApp.token=",
                        "--NotebookApp.password=",
                        "--notebook-dir=" + folder);
        // Settings and kernels of its own: neither the user's nor other programs' take part.
        Map<String, String> environment = builder.environment();
        environment.put("JUPYTER_PATH", folder.resolve("jupyter").toString());
        environment.put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
        environment.put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
        environment.put("IPYTHONDIR", folder.resolve("ipython").toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private void awaitServer() throws IOException {
        for (int i = 0; i < 600; i++) {
            if (Files.readString(folder.resolve("server.log")).contains("is running at")) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError(Files.readString(folder.resolve("server.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
