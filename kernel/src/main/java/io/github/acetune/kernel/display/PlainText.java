package io.github.acetune.kernel.display;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values as plain text: arrays and matrices laid out, long things cut with a word on what was cut. */
final class PlainText {
    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_ELEMENTS = 100;
    private static final int SHORT_NUMBER = 8;
    private static final int MATRIX_EDGE = 6;
    private static final int MATRIX_MOST = 14;

    private PlainText() {}

    static String of(Object value) {
        String text;
        if (value != null && value.getClass().isArray()) {
            text = array(value);
        } else if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
            text = element(value, 0);
        } else {
            text = String.valueOf(value);
        }
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        return text.substring(0, MOST_CHARACTERS) + " … (" + text.length() + " characters in all)";
    }

    private static String array(Object array) {
        Optional<Integer> columns = columns(array);
        if (columns.isPresent()) {
            return matrix(array, columns.get());
        }
        int length = Array.getLength(array);
        return type(array) + " " + elements(iterate(array), length, 0, "{", "}");
    }

    private static String type(Object array) {
        String name = array.getClass().getComponentType().getTypeName();
        int bracket = name.indexOf('[');
        String base = bracket < 0 ? name : name.substring(0, bracket);
        String dimensions = bracket < 0 ? "" : name.substring(bracket);
        return base.substring(base.lastIndexOf('.') + 1)
                + "["
                + Array.getLength(array)
                + "]"
                + dimensions;
    }

    /** The number of columns of a rectangular array of arrays of primitives or texts. */
    private static Optional<Integer> columns(Object array) {
        int rows = Array.getLength(array);
        Class<?> row = array.getClass().getComponentType();
        if (!row.isArray()
                || row.getComponentType().isArray()
                || rows == 0
                || Array.get(array, 0) == null) {
            return Optional.empty();
        }
        int columns = Array.getLength(Array.get(array, 0));
        for (int i = 1; i < rows; i++) {
            Object each = Array.get(array, i);
            if (each == null || Array.getLength(each) != columns) {
                return Optional.empty();
            }
        }
        return columns == 0 ? Optional.empty() : Optional.of(columns);
    }

    private static String matrix(Object array, int columns) {
        int rows = Array.getLength(array);
        List<Integer> shownRows = shown(rows);
        List<Integer> shownColumns = shown(columns);
        List<List<String>> cells = new ArrayList<>();
        int width = 1;
        for (int row : shownRows) {
            List<String> line = new ArrayList<>();
            for (int column : shownColumns) {
                String cell =
                        column < 0
                                ? "…"
                                : row < 0 ? "⋮" : number(Array.get(Array.get(array, row), column));
                line.add(cell);
                width = Math.max(width, cell.length());
            }
            cells.add(line);
        }
        String base = array.getClass().getComponentType().getComponentType().getSimpleName();
        StringBuilder text = new StringBuilder(base + "[" + rows + "][" + columns + "]");
        for (List<String> line : cells) {
            text.append('\n');
            for (String cell : line) {
                text.append("  ").append(" ".repeat(width - cell.length())).append(cell);
            }
        }
        return text.toString();
    }

    /** Which indices to show; −1 stands for those left out. */
    private static List<Integer> shown(int count) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (count <= MATRIX_MOST || i < MATRIX_EDGE || i >= count - MATRIX_EDGE) {
                indices.add(i);
            } else if (i == MATRIX_EDGE) {
                indices.add(-1);
            }
        }
        return indices;
    }

    private static String number(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (number == Math.rint(number) && Math.abs(number) < 1e7) {
                return String.format(Locale.ROOT, "%.1f", number);
            }
            String exact = String.valueOf(value);
            return exact.length() <= SHORT_NUMBER
                    ? exact
                    : String.format(Locale.ROOT, "%.6g", number);
        }
        return String.valueOf(value);
    }

    private static String elements(
            Iterator<?> values, int size, int depth, String open, String close) {
        StringBuilder text = new StringBuilder(open);
        int shown = 0;
        while (values.hasNext()) {
            if (shown == MOST_ELEMENTS || text.length() > MOST_CHARACTERS) {
                text.append(", … ").append(size).append(" in all");
                break;
            }
            text.append(shown == 0 ? "" : ", ").append(element(values.next(), depth + 1));
            shown++;
        }
        return text.append(close).toString();
    }

    private static String element(Object value, int depth) {
        // Deep nesting is as good as a cycle.
        if (value == null || depth > 8) {
            return value == null ? "null" : "…";
        }
        if (value.getClass().isArray()) {
            return elements(iterate(value), Array.getLength(value), depth, "{", "}");
        }
        // Only the JDK's own collections: a library's collection may have a better text of its own.
        boolean ofJdk = value.getClass().getName().startsWith("java.util.");
        if (value instanceof Map<?, ?> map && ofJdk) {
            Iterator<String> entries =
                    map.entrySet().stream()
                            .map(entry ->
                                    element(entry.getKey(), depth + 1)
                                            + "="
                                            + element(entry.getValue(), depth + 1))
                            .iterator();
            return elements(entries, map.size(), depth, "{", "}");
        }
        if (value instanceof Collection<?> collection && ofJdk) {
            return elements(collection.iterator(), collection.size(), depth, "[", "]");
        }
        return String.valueOf(value);
    }

    private static Iterator<Object> iterate(Object array) {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < Array.getLength(array);
            }

            @Override
            public Object next() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException();
                }
                return Array.get(array, next++);
            }
        };
    }
}
