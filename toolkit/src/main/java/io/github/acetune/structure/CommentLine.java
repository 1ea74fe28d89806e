package io.github.acetune.structure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The grammar of an extended XYZ frame's second line: {@code key=value} pairs, bare keys (true), quoted values, and
 * values in brackets or braces, with or without {@code _JSON} before them.
 *
 * <p>Values are kept as text: without their quotes, with their brackets.
 */
final class CommentLine {
    private static final String JSON_MARK = "_JSON";

    private final String text;
    private int position;

    private CommentLine(String text) {
        this.text = text;
    }

    /**
     * Takes a line apart.
     *
     * @return keys and values in the order of the line; of a key that stands twice, the last value
     * @throws IllegalArgumentException where a quote or bracket is not closed or a key is missing
     */
    static Map<String, String> parse(String line) {
        var pairs = new LinkedHashMap<String, String>();
        var parser = new CommentLine(line);
        parser.skipSpace();
        while (!parser.atEnd()) {
            String key = parser.key();
            pairs.put(key, parser.valueAfterKey());
            parser.skipSpace();
        }
        return pairs;
    }

    /** A value as it must be written so that {@link #parse} gives it back. */
    static String written(String value) {
        return readsBackAsIs(value) ? value : quote(value);
    }

    /**
     * A key as it must be written.
     *
     * @throws IllegalArgumentException where it is empty or has a line break
     */
    static String writtenKey(String key) {
        if (key.isBlank() || key.indexOf('\n') >= 0 || key.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "the key '" + key + "' cannot be written in extended XYZ");
        }
        boolean plain = key.chars().noneMatch(c -> c <= ' ' || c == '=' || c == '"');
        return plain ? key : quote(key);
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean readsBackAsIs(String value) {
        if (value.isEmpty() || value.indexOf('=') >= 0) {
            return false;
        }
        try {
            var parser = new CommentLine(value);
            return parser.value().equals(value) && parser.atEnd();
        } catch (IllegalArgumentException unbalanced) {
            return false;
        }
    }

    private String key() {
        if (text.charAt(position) == '=') {
            throw new IllegalArgumentException(
                    "found '=' without a key before it at character " + (position + 1));
        }
        if (text.charAt(position) == '"') {
            return quoted('"');
        }
        int from = position;
        while (!atEnd() && !isSpace(text.charAt(position)) && text.charAt(position) != '=') {
            position++;
        }
        return text.substring(from, position);
    }

    private String valueAfterKey() {
        int afterKey = position;
        skipSpace();
        if (atEnd() || text.charAt(position) != '=') {
            position = afterKey;
            return "T";
        }
        position++;
        skipSpace();
        return atEnd() ? "" : value();
    }

    private String value() {
        char first = text.charAt(position);
        if (first == '"' || first == '\'') {
            return quoted(first);
        }
        int from = position;
        if (text.startsWith(JSON_MARK, position)) {
            position += JSON_MARK.length();
            skipSpace();
        }
        if (!atEnd() && opens(text.charAt(position))) {
            skipBrackets();
        } else {
            position = from;
        }
        skipWhile(character -> !isSpace(character));
        return text.substring(from, position);
    }

    private String quoted(char quote) {
        int opened = position;
        position++;
        var content = new StringBuilder();
        while (!atEnd() && text.charAt(position) != quote) {
            if (text.charAt(position) == '\\' && escapes(position + 1, quote)) {
                position++;
            }
            content.append(text.charAt(position));
            position++;
        }
        if (atEnd()) {
            throw new IllegalArgumentException(
                    "the quote opened at character " + (opened + 1) + " is never closed");
        }
        position++;
        return content.toString();
    }

    /** A backslash escapes only a quote or itself, so that Windows paths in values survive. */
    private boolean escapes(int next, char quote) {
        return next < text.length() && (text.charAt(next) == quote || text.charAt(next) == '\\');
    }

    private void skipBrackets() {
        int opened = position;
        int depth = 0;
        do {
            if (atEnd()) {
                throw new IllegalArgumentException(
                        "the bracket opened at character " + (opened + 1) + " is never closed");
            }
            char character = text.charAt(position);
            if (character == '"') {
                quoted('"');
                continue;
            }
            depth += opens(character) ? 1 : closes(character) ? -1 : 0;
            position++;
        } while (depth > 0);
    }

    private void skipSpace() {
        skipWhile(CommentLine::isSpace);
    }

    private void skipWhile(Predicate<Character> accepted) {
        while (!atEnd() && accepted.test(text.charAt(position))) {
            position++;
        }
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private static boolean opens(char character) {
        return character == '[' || character == '{' || character == '(';
    }

    private static boolean closes(char character) {
        return character == ']' || character == '}' || character == ')';
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t';
    }
}
