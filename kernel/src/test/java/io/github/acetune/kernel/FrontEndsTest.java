package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.kernel.KernelClient.Answer;
import io.github.acetune.kernel.wire.Message;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several front ends at one kernel: a notebook and a console, or two people. */
class FrontEndsTest {
    private static KernelClient notebook;
    private static KernelClient console;

    @BeforeAll
    static void startKernel() throws IOException {
        notebook = KernelClient.start();
        console = notebook.another("console");
    }

    @AfterAll
    static void stopKernel() {
        console.close();
        notebook.close();
    }

    @Test
    void eachSeesWhatTheOthersRunAndKnowsThatItIsTheirs() {
        Message theirs = notebook.send("System.out.print(\"out\"); 6 * 7", Map.of());
        Answer answer = notebook.answer(theirs);
        List<String> types = answer.broadcasts().stream().map(Message::type).toList();
        for (String type : types) {
            Message seen =
                    console.broadcast(message ->
                            message.type().equals(type) && KernelClient.belongs(message, theirs));
            assertEquals("test", seen.parent().get("session"));
        }
        assertEquals(
                List.of("status", "execute_input", "stream", "execute_result", "status"), types);
    }

    @Test
    void variablesAreSharedAndRepliesGoToWhomTheyAreDue() {
        notebook.run("int shared = 5;");
        Message first = notebook.send("shared + 1", Map.of());
        Message second = console.send("shared + 2", Map.of());
        assertEquals("7", console.answer(second).result());
        assertEquals("6", notebook.answer(first).result());
    }

    @Test
    void questionGoesToTheFrontEndWhoseCellAsks() {
        Message asking = console.send("input(\"Who? \")", Map.of("allow_stdin", true));
        assertEquals("Who? ", console.answerInput("console").content().get("prompt"));
        assertEquals("console", console.answer(asking).result());
        Message other = notebook.send("input(\"Who? \")", Map.of("allow_stdin", true));
        notebook.answerInput("notebook");
        assertEquals("notebook", notebook.answer(other).result());
    }

    @Test
    void oneStopsTheCellOfTheOther() {
        Message loop = notebook.send("System.out.println(\"begun\"); while (true) {}", Map.of());
        console.broadcast(
                message -> message.type().equals("stream") && KernelClient.belongs(message, loop));
        assertEquals("ok", console.controlReply("interrupt_request", Map.of()).get("status"));
        assertEquals("error", notebook.answer(loop).status());
    }

    @Test
    void historyIsOne() {
        notebook.run("\"of the notebook\"");
        List<?> found =
                (List<?>)
                        console.shellReply(
                                        "history_request",
                                        Map.of(
                                                "hist_access_type",
                                                "search",
                                                "pattern",
                                                "*of the notebook*"))
                                .get("history");
        assertEquals(1, found.size());
    }
}
