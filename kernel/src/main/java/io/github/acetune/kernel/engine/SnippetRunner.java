package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.cell.CellStopped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** Cuts Java code into JShell's snippets and runs them one after the other, until one fails. */
final class SnippetRunner {
    /** Whether the last snippet has a value that may be shown. */
    enum Last {
        /** It has none. */
        STATEMENT,
        /** The value of an expression. */
        EXPRESSION,
        /** The value of a variable that is declared with it. */
        DECLARATION
    }

    /**
     * How a piece of code ended.
     *
     * @param last what its last snippet is
     * @param value its value
     * @param failure why it failed
     */
    record Result(Last last, Object value, Optional<Failure> failure) {
        static final Result NOTHING = new Result(Last.STATEMENT, null, Optional.empty());

        static Result failed(Failure failure) {
            return new Result(Last.STATEMENT, null, Optional.of(failure));
        }
    }

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final SnippetControl control;
    private final SnippetPositions positions;
    private final FailureFormatter failures;
    private final Set<DeclarationSnippet> unresolved = new LinkedHashSet<>();

    SnippetRunner(
            JShell shell,
            SnippetControl control,
            SnippetPositions positions,
            FailureFormatter failures) {
        this.shell = shell;
        this.analysis = shell.sourceCodeAnalysis();
        this.control = control;
        this.positions = positions;
        this.failures = failures;
    }

    /**
     * Runs code.
     *
     * @param code the code
     * @param origin where it starts in its cell
     * @param stopped whether the cell was asked to stop
     */
    Result run(String code, Origin origin, BooleanSupplier stopped) {
        Result last = Result.NOTHING;
        int position = skipBlank(code, 0);
        while (position < code.length()) {
            String rest = code.substring(position);
            SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            if (stopped.getAsBoolean()) {
                throw new CellStopped();
            }
            boolean complete = info.completeness().isComplete();
            String snippet = complete ? info.source() : rest;
            Origin start = new Origin(origin.cell(), origin.source(), origin.start() + position);
            last = snippet(snippet, start);
            if (last.failure().isPresent() || !complete) {
                return last;
            }
            position = skipBlank(code, code.length() - info.remaining().length());
        }
        return last;
    }

    /** Says which declarations of earlier cells still wait for something that is not declared. */
    void reportUnresolved() {
        unresolved.removeIf(snippet ->
                shell.status(snippet) != Status.RECOVERABLE_DEFINED
                        && shell.status(snippet) != Status.RECOVERABLE_NOT_DEFINED);
        for (DeclarationSnippet snippet : unresolved) {
            String missing =
                    shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
            List<String> problems =
                    shell.diagnostics(snippet)
                            .map(diagnostic -> diagnostic.getMessage(null))
                            .toList();
            String what =
                    missing.isEmpty() ? String.join("; ", problems) : missing + " is declared";
            System.err.println(
                    name(snippet)
                            + " is declared, but cannot be used "
                            + (missing.isEmpty() ? "yet: " : "until ")
                            + what);
        }
        unresolved.clear();
    }

    private Result snippet(String source, Origin origin) {
        control.reset();
        positions.begin(origin);
        List<SnippetEvent> events = shell.eval(source);
        Throwable problem = control.problem();
        Object value = control.value();
        reportDropped(events);
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            if (event.status() == Status.REJECTED) {
                String fromIJava = IJavaDialect.translate(source);
                if (!fromIJava.equals(source)) {
                    return snippet(fromIJava, origin);
                }
                List<Diag> diagnostics = shell.diagnostics(snippet).toList();
                return Result.failed(failures.compilation(origin, source, diagnostics));
            }
            if (problem instanceof CellStopped stopped) {
                throw stopped;
            }
            if (event.exception() instanceof UnresolvedReferenceException unusable) {
                return Result.failed(unresolved(unusable));
            }
            if (problem != null) {
                return Result.failed(failures.exception(problem));
            }
            if (event.exception() instanceof EvalException lost) {
                return Result.failed(
                        FailureFormatter.plain(lost.getExceptionClassName(), lost.getMessage()));
            }
            if (event.status() != Status.VALID
                    && snippet instanceof DeclarationSnippet declaration) {
                unresolved.add(declaration);
            }
            Last kind = kind(snippet);
            if (kind != Last.STATEMENT) {
                return new Result(kind, value, Optional.empty());
            }
        }
        return Result.NOTHING;
    }

    private static Last kind(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND ->
                    Last.EXPRESSION;
            case VAR_DECLARATION_WITH_INITIALIZER_SUBKIND -> Last.DECLARATION;
            default -> Last.STATEMENT;
        };
    }

    private Failure unresolved(UnresolvedReferenceException unusable) {
        DeclarationSnippet snippet = unusable.getSnippet();
        String missing = shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
        String why =
                missing.isEmpty()
                        ? shell.diagnostics(snippet)
                                .map(each -> each.getMessage(null))
                                .collect(Collectors.joining("; "))
                        : "it refers to " + missing + ", which is not declared";
        return FailureFormatter.plain(
                "UnresolvedReference", name(snippet) + " cannot be used: " + why);
    }

    /** Says which variables have lost their values because their type was declared anew. */
    private void reportDropped(List<SnippetEvent> events) {
        Map<String, List<String>> dropped = new LinkedHashMap<>();
        for (SnippetEvent event : events) {
            if (event.snippet() instanceof VarSnippet variable
                    && event.causeSnippet() instanceof DeclarationSnippet cause
                    && cause.kind() == Kind.TYPE_DECL
                    && event.previousStatus() == Status.VALID
                    && event.status() != Status.OVERWRITTEN
                    && variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                dropped.computeIfAbsent(name(cause), key -> new ArrayList<>()).add(variable.name());
            }
        }
        dropped.forEach((type, variables) ->
                System.err.println(
                        type
                                + " was declared anew; variables of the earlier type have lost their values: "
                                + String.join(", ", variables)));
    }

    private static String name(DeclarationSnippet snippet) {
        String kind =
                switch (snippet.kind()) {
                    case METHOD -> "method ";
                    case TYPE_DECL -> "type ";
                    case VAR -> "variable ";
                    default -> "";
                };
        return kind + snippet.name();
    }

    private static int skipBlank(String text, int from) {
        int position = from;
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position;
    }
}
