package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.Notebook;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts a cell into Java code and magics.
 *
 * <p>A magic is a line that starts with a percent sign and a letter, outside of strings, comments and brackets; inside of
 * brackets the percent sign is Java's remainder operator. As in IJava, a variable may take the value of a magic: {@code
 * List<String> added = %maven group:artifact:version}.
 */
final class CellCutter {
    private static final Pattern CELL_MAGIC =
            Pattern.compile("\\A\\s*%%([A-Za-z]\\w*)([^\\n]*)\\n?");
    private static final Pattern LINE_MAGIC = Pattern.compile("[ \\t]*%([A-Za-z]\\w*)([^\\n]*)");
    private static final Pattern ASSIGNED_MAGIC =
            Pattern.compile("([^\\n%\"'/=]*[\\w>\\]]\\s*=)\\s*%([A-Za-z]\\w*)([^\\n]*)");
    private static final Pattern WORD =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|(\\S+)");

    private final String source;
    private final List<CellPart> parts = new ArrayList<>();
    private int position;
    private int codeStart;
    private int depth;

    private CellCutter(String source) {
        this.source = source;
    }

    static List<CellPart> cut(String source) {
        Matcher whole = CELL_MAGIC.matcher(source);
        if (whole.find()) {
            MagicCall call =
                    MagicCall.cell(whole.group(1), whole.group(2), source.substring(whole.end()));
            return List.of(new CellPart.Magic(whole.start(1) - 2, call));
        }
        CellCutter cutter = new CellCutter(source);
        cutter.run();
        return List.copyOf(cutter.parts);
    }

    /** Splits arguments at blanks, outside of quotes. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String quoted = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            words.add(quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(3));
        }
        return List.copyOf(words);
    }

    private void run() {
        boolean lineStart = true;
        while (position < source.length()) {
            if (lineStart && depth == 0 && (takeMagic() || takeAssignedMagic())) {
                continue;
            }
            char c = source.charAt(position);
            lineStart = c == '\n';
            switch (c) {
                case '/' -> skipComment();
                case '"' -> skipString();
                case '\'' -> skipQuoted('\'');
                case '(', '[', '{' -> {
                    depth++;
                    position++;
                }
                case ')', ']', '}' -> {
                    depth = Math.max(0, depth - 1);
                    position++;
                }
                default -> position++;
            }
        }
        endCode(source.length());
    }

    private boolean takeMagic() {
        Matcher magic = LINE_MAGIC.matcher(source).region(position, source.length());
        if (!magic.lookingAt()) {
            return false;
        }
        endCode(position);
        parts.add(
                new CellPart.Magic(
                        magic.start(1) - 1, MagicCall.line(magic.group(1), magic.group(2))));
        position = Math.min(source.length(), magic.end() + 1);
        codeStart = position;
        return true;
    }

    /** The line becomes a call of the function that runs a magic. */
    private boolean takeAssignedMagic() {
        Matcher magic = ASSIGNED_MAGIC.matcher(source).region(position, source.length());
        if (!magic.lookingAt()) {
            return false;
        }
        endCode(position);
        String arguments =
                words(magic.group(3).replaceFirst(";\\s*$", "")).stream()
                        .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(", "));
        String call =
                "%s %s.lineMagic(\"%s\", java.util.List.of(%s));"
                        .formatted(
                                magic.group(1),
                                Notebook.class.getName(),
                                magic.group(2),
                                arguments);
        parts.add(new CellPart.Code(position, call));
        position = Math.min(source.length(), magic.end() + 1);
        codeStart = position;
        return true;
    }

    private void endCode(int end) {
        if (end > codeStart && !source.substring(codeStart, end).isBlank()) {
            parts.add(new CellPart.Code(codeStart, source.substring(codeStart, end)));
        }
    }

    private void skipComment() {
        int end;
        if (source.startsWith("//", position)) {
            // The line's end stays, so that the next line is seen as one.
            end = source.indexOf('\n', position);
        } else if (source.startsWith("/*", position)) {
            end = source.indexOf("*/", position + 2);
            end = end < 0 ? end : end + 2;
        } else {
            end = position + 1;
        }
        position = end < 0 ? source.length() : end;
    }

    private void skipString() {
        if (source.startsWith("\"\"\"", position)) {
            int end = position + 3;
            while (end < source.length() && !source.startsWith("\"\"\"", end)) {
                end += source.charAt(end) == '\\' ? 2 : 1;
            }
            position = Math.min(source.length(), end + 3);
        } else {
            skipQuoted('"');
        }
    }

    private void skipQuoted(char quote) {
        int end = position + 1;
        while (end < source.length() && source.charAt(end) != quote && source.charAt(end) != '\n') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        boolean closed = end < source.length() && source.charAt(end) == quote;
        position = Math.min(source.length(), closed ? end + 1 : end);
    }
}
