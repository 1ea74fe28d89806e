package io.github.acetune.kernel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.acetune.kernel.KernelClient;
import io.github.acetune.kernel.wire.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Outputs of the kernel in the renderers of JupyterLab 4, which are also those of Notebook 7. */
class LabOutputTest {
    private static final String OUTPUT = "document.querySelectorAll('.jp-Cell')[%d]";

    private static List<List<Object>> cells;
    private static Browser browser;

    @BeforeAll
    static void runCellsAndOpenABrowser() throws Exception {
        LabPage.prepare();
        browser = Browser.start(1000, 1500);
        cells = new ArrayList<>();
        try (KernelClient client = KernelClient.start()) {
            for (String source : Cells.SHOWN) {
                cells.add(outputs(client.run(source).broadcasts()));
            }
        }
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everythingIsShownAndWorks() throws Exception {
        browser.open(LabPage.write(cells, "light", true));

        figuresAreDrawn();
        browser.picture("lab-light");
        tableIsSortedByAClick();
        structureIsTurned();
        sliderOfATrajectoryShowsAnotherFrame();
        assertEquals("10 of 10", ending());
        browser.assertNoComplaints();
    }

    @Test
    void darkThemeIsFollowed() throws Exception {
        browser.open(LabPage.write(cells, "dark", true));

        figuresAreDrawn();
        String colour =
                "return getComputedStyle("
                        + OUTPUT.formatted(0)
                        + ".querySelector('.acetune-live .xtick text')).fill";
        assertEquals("rgb(232, 232, 232)", browser.run(colour));
        browser.picture("lab-dark");
        browser.run(OUTPUT.formatted(4) + ".scrollIntoView()");
        browser.await("the trajectory", "!!" + place(4) + ".acetuneViewer");
        browser.picture("lab-dark-structures");
        browser.assertNoComplaints();
    }

    @Test
    void untrustedNotebookShowsPicturesAndTables() throws Exception {
        browser.open(LabPage.write(cells, "light", false));

        for (int cell : new int[] {0, 1, 3, 4, 5}) {
            browser.await(
                    "a picture in cell " + cell,
                    OUTPUT.formatted(cell) + ".querySelector('img, svg') !== null");
        }
        browser.await("the table", OUTPUT.formatted(2) + ".querySelector('td') !== null");
        browser.picture("lab-untrusted");
        browser.assertNoComplaints();
    }

    private static void figuresAreDrawn() {
        for (int cell : new int[] {0, 1, 5}) {
            browser.await(
                    "the figure of cell " + cell,
                    OUTPUT.formatted(cell)
                            + ".querySelector('.acetune-live .main-svg .trace') !== null");
        }
    }

    private static void tableIsSortedByAClick() {
        browser.click(".acetune-table thead th");
        assertEquals(
                "9.50 10.00 100.00",
                browser.run(
                        "return Array.from("
                                + OUTPUT.formatted(2)
                                + ".querySelectorAll('tbody td:first-child'), c => c.textContent).join(' ')"));
    }

    private static void structureIsTurned() {
        browser.run(OUTPUT.formatted(3) + ".scrollIntoView({block: 'center'})");
        browser.await("the structure", "!!" + place(3) + ".acetuneViewer");
        String view = "return " + place(3) + ".acetuneViewer.getView().slice(4).join()";
        Object before = browser.run(view);
        browser.drag(".acetune-structure canvas", 90, 40);
        assertNotEquals(before, browser.run(view), "the structure stays as it was");
    }

    private static void sliderOfATrajectoryShowsAnotherFrame() {
        browser.run(OUTPUT.formatted(4) + ".scrollIntoView({block: 'center'})");
        browser.await("the trajectory", "!!" + place(4) + ".acetuneViewer");
        browser.run(
                "var s = "
                        + place(4)
                        + ".querySelector('input[type=range]'); s.value = 3;"
                        + " s.dispatchEvent(new Event('input'))");
        browser.await("frame 4", place(4) + ".textContent.includes('frame 4')");
        browser.picture("lab-trajectory");
    }

    private static String place(int cell) {
        return OUTPUT.formatted(cell) + ".querySelector('.acetune-structure')";
    }

    private static Object ending() {
        return browser.run(
                "return " + OUTPUT.formatted(6) + ".textContent.match(/10 of 10/)?.[0] ?? ''");
    }

    /** A cell's outputs as a notebook holds them when it has ended. */
    private static List<Object> outputs(List<Message> broadcasts) {
        List<Object> outputs = new ArrayList<>();
        Map<Object, Map<String, Object>> byDisplay = new LinkedHashMap<>();
        for (Message message : broadcasts) {
            Map<String, Object> output = new LinkedHashMap<>(message.content());
            Object display = output.remove("transient");
            switch (message.type()) {
                case "display_data", "execute_result" -> {
                    output.put("output_type", message.type());
                    outputs.add(output);
                    if (display instanceof Map<?, ?> known && !known.isEmpty()) {
                        byDisplay.put(display, output);
                    }
                }
                case "update_display_data" -> byDisplay.get(display).putAll(output);
                default -> {
                    // Not an output.
                }
            }
        }
        return outputs;
    }
}
