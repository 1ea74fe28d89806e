package io.github.acetune.kernel.engine;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.VarSnippet;

/** Finds the cell and line behind a stack frame of JShell's generated classes. */
final class SnippetPositions {
    private static final Pattern GENERATED = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*");

    /**
     * A place in a cell.
     *
     * @param cell number of the cell
     * @param line line of the cell, from 1
     * @param text that line
     */
    record Place(int cell, int line, String text) {}

    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private volatile JShell shell;
    private Origin next;

    void use(JShell created) {
        shell = created;
    }

    /** Says where the snippets that are made next come from. */
    void begin(Origin origin) {
        next = origin;
    }

    /** Gives a new snippet its identifier and remembers where it comes from. */
    String identify(int number) {
        String id = String.valueOf(number);
        if (next != null) {
            origins.put(id, next);
        }
        return id;
    }

    Optional<Origin> origin(Snippet snippet) {
        return snippet.id() == null
                ? Optional.empty()
                : Optional.ofNullable(origins.get(snippet.id()));
    }

    /** Whether a frame belongs to generated code. */
    static boolean isGenerated(StackTraceElement frame) {
        return GENERATED.matcher(frame.getClassName()).lookingAt();
    }

    /** The class name as the user wrote it; empty for code outside of a class. */
    static String userClass(StackTraceElement frame) {
        String name = GENERATED.matcher(frame.getClassName()).replaceFirst("");
        return name.startsWith("$") ? name.substring(1).replace('$', '.') : name;
    }

    Optional<Place> locate(StackTraceElement frame) {
        Matcher generated = GENERATED.matcher(frame.getClassName());
        if (!generated.lookingAt() || frame.getLineNumber() < 1) {
            return Optional.empty();
        }
        return shell.snippets()
                .flatMap(snippet ->
                        locate(snippet, generated.group(), frame.getLineNumber()).stream())
                .reduce((earlier, later) -> later);
    }

    private Optional<Place> locate(Snippet snippet, String className, int line) {
        Optional<Origin> origin = origin(snippet);
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        try {
            SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(snippet);
            if (!wrapper.fullClassName().equals(className)) {
                return Optional.empty();
            }
            OptionalInt index = indexOfLine(wrapper, line, snippet instanceof VarSnippet);
            if (index.isEmpty()) {
                return Optional.empty();
            }
            int cellLine = origin.get().line(index.getAsInt());
            String text = origin.get().source().lines().skip(cellLine - 1L).findFirst().orElse("");
            return Optional.of(new Place(origin.get().cell(), cellLine, text));
        } catch (RuntimeException notWrapped) {
            // JShell cannot wrap snippets that never compiled.
            return Optional.empty();
        }
    }

    /**
     * Where in the snippet a line of its wrapper starts; empty when none of the line is the snippet's. A variable's
     * initialiser stands apart from its declaration, and JShell maps it there only, not back.
     */
    private static OptionalInt indexOfLine(SnippetWrapper wrapper, int line, boolean variable) {
        String text = wrapper.wrapped();
        int position = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', position);
            if (end < 0) {
                return OptionalInt.empty();
            }
            position = end + 1;
        }
        for (; position < text.length() && text.charAt(position) != '\n'; position++) {
            int index = wrapper.wrappedToSourcePosition(position);
            // Several classes may share one wrapper; only the owner of the position maps it there
            // and back.
            boolean own =
                    index >= 0
                            && index < wrapper.source().length()
                            && (variable || wrapper.sourceToWrappedPosition(index) == position)
                            && wrapper.source().charAt(index) == text.charAt(position);
            if (own && !Character.isWhitespace(text.charAt(position))) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }
}
