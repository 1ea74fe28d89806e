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

/** What cells do, as a front end sees it. */
class ExecutionTest {
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
    void lastExpressionIsTheResult() {
        Answer answer = client.run("int six = 6;\nsix * 7");
        assertEquals("ok", answer.status());
        assertEquals("42", answer.result());
    }

    @Test
    void nothingPrintedIsLostAndMessagesAreFew() {
        Answer answer =
                client.run("for (int i = 0; i < 20_000; i++) System.out.println(\"line \" + i);");
        String printed = answer.printed("stdout");
        assertEquals(20_000, printed.lines().count());
        assertTrue(printed.endsWith("line 19999\n"));
        assertTrue(answer.of("stream").size() < 200, answer.of("stream").size() + " messages");
    }

    @Test
    void outputStreamsKeepTheirOrder() {
        Answer answer =
                client.run(
                        "System.out.print(\"é1\"); System.err.print(\"2\"); System.out.print(\"3\");");
        List<String> texts =
                answer.of("stream").stream()
                        .map(m -> m.text("name", "") + m.text("text", ""))
                        .toList();
        assertEquals(List.of("stdouté1", "stderr2", "stdout3"), texts);
    }

    @Test
    void backgroundThreadPrintsIntoItsOwnCell() {
        Message first =
                client.send(
                        "var gate = new CountDownLatch(1);\n"
                                + "new Thread(() -> { try { gate.await(); } catch (InterruptedException e) {} System.out.println(\"late\"); }).start();",
                        Map.of());
        client.answer(first);
        client.run("gate.countDown();");
        Message late =
                client.broadcast(
                        m -> m.type().equals("stream") && m.text("text", "").contains("late"));
        assertTrue(KernelClient.belongs(late, first));
    }

    @Test
    void exceptionNamesClassCellLineAndCausesAndNothingOfTheKernel() {
        client.run("int divide(int a) {\n  return 1 / a;\n}");
        Answer answer =
                client.run(
                        "int before = 1;\ntry { divide(0); } catch (ArithmeticException e) {\n  throw new IllegalStateException(\"outer\", e);\n}");
        assertEquals("error", answer.status());
        assertEquals("java.lang.IllegalStateException", answer.reply().get("ename"));
        assertEquals("outer", answer.reply().get("evalue"));
        String traceback = answer.traceback();
        int cell = (Integer) answer.reply().get("execution_count");
        assertTrue(traceback.contains("cell [" + cell + "], line 3"), traceback);
        assertTrue(traceback.contains("throw new IllegalStateException"), traceback);
        assertTrue(
                traceback.contains("Caused by: java.lang.ArithmeticException: / by zero"),
                traceback);
        assertTrue(traceback.contains("divide (cell [" + (cell - 1) + "], line 2)"), traceback);
        assertFalse(traceback.contains("acetune.kernel"), traceback);
        assertFalse(traceback.contains("REPL"), traceback);
        assertFalse(traceback.contains("reflect"), traceback);
    }

    @Test
    void exceptionInADeclarationNamesCellAndLineOnly() {
        String traceback =
                client.run("int fine = 1;\nvar list = List.of(1 / (fine - 1));").traceback();
        assertTrue(traceback.contains("line 2"), traceback);
        assertFalse(traceback.contains("do_it"), traceback);
        assertTrue(traceback.lines().noneMatch(line -> line.strip().equals("at")), traceback);
    }

    @Test
    void compileErrorMarksTheLine() {
        Answer answer = client.run("int fine = 1;\nint wrong = \"text\";");
        assertEquals("CompilationError", answer.reply().get("ename"));
        String traceback = answer.traceback();
        assertTrue(traceback.contains("→  2 | int wrong = \"text\";"), traceback);
        assertTrue(traceback.contains("^^^^^^"), traceback);
        assertTrue(traceback.contains("incompatible types"), traceback);
    }

    @Test
    void exitIsTrappedWithAnExplanation() {
        Answer answer = client.run("System.exit(3);");
        assertEquals("error", answer.status());
        assertTrue(
                answer.traceback().contains("System.exit(3) would end the kernel"),
                answer.traceback());
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void outOfMemoryLeavesAUsableKernelAndNamesTheSetting() {
        Answer answer =
                client.run(
                        "long[][] big = new long[1000][]; for (int i = 0; i < 1000; i++) big[i] = new long[1 << 27];");
        assertEquals("java.lang.OutOfMemoryError", answer.reply().get("ename"));
        assertTrue(answer.traceback().contains("--heap"), answer.traceback());
        client.run("big = null;");
        assertEquals("2", client.run("1 + 1").result());
    }

    @Test
    void redefinedClassSaysWhichVariablesItDrops() {
        client.run("class Thing { int a; }\nThing mine = new Thing();");
        Answer answer = client.run("class Thing { int a, b; }");
        assertTrue(answer.printed("stderr").contains("mine"), answer.printed("stderr"));
    }

    @Test
    void mutuallyDependentTypesWorkInOneCell() {
        Answer answer =
                client.run(
                        """
                        class Left { Right other; Left(Right r) { other = r; } }
                        class Right { Left make() { return new Left(this); } }
                        sealed interface Shape permits Circle, Square {}
                        record Circle(double radius) implements Shape {}
                        record Square(double side) implements Shape {}
                        Shape shape = new Square(3);
                        double area = switch (shape) { case Circle c -> c.radius(); case Square s -> s.side() * s.side(); };
                        new Right().make().other != null ? area : -1
                        """);
        assertEquals("", answer.printed("stderr"));
        assertEquals("9.0", answer.result());
    }

    @Test
    void unresolvedNamesAreReported() {
        Answer answer = client.run("int later() { return notYetDeclared(); }");
        assertTrue(answer.printed("stderr").contains("notYetDeclared"), answer.printed("stderr"));
    }

    @Test
    void errorAbortsQueuedCellsAndALaterCellRuns() {
        Message first =
                client.send("Thread.sleep(200); throw new RuntimeException(\"stop\");", Map.of());
        Message second = client.send("System.out.println(\"must not run\");", Map.of());
        Message third = client.send("1", Map.of());
        assertEquals("error", client.answer(first).status());
        Answer aborted = client.answer(second);
        assertEquals("aborted", aborted.status());
        assertEquals("", aborted.printed("stdout"));
        assertEquals("aborted", client.answer(third).status());
        assertEquals("7", client.run("7").result());
    }

    @Test
    void queuedCellsRunWhenTheyMay() {
        Message first =
                client.send("throw new RuntimeException();", Map.of("stop_on_error", false));
        Message second = client.send("5", Map.of());
        assertEquals("error", client.answer(first).status());
        assertEquals("5", client.answer(second).result());
    }

    @Test
    void silentCellSaysNothingAndCountsNothing() {
        int before = (Integer) client.run("1").reply().get("execution_count");
        Answer silent = client.run("System.out.println(\"x\"); 3", Map.of("silent", true));
        assertEquals(
                List.of("status", "status"),
                silent.broadcasts().stream().map(Message::type).toList());
        assertEquals(before + 1, client.run("1").reply().get("execution_count"));
    }

    @Test
    void userExpressionsAreAnswered() {
        Answer answer =
                client.run(
                        "int ue = 4;",
                        Map.of("user_expressions", Map.of("good", "ue + 1", "bad", "nope")));
        Map<?, ?> expressions = (Map<?, ?>) answer.reply().get("user_expressions");
        assertEquals(Map.of("text/plain", "5"), ((Map<?, ?>) expressions.get("good")).get("data"));
        assertEquals("error", ((Map<?, ?>) expressions.get("bad")).get("status"));
    }

    @Test
    void unstoredCellStaysOutOfTheHistory() {
        client.run("\"unstored cell\"", Map.of("store_history", false));
        client.run("\"stored cell\"");
        Map<String, Object> found =
                client.shellReply(
                        "history_request",
                        Map.of("hist_access_type", "search", "pattern", "*stored cell*"));
        List<?> history = (List<?>) found.get("history");
        assertEquals(1, history.size());
    }

    @Test
    void inputIsAskedOfTheFrontEnd() {
        Message cell =
                client.send(
                        "String name = input(\"Name? \");\nname + \"!\"",
                        Map.of("allow_stdin", true));
        Message question = client.answerInput("Ada");
        assertEquals("Name? ", question.text("prompt", ""));
        assertEquals("Ada!", client.answer(cell).result());
    }

    @Test
    void passwordIsAskedForAsOne() {
        Message cell = client.send("password(\"Key? \").length()", Map.of("allow_stdin", true));
        Message question = client.answerInput("secret");
        assertEquals("Key? ", question.content().get("prompt"));
        assertEquals(true, question.content().get("password"));
        assertEquals("6", client.answer(cell).result());
    }

    @Test
    void wrongUserExpressionIsItsOwnErrorAndNoneIsEvaluatedAfterAFailedCell() {
        Answer half = client.run("1 + 1", Map.of("user_expressions", Map.of("bad", "nowhere")));
        assertEquals("ok", half.status());
        Map<?, ?> bad = (Map<?, ?>) ((Map<?, ?>) half.reply().get("user_expressions")).get("bad");
        assertEquals("error", bad.get("status"));
        Answer failed = client.run("nowhere", Map.of("user_expressions", Map.of("a", "1 + 1")));
        assertEquals("error", failed.status());
        assertEquals(Map.of(), failed.reply().get("user_expressions"));
    }

    @Test
    void scannerReadsFromTheFrontEnd() {
        Message cell =
                client.send("new Scanner(System.in).nextInt() + 1", Map.of("allow_stdin", true));
        client.answerInput("41");
        assertEquals("42", client.answer(cell).result());
    }

    @Test
    void inputWithoutAFrontEndThatAsksFailsClearly() {
        Answer answer = client.run("input(\"Name? \")", Map.of("allow_stdin", false));
        assertTrue(answer.traceback().contains("allow_stdin"), answer.traceback());
    }
}
