package io.github.acetune.kernel.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Answers what a front end asks about code that has not been run: completion, documentation, completeness. */
public final class CodeAnalysis {
    private static final Pattern MAGIC_NAME = Pattern.compile("(?:^|\\n)[ \\t]*(%%?)(\\w*)$");

    private final SourceCodeAnalysis analysis;
    private final Supplier<Set<String>> magics;
    private final JavadocFinder javadoc;

    /**
     * Creates the analysis.
     *
     * @param engine whose declarations are known
     * @param magics the names of the magics
     */
    public CodeAnalysis(JavaEngine engine, Supplier<Set<String>> magics) {
        this.analysis = engine.shell().sourceCodeAnalysis();
        this.magics = magics;
        this.javadoc = new JavadocFinder(engine::libraries);
    }

    /**
     * Completes code.
     *
     * @param code a cell
     * @param cursor cursor position in Unicode characters; negative for the end
     * @return content of the complete reply
     */
    public Map<String, Object> complete(String code, int cursor) {
        int end = index(code, cursor);
        String before = code.substring(0, end);
        Matcher magic = MAGIC_NAME.matcher(before);
        if (magic.find()) {
            return completeMagic(code, magic, end);
        }
        int start = contextStart(before);
        if (start < 0) {
            return completions(code, end, end, List.of());
        }
        int[] anchor = {0};
        String context = before.substring(start);
        List<Suggestion> suggestions =
                analysis.completionSuggestions(context, context.length(), anchor);
        Set<String> ordered = new LinkedHashSet<>();
        suggestions.stream()
                .filter(Suggestion::matchesType)
                .forEach(s -> ordered.add(s.continuation()));
        suggestions.forEach(s -> ordered.add(s.continuation()));
        return completions(code, start + anchor[0], end, List.copyOf(ordered));
    }

    /**
     * Explains what is at the cursor.
     *
     * @param code a cell
     * @param cursor cursor position in Unicode characters; negative for the end
     * @param detail 1 for the whole documentation, 0 for its beginning
     * @return content of the inspect reply
     */
    public Map<String, Object> inspect(String code, int cursor, int detail) {
        List<Documentation> found = documentation(code, index(code, cursor));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("status", "ok");
        content.put("found", !found.isEmpty());
        content.put(
                "data",
                found.isEmpty() ? Map.of() : JavadocText.bundle(found, javadoc, detail > 0));
        content.put("metadata", Map.of());
        return content;
    }

    /**
     * Says whether code can be run as it is.
     *
     * @param code a cell
     * @return content of the is-complete reply
     */
    public Map<String, Object> completeness(String code) {
        List<CellPart> parts = CellCutter.cut(code);
        String status = "complete";
        for (CellPart part : parts) {
            if (part instanceof CellPart.Code java) {
                status = completenessOf(java.text());
                if (!status.equals("complete")) {
                    break;
                }
            }
        }
        return status.equals("incomplete")
                ? Map.of("status", status, "indent", indent(code))
                : Map.of("status", status);
    }

    private String completenessOf(String code) {
        String rest = code;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
            Completeness found = info.completeness();
            if (found == Completeness.DEFINITELY_INCOMPLETE) {
                return "incomplete";
            }
            if (found == Completeness.UNKNOWN) {
                return "invalid";
            }
            if (found == Completeness.EMPTY || info.remaining().length() >= rest.length()) {
                break;
            }
            rest = info.remaining();
        }
        return "complete";
    }

    private static String indent(String code) {
        String last = code.substring(code.lastIndexOf('\n') + 1);
        String blanks = last.substring(0, last.length() - last.stripLeading().length());
        return last.stripTrailing().endsWith("{") ? blanks + "    " : blanks;
    }

    private Map<String, Object> completeMagic(String code, Matcher magic, int end) {
        String prefix = magic.group(1);
        List<String> names =
                magics.get().stream()
                        .filter(name -> name.startsWith(magic.group(2)))
                        .sorted()
                        .map(n -> prefix + n)
                        .toList();
        return completions(code, magic.start(1), end, names);
    }

    private static Map<String, Object> completions(
            String code, int start, int end, List<String> matches) {
        int from = code.codePointCount(0, start);
        int to = code.codePointCount(0, end);
        List<Map<String, Object>> types = new ArrayList<>();
        for (String match : matches) {
            types.add(Map.of("text", match, "type", kind(match), "start", from, "end", to));
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("status", "ok");
        content.put("matches", matches);
        content.put("cursor_start", from);
        content.put("cursor_end", to);
        content.put("metadata", Map.of("_jupyter_types_experimental", types));
        return content;
    }

    private static String kind(String match) {
        if (match.startsWith("%")) {
            return "magic";
        }
        if (match.endsWith("(") || match.endsWith("()")) {
            return "function";
        }
        return Character.isUpperCase(match.codePointAt(0)) ? "class" : "instance";
    }

    /**
     * Where the code starts that JShell must see to understand what is before the cursor: the statement at the cursor and
     * the statements right before it, which may declare what it uses; not earlier declarations of methods and types, which
     * JShell cannot take together with statements. Negative when the cursor is in a magic.
     */
    private int contextStart(String before) {
        List<CellPart> parts = CellCutter.cut(before);
        if (parts.isEmpty()) {
            return 0;
        }
        if (!(parts.getLast() instanceof CellPart.Code code)) {
            return -1;
        }
        int start = code.start();
        int position = start;
        while (position < before.length()) {
            String rest = before.substring(position);
            SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest);
            if (!info.completeness().isComplete() || info.remaining().isBlank()) {
                break;
            }
            int next = before.length() - info.remaining().length();
            if (isDeclaration(info.source())) {
                start = next;
            }
            position = next;
        }
        return start;
    }

    private boolean isDeclaration(String source) {
        return analysis.sourceToSnippets(source).stream()
                .map(Snippet::kind)
                .anyMatch(kind ->
                        kind == Snippet.Kind.METHOD
                                || kind == Snippet.Kind.TYPE_DECL
                                || kind == Snippet.Kind.IMPORT);
    }

    private List<Documentation> documentation(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        boolean inName = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
        int start = contextStart(code.substring(0, end));
        if (start < 0) {
            return List.of();
        }
        String context = code.substring(start, end);
        boolean called = end < code.length() && code.charAt(end) == '(';
        List<Documentation> found = List.of();
        if (inName && called) {
            found = analysis.documentation(context + "(", context.length() + 1, true);
        }
        if (found.isEmpty()) {
            found = analysis.documentation(context, context.length(), true);
        }
        if (found.isEmpty() && inName) {
            found = analysis.documentation(context + "(", context.length() + 1, true);
        }
        return found;
    }

    private static int index(String code, int cursor) {
        int characters = code.codePointCount(0, code.length());
        return cursor < 0 || cursor > characters
                ? code.length()
                : code.offsetByCodePoints(0, cursor);
    }
}
