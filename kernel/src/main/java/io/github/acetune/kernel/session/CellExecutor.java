package io.github.acetune.kernel.session;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.cell.InputPrompt;
import io.github.acetune.kernel.cell.Services;
import io.github.acetune.kernel.display.MimeBundle;
import io.github.acetune.kernel.engine.CellOutcome;
import io.github.acetune.kernel.engine.Failure;
import io.github.acetune.kernel.engine.JavaEngine;
import io.github.acetune.kernel.wire.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers execute requests. */
final class CellExecutor {
    private final Outbox outbox;
    private final InputChannel input;
    private final History history;
    private final JavaEngine engine;
    private final Services services;
    private int count;

    CellExecutor(
            Outbox outbox,
            InputChannel input,
            History history,
            JavaEngine engine,
            Services services) {
        this.outbox = outbox;
        this.input = input;
        this.history = history;
        this.engine = engine;
        this.services = services;
    }

    /** Runs the cell of a request and returns the content of the reply. */
    Map<String, Object> execute(Message request) {
        String code = request.text("code", "");
        boolean silent = request.flag("silent", false);
        boolean stored = !silent && request.flag("store_history", true) && !code.isBlank();
        if (stored) {
            count++;
        }
        // A cell that is not stored does not move the counter and is told where it stands.
        int number = count;
        if (!silent) {
            outbox.broadcast(
                    "execute_input",
                    request.header(),
                    Map.of("code", code, "execution_count", number));
        }
        CellContext cell = context(request, stored ? count : count + 1, silent);
        CellOutcome outcome =
                code.isBlank()
                        ? new CellOutcome(java.util.Optional.empty(), java.util.Optional.empty())
                        : engine.execute(cell, code);
        outcome.result()
                .ifPresent(result -> {
                    services.prepareToShow(cell, result);
                    cell.send("execute_result", resultContent(result, number));
                });
        outcome.failure().ifPresent(failure -> cell.send("error", failureContent(failure)));
        if (stored) {
            String output =
                    outcome.result()
                            .map(r -> String.valueOf(r.data().get(MimeBundle.TEXT)))
                            .orElse(null);
            history.add(number, code, output);
        }
        return reply(request, number, cell, outcome);
    }

    /** The reply to a cell that is not run because an earlier one has failed. */
    Map<String, Object> aborted() {
        return Map.of("status", "aborted", "execution_count", count);
    }

    private Map<String, Object> reply(
            Message request, int number, CellContext cell, CellOutcome outcome) {
        Map<String, Object> reply = new LinkedHashMap<>();
        if (outcome.failure().isPresent()) {
            reply.put("status", "error");
            reply.put("execution_count", number);
            reply.putAll(failureContent(outcome.failure().get()));
            reply.put("user_expressions", Map.of());
        } else {
            reply.put("status", "ok");
            reply.put("execution_count", number);
            reply.put("user_expressions", userExpressions(request, cell));
        }
        reply.put("payload", List.of());
        return reply;
    }

    private Map<String, Object> userExpressions(Message request, CellContext cell) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (request.content().get("user_expressions") instanceof Map<?, ?> expressions) {
            expressions.forEach((name, expression) ->
                    answers.put(
                            String.valueOf(name),
                            userExpression(cell, String.valueOf(expression))));
        }
        return answers;
    }

    private Map<String, Object> userExpression(CellContext cell, String expression) {
        CellOutcome outcome = engine.execute(cell, expression);
        Map<String, Object> answer = new LinkedHashMap<>();
        if (outcome.failure().isPresent()) {
            answer.put("status", "error");
            answer.putAll(failureContent(outcome.failure().get()));
        } else {
            MimeBundle value = outcome.result().orElse(MimeBundle.text("null"));
            answer.put("status", "ok");
            answer.put("data", value.data());
            answer.put("metadata", value.metadata());
        }
        return answer;
    }

    private CellContext context(Message request, int number, boolean silent) {
        InputPrompt prompt =
                request.flag("allow_stdin", false)
                        ? (question, password) -> input.ask(request, question, password)
                        : null;
        return new CellContext(
                number, identity(request), silent, request.header(), outbox, prompt, services);
    }

    /** What tells one cell of a notebook from another, whenever it is run: its identifier, or else its text. */
    private static String identity(Message request) {
        return request.metadata().get("cellId") instanceof String id
                ? id
                : request.text("code", "");
    }

    private static Map<String, Object> resultContent(MimeBundle result, int number) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("execution_count", number);
        content.put("data", result.data());
        content.put("metadata", result.metadata());
        return content;
    }

    private static Map<String, Object> failureContent(Failure failure) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ename", failure.name());
        content.put("evalue", failure.message());
        content.put("traceback", failure.traceback());
        return content;
    }
}
