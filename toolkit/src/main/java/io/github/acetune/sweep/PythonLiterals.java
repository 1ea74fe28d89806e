package io.github.acetune.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the arguments of a Python call that holds nothing but literals: numbers, texts, truth values and lists of these. */
final class PythonLiterals {
    /** Stands for Python's None: an empty text, which means "not set" in XPOT's files. */
    static final String NONE = "";

    /**
     * The arguments of a call.
     *
     * @param positional in order
     * @param named by keyword
     */
    record Arguments(List<Object> positional, Map<String, Object> named) {}

    /** Says what is wrong with a literal, without the place, which the caller knows. */
    static final class LiteralException extends Exception {
        private static final long serialVersionUID = 1L;

        LiteralException(String message) {
            super(message);
        }
    }

    private final String text;
    private int at;

    private PythonLiterals(String text) {
        this.text = text;
    }

    /**
     * The arguments between the parentheses of a call.
     *
     * @param text without the parentheses
     * @return positional and named arguments
     * @throws LiteralException where it is not a list of literals
     */
    static Arguments arguments(String text) throws LiteralException {
        var reader = new PythonLiterals(text);
        var positional = new ArrayList<>();
        var named = new LinkedHashMap<String, Object>();
        reader.skipBlanks();
        while (reader.at < text.length()) {
            String keyword = reader.keyword();
            Object value = reader.value();
            if (keyword != null) {
                named.put(keyword, value);
            } else if (named.isEmpty()) {
                positional.add(value);
            } else {
                throw new LiteralException("an argument without a name follows a named one");
            }
            reader.separator(text.length());
        }
        return new Arguments(positional, named);
    }

    /** The keyword before an equals sign, or null where the argument has none. */
    private String keyword() {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        int sign = end;
        while (sign < text.length() && Character.isWhitespace(text.charAt(sign))) {
            sign++;
        }
        if (end == at || sign >= text.length() || text.charAt(sign) != '=') {
            return null;
        }
        String keyword = text.substring(at, end);
        at = sign + 1;
        skipBlanks();
        return keyword;
    }

    private Object value() throws LiteralException {
        if (at >= text.length()) {
            throw new LiteralException("a value is missing at the end");
        }
        char first = text.charAt(at);
        return switch (first) {
            case '\'', '"' -> quoted(first);
            case '[' -> list(']');
            case '(' -> list(')');
            default -> word();
        };
    }

    private String quoted(char quote) throws LiteralException {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new LiteralException("the quote " + quote + " is not closed");
        }
        String content = text.substring(at + 1, end);
        at = end + 1;
        return content;
    }

    private List<Object> list(char close) throws LiteralException {
        at++;
        skipBlanks();
        var values = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != close) {
            values.add(value());
            skipBlanks();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                skipBlanks();
            } else if (at >= text.length() || text.charAt(at) != close) {
                throw new LiteralException("expected a comma or " + close + " in a list");
            }
        }
        if (at >= text.length()) {
            throw new LiteralException("expected " + close + " at the end of a list");
        }
        at++;
        return values;
    }

    private Object word() throws LiteralException {
        int end = at;
        while (end < text.length() && ",)]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String word = text.substring(at, end).strip();
        at = end;
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> NONE;
            default -> number(word);
        };
    }

    private static Object number(String word) throws LiteralException {
        String plain = word.replace("_", "");
        if (plain.matches("[+-]?\\d{1,9}")) {
            return Integer.valueOf(plain);
        }
        if (plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return Double.valueOf(plain);
        }
        throw new LiteralException(
                word.isEmpty()
                        ? "a value is missing"
                        : "'" + word + "' is neither a number nor a quoted text");
    }

    private void separator(int end) throws LiteralException {
        skipBlanks();
        if (at < end) {
            if (text.charAt(at) != ',') {
                throw new LiteralException("expected a comma before '" + text.substring(at) + "'");
            }
            at++;
            skipBlanks();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
