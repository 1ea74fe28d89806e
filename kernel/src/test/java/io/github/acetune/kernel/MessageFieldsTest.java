package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient.Answer;
import io.github.acetune.kernel.wire.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fields of messages, as version 5.4 of Jupyter's protocol defines them. */
class MessageFieldsTest {
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
    void everyMessageSaysWhatItIsAndWhatItAnswers() {
        Message request = client.send("System.out.println(1); display(2); 3", Map.of());
        Answer answer = client.answer(request);
        List<Message> all = new ArrayList<>(answer.broadcasts());
        all.add(answer.message());
        Set<Object> identifiers = new HashSet<>();
        Set<Object> sessions = new HashSet<>();
        for (Message message : all) {
            assertEquals("5.4", message.header().get("version"));
            assertTrue(Instant.parse(message.header().get("date").toString()).isBefore(soon()));
            assertNotNull(message.header().get("username"));
            assertEquals(request.header(), message.parent());
            identifiers.add(message.header().get("msg_id"));
            sessions.add(message.header().get("session"));
        }
        assertEquals(all.size(), identifiers.size());
        assertEquals(1, sessions.size());
        assertEquals(
                List.of(
                        "status",
                        "execute_input",
                        "stream",
                        "display_data",
                        "execute_result",
                        "status"),
                answer.broadcasts().stream().map(Message::type).toList());
    }

    @Test
    void kernelInfoHasEveryField() {
        Map<String, Object> info = client.shellReply("kernel_info_request", Map.of());
        assertEquals(
                Set.of(
                        "status",
                        "protocol_version",
                        "implementation",
                        "implementation_version",
                        "language_info",
                        "banner",
                        "debugger",
                        "supported_features",
                        "help_links"),
                info.keySet());
        assertEquals(false, info.get("debugger"));
        Map<?, ?> language = (Map<?, ?>) info.get("language_info");
        assertEquals("text/x-java", language.get("mimetype"));
        assertEquals(".java", language.get("file_extension"));
        assertEquals(Runtime.version().toString(), language.get("version"));
        for (Object link : (List<?>) info.get("help_links")) {
            assertEquals(Set.of("text", "url"), ((Map<?, ?>) link).keySet());
        }
    }

    @Test
    void counterCountsStoredCellsOnlyAndEveryReplyCarriesIt() {
        int stored = count(client.run("1"));
        Answer unstored = client.run("2", Map.of("store_history", false));
        assertEquals(stored, count(unstored));
        assertEquals(
                stored, unstored.of("execute_input").getFirst().content().get("execution_count"));
        assertEquals(stored, count(client.run("", Map.of("silent", true))));
        assertEquals(stored, count(client.run("3", Map.of("silent", true, "store_history", true))));
        assertEquals(stored + 1, count(client.run("1 / 0")));
    }

    @Test
    void abortedReplyCarriesNothingButTheCounter() {
        Message failing = client.send("Thread.sleep(200); throw new RuntimeException();", Map.of());
        Message waiting = client.send("1", Map.of());
        int number = count(client.answer(failing));
        assertEquals(
                Map.of("status", "aborted", "execution_count", number),
                client.answer(waiting).reply());
    }

    @Test
    void failedSilentCellAbortsNoOther() {
        Message failing = client.send("nowhere", Map.of("silent", true));
        Message waiting = client.send("\"runs\"", Map.of());
        assertEquals("error", client.answer(failing).status());
        assertEquals("runs", client.answer(waiting).result());
    }

    @Test
    void errorHasNameValueAndTracebackAsTexts() {
        Answer answer = client.run("throw new IllegalStateException();");
        Map<String, Object> error = answer.of("error").getFirst().content();
        assertEquals(Set.of("ename", "evalue", "traceback"), error.keySet());
        assertEquals("java.lang.IllegalStateException", error.get("ename"));
        assertEquals("", error.get("evalue"));
        ((List<?>) error.get("traceback")).forEach(line -> assertInstanceOf(String.class, line));
        Map<String, Object> expected = new LinkedHashMap<>(error);
        expected.put("status", "error");
        expected.put("execution_count", count(answer));
        expected.put("user_expressions", Map.of());
        expected.put("payload", List.of());
        assertEquals(expected, answer.reply());
    }

    @Test
    void userExpressionsAreDisplayDataOfTheirOwn() {
        Answer answer =
                client.run(
                        "int base = 4;", Map.of("user_expressions", Map.of("a", "html(\"<b>\")")));
        assertEquals(
                Map.of(
                        "a",
                        Map.of(
                                "status",
                                "ok",
                                "data",
                                Map.of("text/plain", "<b>", "text/html", "<b>"),
                                "metadata",
                                Map.of())),
                answer.reply().get("user_expressions"));
    }

    @Test
    void clearedOutputWaitsForTheNextWhenItIsTold() {
        Answer answer =
                client.run(
                        "display(1); clearOutput(true); display(2); clearOutput(); System.out.print(3);");
        List<String> seen =
                answer.broadcasts().stream()
                        .filter(message -> !message.type().equals("status"))
                        .map(message ->
                                message.type() + " " + message.content().getOrDefault("wait", ""))
                        .toList();
        assertEquals(
                List.of(
                        "execute_input ",
                        "display_data ",
                        "clear_output true",
                        "display_data ",
                        "clear_output false",
                        "stream "),
                seen);
    }

    @Test
    void updateCarriesTheIdentifierOfItsDisplay() {
        Answer answer = client.run("var shown = display(\"a\"); updateDisplay(shown, \"b\");");
        Map<String, Object> first = answer.of("display_data").getFirst().content();
        Map<String, Object> second = answer.of("update_display_data").getFirst().content();
        for (Map<String, Object> content : List.of(first, second)) {
            assertEquals(Set.of("data", "metadata", "transient"), content.keySet());
        }
        assertEquals(Set.of("display_id"), ((Map<?, ?>) first.get("transient")).keySet());
        assertEquals(first.get("transient"), second.get("transient"));
        assertEquals(Map.of("text/plain", "b"), second.get("data"));
    }

    @Test
    void jsonIsSentUnpacked() {
        Answer answer = client.run("display(\"{\\\"a\\\": [1, true]}\", \"application/json\");");
        assertEquals(
                Map.of("a", List.of(1, true)),
                KernelClient.data(answer.of("display_data").getFirst()).get("application/json"));
        assertTrue(
                client.run("display(\"{\", \"application/json\");")
                        .traceback()
                        .contains("expected JSON"));
    }

    @Test
    void inspectionIsABundleAndTheSecondLevelSaysMore() {
        String brief = inspect("Math.max", 0);
        String whole = inspect("Math.max", 1);
        assertTrue(whole.length() > brief.length(), whole);
        Map<String, Object> nothing =
                client.shellReply("inspect_request", Map.of("code", "", "cursor_pos", 0));
        assertEquals(
                Map.of("status", "ok", "found", false, "data", Map.of(), "metadata", Map.of()),
                nothing);
    }

    @Test
    void completionsCarryTheirKinds() {
        Map<String, Object> reply =
                client.shellReply(
                        "complete_request", Map.of("code", "Math.flo + 1", "cursor_pos", 8));
        assertEquals(5, reply.get("cursor_start"));
        assertEquals(8, reply.get("cursor_end"));
        List<?> kinds =
                (List<?>) ((Map<?, ?>) reply.get("metadata")).get("_jupyter_types_experimental");
        assertEquals(((List<?>) reply.get("matches")).size(), kinds.size());
        assertEquals(
                Map.of("text", "floor(", "type", "function", "start", 5, "end", 8),
                kinds.getFirst());
    }

    @Test
    void indentIsSaidOfIncompleteCodeOnly() {
        assertEquals(
                Map.of("status", "incomplete", "indent", "        "),
                completeness("class A {\n    void f() {"));
        assertEquals(Map.of("status", "complete"), completeness("int a;"));
        assertEquals(Map.of("status", "invalid"), completeness("int ) ="));
    }

    @Test
    void otherSessionsHaveNoHistoryAndOddNumbersNoHarm() {
        client.run("\"remembered\"");
        assertFalse(range(1).isEmpty());
        assertEquals(range(0), range(1));
        assertEquals(List.of(), range(-1));
        assertEquals(List.of(), range(2));
        for (int number : new int[] {0, -3}) {
            assertEquals(List.of(), history(Map.of("hist_access_type", "tail", "n", number)));
        }
        assertEquals(1, history(Map.of("hist_access_type", "tail", "n", 1, "raw", true)).size());
    }

    @Test
    void commsOfOneTargetAreListedToo() {
        assertEquals(
                Map.of("status", "ok", "comms", Map.of()),
                client.shellReply("comm_info_request", Map.of("target_name", "jupyter.widget")));
    }

    @Test
    void controlAnswersBusyAndIdleToo() {
        for (String type : List.of("kernel_info_request", "interrupt_request")) {
            Answer answer = client.controlAnswer(type, Map.of());
            assertEquals("ok", answer.status());
            assertEquals(
                    List.of("busy", "idle"),
                    answer.of("status").stream()
                            .map(message -> message.content().get("execution_state"))
                            .toList());
        }
    }

    @Test
    void whateverIsAskedOnControlIsAnsweredThereInItsTurn() {
        Message cell = client.send("Thread.sleep(100); \"first\"", Map.of());
        Answer asked = client.controlAnswer("execute_request", Map.of("code", "\"second\""));
        assertEquals("first", client.answer(cell).result());
        assertEquals("second", asked.result());
        assertEquals(
                "ok", client.controlAnswer("complete_request", Map.of("code", "Math.")).status());
    }

    @Test
    void missingFieldsAreTakenAsTheirDefaults() {
        assertEquals("ok", client.shellReply("execute_request", Map.of()).get("status"));
        assertEquals("complete", client.shellReply("is_complete_request", Map.of()).get("status"));
        for (String type : List.of("complete_request", "inspect_request", "history_request")) {
            assertEquals("ok", client.shellReply(type, Map.of("cursor_pos", 99)).get("status"));
        }
        assertEquals(
                "2", client.run("1 + 1", Map.of("of_a_later_protocol", Map.of("a", 1))).result());
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(60);
    }

    private static int count(Answer answer) {
        return (Integer) answer.reply().get("execution_count");
    }

    private static String inspect(String code, int level) {
        Map<String, Object> reply =
                client.shellReply(
                        "inspect_request",
                        Map.of("code", code, "cursor_pos", code.length(), "detail_level", level));
        return String.valueOf(((Map<?, ?>) reply.get("data")).get("text/plain"));
    }

    private static Map<String, Object> completeness(String code) {
        return client.shellReply("is_complete_request", Map.of("code", code));
    }

    private static List<?> range(int session) {
        return history(
                Map.of("hist_access_type", "range", "session", session, "start", 1, "stop", 9999));
    }

    private static List<?> history(Map<String, Object> request) {
        return (List<?>) client.shellReply("history_request", request).get("history");
    }
}
