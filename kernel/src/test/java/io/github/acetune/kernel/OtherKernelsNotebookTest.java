package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient.Answer;
import io.github.acetune.kernel.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notebooks that were written for other Java kernels run as they are, with the outputs that they had there. */
class OtherKernelsNotebookTest {
    @ParameterizedTest
    @ValueSource(strings = {"ijava", "jjava"})
    void everyCellRunsAndShowsWhatItShowedThere(String name) throws IOException {
        List<?> cells = (List<?>) notebook(name).get("cells");
        int run = 0;
        try (KernelClient client = KernelClient.start()) {
            for (Object each : cells) {
                Map<?, ?> cell = (Map<?, ?>) each;
                if ("code".equals(cell.get("cell_type"))) {
                    String code = text(cell.get("source"));
                    Answer answer = client.run(code);
                    assertEquals("ok", answer.status(), () -> code + "\n" + answer.traceback());
                    for (Object output : (List<?>) cell.get("outputs")) {
                        assertShown((Map<?, ?>) output, answer, code);
                    }
                    run++;
                }
            }
        }
        assertTrue(run > 5, "cells run: " + run);
    }

    private static void assertShown(Map<?, ?> output, Answer answer, String code) {
        if ("stream".equals(output.get("output_type"))) {
            assertEquals(text(output.get("text")), answer.printed("stdout"), code);
            return;
        }
        assertFalse(answer.of("execute_result").isEmpty(), () -> "no result of\n" + code);
        Map<?, ?> shown = KernelClient.data(answer.of("execute_result").getFirst());
        ((Map<?, ?>) output.get("data"))
                .forEach((type, content) -> {
                    assertTrue(shown.containsKey(type), () -> type + " is missing in\n" + code);
                    if (content != null) {
                        assertEquals(content, shown.get(type), code);
                    }
                });
    }

    private static Map<String, Object> notebook(String name) throws IOException {
        try (InputStream in =
                OtherKernelsNotebookTest.class.getResourceAsStream(
                        "/notebooks/" + name + ".ipynb")) {
            return Json.read(in.readAllBytes());
        }
    }

    private static String text(Object lines) {
        return ((List<?>) lines).stream().map(String::valueOf).collect(Collectors.joining());
    }
}
