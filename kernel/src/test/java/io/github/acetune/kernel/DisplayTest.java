package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient.Answer;
import io.github.acetune.kernel.wire.Message;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What values look like in a notebook. */
class DisplayTest {
    private static KernelClient client;

    @BeforeAll
    static void startKernel() throws IOException {
        client = KernelClient.start();
    }

    @AfterAll
    static void stopKernel() {
        client.close();
    }

    @Test
    void tableIsShownAsTextAndAsHypertext() {
        Message shown =
                only(
                        client.run(
                                "Table.create(\"t\", IntColumn.create(\"n\", 1, 2), StringColumn.create(\"s\", \"<a>\", \"b\"))"));
        assertTrue(KernelClient.data(shown).get("text/html").toString().contains("<table"));
        assertTrue(KernelClient.data(shown).get("text/html").toString().contains("&lt;a&gt;"));
        assertTrue(KernelClient.data(shown).get("text/plain").toString().contains("2 rows"));
    }

    @Test
    void figureBringsItsLibraryOnceAndAgainWhenItsCellIsRunAgain() throws IOException {
        String figure =
                "import io.github.acetune.kernel.display.*;\n"
                        + "render(new MimeBundle(Map.of(\"application/vnd.plotly.v1+json\", Map.of(), \"text/plain\", \"figure\"), Map.of()))";
        try (KernelClient fresh = KernelClient.start()) {
            Answer first = fresh.run(figure);
            assertEquals(1, first.of("display_data").size());
            String library =
                    KernelClient.data(first.of("display_data").get(0)).get("text/html").toString();
            assertTrue(library.contains("acetunePlots.load"));
            assertFalse(
                    KernelClient.data(first.of("display_data").get(0)).containsKey("text/plain"));
            assertEquals(0, fresh.run(figure + " // another cell").of("display_data").size());
            assertEquals(1, fresh.run(figure).of("display_data").size());
        }
    }

    @Test
    void arraysAndMatricesAreReadable() {
        assertEquals("int[3] {1, 2, 3}", client.run("new int[] {1, 2, 3}").result());
        assertEquals(
                "double[2][2]\n     1.0     2.5\n    -3.0  1.0E-9",
                client.run("new double[][] {{1, 2.5}, {-3, 1e-9}}").result());
        String large = client.run("new double[1000][1000]").result();
        assertTrue(large.startsWith("double[1000][1000]"));
        assertTrue(large.contains("⋮") && large.contains("…") && large.length() < 2000, large);
        assertTrue(client.run("new int[100_000]").result().endsWith("… 100000 in all}"));
    }

    @Test
    void longCollectionsAndTextsAreCut() {
        assertTrue(
                client.run("IntStream.range(0, 100_000).boxed().toList()")
                        .result()
                        .endsWith("… 100000 in all]"));
        assertTrue(
                client.run("\"x\".repeat(100_000)")
                        .result()
                        .endsWith("(100000 characters in all)"));
        assertEquals("{a=[1, 2]}", client.run("Map.of(\"a\", List.of(1, 2))").result());
    }

    @Test
    void imagesAreShown() {
        Message shown =
                only(
                        client.run(
                                "new java.awt.image.BufferedImage(3, 2, java.awt.image.BufferedImage.TYPE_INT_RGB)"));
        assertTrue(KernelClient.data(shown).containsKey("image/png"));
        assertEquals("image of 3 × 2 pixels", KernelClient.data(shown).get("text/plain"));
    }

    @Test
    void objectsMayBringTheirOwnFormats() {
        Message shown =
                only(
                        client.run(
                                "class Own { public Map<String, Object> mimeBundle() { return Map.of(\"text/html\", \"<i>own</i>\"); } public String toString() { return \"own\"; } }\nnew Own()"));
        assertEquals(
                Map.of("text/html", "<i>own</i>", "text/plain", "own"), KernelClient.data(shown));
    }

    @Test
    void registeredRendererIsUsed() {
        client.run(
                "record Coin(int side) {}\nregisterRenderer(Coin.class, c -> new MimeBundle(Map.of(\"text/plain\", \"coin!\"), Map.of()));");
        assertEquals("coin!", client.run("new Coin(1)").result());
    }

    @Test
    void displayCanBeUpdatedByItsHandle() {
        Answer answer =
                client.run(
                        "var handle = display(html(\"<b>1</b>\"));\nhandle.update(markdown(\"*2*\"));");
        Message shown = answer.of("display_data").get(0);
        Message updated = answer.of("update_display_data").get(0);
        assertEquals(shown.content().get("transient"), updated.content().get("transient"));
        assertEquals("*2*", KernelClient.data(updated).get("text/markdown"));
    }

    @Test
    void whatHasShownItselfIsNotShownTwice() {
        assertEquals("", client.run("display(5);").result());
        assertEquals("", client.run("progress(3, \"work\")").result());
    }

    @Test
    void outputCanBeCleared() {
        assertEquals(
                Map.of("wait", true),
                client.run("clearOutput(true);").of("clear_output").get(0).content());
    }

    @Test
    void progressIsRedrawnSeldom() {
        Answer answer =
                client.run(
                        "try (var bar = progress(1_000_000, \"fitting\")) { for (int i = 0; i < 1_000_000; i++) bar.step(); }");
        List<Message> updates = answer.of("update_display_data");
        assertTrue(updates.size() < 30, updates.size() + " updates");
        assertTrue(
                KernelClient.data(updates.getLast())
                        .get("text/plain")
                        .toString()
                        .contains("1000000 of 1000000"));
    }

    @Test
    void valueWhoseTextFailsIsReportedAsTheUsersError() {
        Answer answer =
                client.run(
                        "class Bad { public String toString() { throw new IllegalStateException(\"bad text\"); } }\nnew Bad()");
        assertEquals("java.lang.IllegalStateException", answer.reply().get("ename"));
    }

    @Test
    void assignmentsAndDeclarationsShowNothing() {
        assertEquals("", client.run("int quiet = 1;").result());
        assertEquals("", client.run("quiet = 2").result());
        assertEquals("", client.run("null").result());
    }

    @Test
    void declarationOfATableOrADataSetShowsItUnlessSomethingFollows() {
        String table = "var t = Table.create(\"t\", IntColumn.create(\"n\", 1, 2));";
        assertTrue(client.run(table).result().contains("2 rows"));
        assertEquals("", client.run(table + ";").result());
        assertEquals(
                "", client.run("var f = SweepPlots.lossConvergence(Values.of(3, 2), 1);").result());
        assertTrue(
                client.run("var si = Datasets.load(\"si-pbe\");").result().contains("config type"));
    }

    @Test
    void structuresBringTheirLibraryOnceAndATrajectoryIsAListOfThem() {
        client.run("var crystal = Datasets.load(\"si-pbe\").structures().getFirst();;");
        Answer first = client.run("display(crystal);");
        List<Message> shown = first.of("display_data");
        assertEquals(2, shown.size());
        assertTrue(
                KernelClient.data(shown.get(0))
                        .get("text/html")
                        .toString()
                        .contains("acetune-3dmol"));
        Message list = only(client.run("List.of(crystal, crystal)"));
        assertTrue(
                KernelClient.data(list).get("text/plain").toString().startsWith("Trajectory of 2"));
        assertTrue(KernelClient.data(list).containsKey("image/svg+xml"));
    }

    @Test
    void figuresOfTablesawsOwnPlotsAreShown() {
        Message shown =
                only(
                        client.run(
                                "tech.tablesaw.plotly.api.ScatterPlot.create(\"s\", Table.create(\"t\", IntColumn.create(\"a\", 1, 2), IntColumn.create(\"b\", 3, 4)), \"a\", \"b\")"));
        assertTrue(KernelClient.data(shown).containsKey("application/vnd.plotly.v1+json"));
        assertTrue(KernelClient.data(shown).containsKey("image/svg+xml"));
    }

    private static Message only(Answer answer) {
        assertEquals("ok", answer.status(), () -> String.valueOf(answer.reply()));
        assertEquals(1, answer.of("execute_result").size());
        return answer.of("execute_result").get(0);
    }
}
