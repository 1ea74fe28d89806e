package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.cell.CellStopped;
import io.github.acetune.kernel.engine.SnippetPositions.Place;
import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.Diag;

/** Writes failures for people: what went wrong, in which line of which cell, with that line, and nothing of the kernel. */
final class FailureFormatter {
    private static final int MOST_FRAMES = 24;
    private static final int MOST_CAUSES = 8;
    private static final int CONTEXT_LINES = 2;

    private final SnippetPositions positions;

    FailureFormatter(SnippetPositions positions) {
        this.positions = positions;
    }

    /** An exception of the user's code, with its causes. */
    Failure exception(Throwable problem) {
        List<String> lines = new ArrayList<>();
        String message = message(problem);
        boolean trapped = problem instanceof ExitTrap.ExitTrapped;
        String name = trapped ? "System.exit" : problem.getClass().getName();
        lines.add(Ansi.red(name) + (message.isEmpty() ? "" : ": " + message));
        // Bad input explains itself; where a library noticed it is of no use.
        boolean explained = trapped || problem instanceof InvalidInputException;
        addFrames(lines, problem, explained);
        if (!explained) {
            addRelated(lines, problem);
        }
        return new Failure(name, message, List.copyOf(lines));
    }

    /** A cell that was stopped. */
    Failure stopped(String reason, CellStopped stop) {
        List<String> lines = new ArrayList<>();
        String message = "The cell was " + reason + "; what it had finished is kept.";
        lines.add(Ansi.red("Interrupted") + ": " + message);
        if (stop != null) {
            addFrames(lines, stop, true);
        }
        return new Failure("Interrupted", message, List.copyOf(lines));
    }

    /** Code that does not compile. */
    Failure compilation(Origin origin, String snippet, List<Diag> diagnostics) {
        List<String> lines = new ArrayList<>();
        List<Diag> errors = diagnostics.stream().filter(Diag::isError).toList();
        String first =
                errors.isEmpty()
                        ? "the code does not compile"
                        : errors.get(0).getMessage(Locale.ROOT);
        lines.add(Ansi.red("CompilationError") + " in cell [" + origin.cell() + "]");
        for (Diag error : errors) {
            addMarkedLine(lines, origin, snippet, error);
        }
        return new Failure(
                "CompilationError", first.lines().findFirst().orElse(first), List.copyOf(lines));
    }

    /** A failure that has only a message. */
    static Failure plain(String name, String message) {
        return new Failure(name, message, List.of(Ansi.red(name) + ": " + message));
    }

    private void addMarkedLine(List<String> lines, Origin origin, String snippet, Diag error) {
        int start = Math.clamp(error.getStartPosition(), 0, snippet.length());
        int end = Math.clamp(error.getEndPosition(), start, snippet.length());
        int lineStart = snippet.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = snippet.indexOf('\n', start);
        lineEnd = lineEnd < 0 ? snippet.length() : lineEnd;
        int number = origin.line(start);
        List<String> source = origin.source().lines().toList();
        // The snippet may start within a line of the cell.
        String text =
                number <= source.size()
                        ? source.get(number - 1)
                        : snippet.substring(lineStart, lineEnd);
        int column = start - lineStart;
        if (lineStart == 0) {
            column += origin.start() - (origin.source().lastIndexOf('\n', origin.start() - 1) + 1);
        }
        int width = Math.max(1, Math.min(end, lineEnd) - start);
        addContext(lines, source, number - 1);
        String label = String.format(Locale.ROOT, "%4d | ", number);
        lines.add(Ansi.red("→") + label.substring(1) + text);
        lines.add(" ".repeat(label.length() + Math.max(0, column)) + Ansi.red("^".repeat(width)));
        error.getMessage(Locale.ROOT)
                .lines()
                .forEach(line -> lines.add("       " + Ansi.bold(line)));
    }

    private void addFrames(List<String> lines, Throwable problem, boolean onlyCells) {
        StackTraceElement[] frames = problem.getStackTrace();
        int count = userFrames(frames);
        List<StackTraceElement> shown =
                Arrays.stream(frames, 0, count)
                        .filter(frame ->
                                !frame.getClassName().startsWith(StopCheck.class.getPackageName()))
                        .filter(frame -> !onlyCells || SnippetPositions.isGenerated(frame))
                        .filter(frame -> !isNameless(frame))
                        .toList();
        boolean marked = false;
        int index = 0;
        for (StackTraceElement frame : shown) {
            if (shown.size() > MOST_FRAMES && index == MOST_FRAMES / 2) {
                lines.add("    … " + (shown.size() - MOST_FRAMES) + " more …");
            }
            boolean within =
                    shown.size() <= MOST_FRAMES
                            || index < MOST_FRAMES / 2
                            || index >= shown.size() - MOST_FRAMES / 2;
            if (within) {
                Optional<Place> place = positions.locate(frame);
                lines.add("    at " + describe(frame, place));
                if (!marked && place.isPresent()) {
                    lines.add(Ansi.green("     → ") + place.get().text().strip());
                    marked = true;
                }
            }
            index++;
        }
    }

    private void addRelated(List<String> lines, Throwable problem) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(problem);
        for (Throwable suppressed : problem.getSuppressed()) {
            lines.add(
                    "Suppressed: "
                            + Ansi.red(suppressed.getClass().getName())
                            + ": "
                            + message(suppressed));
        }
        Throwable cause = problem.getCause();
        while (cause != null && seen.add(cause) && seen.size() <= MOST_CAUSES) {
            lines.add("Caused by: " + Ansi.red(cause.getClass().getName()) + ": " + message(cause));
            addFrames(lines, cause, false);
            cause = cause.getCause();
        }
    }

    private static void addContext(List<String> lines, List<String> source, int upTo) {
        for (int i = Math.max(0, upTo - CONTEXT_LINES); i < Math.min(upTo, source.size()); i++) {
            lines.add(String.format(Locale.ROOT, "%4d | %s", i + 1, source.get(i)));
        }
    }

    /** How many frames are the user's: all down to the last one of a cell; all when none is (another thread's stack). */
    private static int userFrames(StackTraceElement[] frames) {
        for (int i = frames.length; i > 0; i--) {
            if (SnippetPositions.isGenerated(frames[i - 1])) {
                return i;
            }
        }
        return frames.length;
    }

    /** A frame that only JShell's wrapping of a declaration has put there. */
    private boolean isNameless(StackTraceElement frame) {
        return SnippetPositions.isGenerated(frame)
                && method(frame).isEmpty()
                && positions.locate(frame).isEmpty();
    }

    private static String describe(StackTraceElement frame, Optional<Place> place) {
        if (place.isEmpty()) {
            return SnippetPositions.isGenerated(frame) ? method(frame) : frame.toString();
        }
        String where = "cell [" + place.get().cell() + "], line " + place.get().line();
        String method = method(frame);
        return method.isEmpty() ? where : method + " (" + where + ")";
    }

    private static String method(StackTraceElement frame) {
        String owner = SnippetPositions.userClass(frame);
        String name = frame.getMethodName();
        if (name.startsWith("do_it$")) {
            return owner;
        }
        if (name.startsWith("lambda$")) {
            return "a lambda";
        }
        return owner.isEmpty() ? name : owner + "." + name;
    }

    private static String message(Throwable problem) {
        if (problem instanceof OutOfMemoryError) {
            return problem.getMessage() + ". " + HeapAdvice.text();
        }
        try {
            String message = problem.getLocalizedMessage();
            return message == null ? "" : message;
        } catch (RuntimeException brokenMessage) {
            return "(its message could not be made: " + brokenMessage + ")";
        }
    }
}
