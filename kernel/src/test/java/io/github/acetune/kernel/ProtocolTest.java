package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient.Answer;
import io.github.acetune.kernel.wire.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests other than cells, as Jupyter's protocol defines them. */
class ProtocolTest {
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
    void kernelInfoIsWhole() {
        for (Map<String, Object> info :
                List.of(
                        client.shellReply("kernel_info_request", Map.of()),
                        client.controlReply("kernel_info_request", Map.of()))) {
            assertEquals("ok", info.get("status"));
            assertEquals("5.4", info.get("protocol_version"));
            assertEquals("java", ((Map<?, ?>) info.get("language_info")).get("name"));
        }
    }

    @Test
    void heartbeatEchoes() {
        byte[] beat = {1, 2, 3};
        assertArrayEquals(beat, client.echo(beat));
    }

    @Test
    void messagesWithAWrongSignatureAreNotObeyed() {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] header =
                "{\"msg_id\":\"x\",\"msg_type\":\"shutdown_request\"}"
                        .getBytes(StandardCharsets.UTF_8);
        byte[] forged = "00".repeat(32).getBytes(StandardCharsets.UTF_8);
        client.sendRaw(
                List.of(
                        "<IDS|MSG>".getBytes(StandardCharsets.UTF_8),
                        forged,
                        header,
                        empty,
                        empty,
                        empty));
        assertEquals("3", client.run("1 + 2").result());
    }

    @Test
    void completionPutsMatchingTypesFirst() {
        client.run("String textValue = \"a\"; int textCount = 1;");
        Map<String, Object> reply = complete("int n = text");
        assertEquals("textCount", ((List<?>) reply.get("matches")).get(0));
        assertEquals(8, reply.get("cursor_start"));
        assertEquals(12, reply.get("cursor_end"));
    }

    @Test
    void completionKnowsTheStatementsBeforeIt() {
        List<?> matches =
                (List<?>)
                        complete(
                                        "int helper() { return 1; }\nvar list = new ArrayList<String>();\nlist.addA")
                                .get("matches");
        assertTrue(
                matches.stream().anyMatch(m -> m.toString().startsWith("addAll(")),
                matches.toString());
    }

    @Test
    void completionKnowsMagics() {
        Map<String, Object> reply = complete("int a = 1;\n%mav");
        assertEquals(List.of("%maven", "%mavenRepo"), reply.get("matches"));
        assertEquals(11, reply.get("cursor_start"));
    }

    @Test
    void cursorPositionsCountCharactersNotHalves() {
        Map<String, Object> reply = complete("String s = \"😀\"; Math.flo");
        assertEquals(21, reply.get("cursor_start"));
        assertTrue(((List<?>) reply.get("matches")).toString().contains("floor("));
    }

    @Test
    void inspectionShowsJavadocWithAndWithoutArguments() {
        for (String code : List.of("Math.max", "Math.max(1, 2)", "Math.max(1, ")) {
            int cursor = code.length() > 9 && code.endsWith(")") ? 8 : code.length();
            Map<String, Object> reply =
                    client.shellReply(
                            "inspect_request",
                            Map.of("code", code, "cursor_pos", cursor, "detail_level", 0));
            assertEquals(true, reply.get("found"), code);
            String text = String.valueOf(((Map<?, ?>) reply.get("data")).get("text/plain"));
            assertTrue(text.contains("int Math.max(int a, int b)"), text);
            assertTrue(text.contains("Returns the greater of two"), text);
            assertFalse(text.contains("{@code"), text);
        }
    }

    @Test
    void inspectionOfNothingFindsNothing() {
        Map<String, Object> reply =
                client.shellReply(
                        "inspect_request",
                        Map.of("code", "nosuchthing", "cursor_pos", 3, "detail_level", 0));
        assertEquals("ok", reply.get("status"));
        assertEquals(false, reply.get("found"));
    }

    @Test
    void completenessIsToldApart() {
        assertEquals("complete", completeness("int a = 1;"));
        assertEquals("complete", completeness("1 + 1"));
        assertEquals("complete", completeness("%maven a:b:c\n1 + 1"));
        assertEquals("incomplete", completeness("for (int i = 0; i < 3; i++) {"));
        assertEquals("incomplete", completeness("int f(int a) {\n  return a;"));
        assertEquals("invalid", completeness("int ) = 3;"));
    }

    @Test
    void historyGivesTailRangeAndSearch() {
        client.run("int historyMark = 1;");
        int line = (Integer) client.run("historyMark + 1").reply().get("execution_count");
        List<?> tail = history(Map.of("hist_access_type", "tail", "n", 2));
        assertEquals(2, tail.size());
        assertEquals(List.of(1, line, "historyMark + 1"), tail.get(1));
        List<?> range =
                history(
                        Map.of(
                                "hist_access_type",
                                "range",
                                "session",
                                0,
                                "start",
                                line,
                                "stop",
                                line + 1,
                                "output",
                                true));
        assertEquals(List.of(List.of(1, line, List.of("historyMark + 1", "2"))), range);
        assertEquals(
                2,
                history(Map.of("hist_access_type", "search", "pattern", "*historyMark*")).size());
        assertEquals(
                1,
                history(Map.of("hist_access_type", "search", "pattern", "int historyM?rk*"))
                        .size());
    }

    @Test
    void commsAreListedAndRefused() {
        assertEquals(Map.of(), client.shellReply("comm_info_request", Map.of()).get("comms"));
        client.request(
                "comm_open",
                Map.of("comm_id", "abc", "target_name", "jupyter.widget", "data", Map.of()));
        Message closed = client.broadcast(m -> m.type().equals("comm_close"));
        assertEquals("abc", closed.content().get("comm_id"));
    }

    @Test
    void statusIsBusyThenIdleAroundEveryRequest() {
        Answer answer = client.answer(client.request("comm_info_request", Map.of()));
        assertEquals(
                List.of("busy", "idle"),
                answer.of("status").stream().map(m -> m.content().get("execution_state")).toList());
    }

    @Test
    void messagesOfUnknownTypesAndOfRefusedCommsAreOnlyAcknowledged() {
        for (String type : List.of("no_such_request", "comm_msg", "comm_close", "debug_request")) {
            Message request = client.request(type, Map.of("comm_id", "none", "data", Map.of()));
            Message idle =
                    client.broadcast(m ->
                            KernelClient.belongs(m, request)
                                    && "idle".equals(m.content().get("execution_state")));
            assertEquals("status", idle.type());
        }
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void shutdownIsConfirmedOnControlAndBroadcastWithItsRestartFlag()
            throws IOException, InterruptedException {
        try (KernelClient doomed = KernelClient.start()) {
            Map<String, Object> reply =
                    doomed.controlReply("shutdown_request", Map.of("restart", true));
            assertEquals(Map.of("status", "ok", "restart", true), reply);
            Message told = doomed.broadcast(m -> m.type().equals("shutdown_reply"));
            assertEquals(true, told.content().get("restart"));
            assertTrue(doomed.hasEnded(KernelClient.PATIENCE_MILLISECONDS));
        }
    }

    @Test
    void historyCanCarryOutputsAndLeaveOutRepetitions() {
        client.run("int twiceHistory = 1;");
        client.run("int twiceHistory = 1;");
        client.run("twiceHistory + 20");
        List<?> unique =
                history(
                        Map.of(
                                "hist_access_type",
                                "search",
                                "pattern",
                                "int twiceHistory*",
                                "unique",
                                true));
        assertEquals(1, unique.size());
        List<?> tail = history(Map.of("hist_access_type", "tail", "n", 1, "output", true));
        assertEquals(List.of("twiceHistory + 20", "21"), ((List<?>) tail.getFirst()).getLast());
    }

    private static Map<String, Object> complete(String code) {
        return client.shellReply(
                "complete_request",
                Map.of("code", code, "cursor_pos", code.codePointCount(0, code.length())));
    }

    private static Object completeness(String code) {
        return client.shellReply("is_complete_request", Map.of("code", code)).get("status");
    }

    private static List<?> history(Map<String, Object> request) {
        return (List<?>) client.shellReply("history_request", request).get("history");
    }
}
