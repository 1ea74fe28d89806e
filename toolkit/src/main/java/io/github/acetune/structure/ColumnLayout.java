package io.github.acetune.structure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The per-atom columns that an extended XYZ frame announces under {@code Properties}, in the order of the file.
 *
 * @param columns name, type and width of each
 */
record ColumnLayout(List<Column> columns) {
    /** What plain XYZ files have. */
    static final String PLAIN = "species:S:1:pos:R:3";

    private static final int LARGEST_WIDTH = 10_000;
    private static final Pattern COLON = Pattern.compile(":");

    /** One column: its type is S (text), R (real), I (whole number) or L (truth value). */
    record Column(String name, char type, int width) {
        @Override
        public String toString() {
            return name + ":" + type + ":" + width;
        }
    }

    /**
     * Reads a description such as {@code species:S:1:pos:R:3}.
     *
     * @throws IllegalArgumentException where it is malformed
     */
    static ColumnLayout parse(String description) {
        String[] parts = COLON.split(description, -1);
        if (parts.length % 3 != 0) {
            throw new IllegalArgumentException(
                    "Properties=" + description + " is not a sequence of name:type:width triples");
        }
        var columns = new ArrayList<Column>();
        var names = new HashSet<String>();
        for (int k = 0; k < parts.length; k += 3) {
            if (!names.add(parts[k])) {
                throw new IllegalArgumentException(
                        "Properties names the column " + parts[k] + " twice");
            }
            columns.add(
                    new Column(
                            name(parts[k]),
                            type(parts[k + 1], parts[k]),
                            width(parts[k + 2], parts[k])));
        }
        return new ColumnLayout(List.copyOf(columns));
    }

    /** Entries per atom line. */
    int entries() {
        return columns.stream().mapToInt(Column::width).sum();
    }

    private static String name(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Properties has a column without a name");
        }
        return text;
    }

    private static char type(String text, String column) {
        if (text.length() != 1 || "SRIL".indexOf(text.charAt(0)) < 0) {
            throw new IllegalArgumentException(
                    "Properties gives column "
                            + column
                            + " the type '"
                            + text
                            + "', expected S, R, I or L");
        }
        return text.charAt(0);
    }

    private static int width(String text, String column) {
        try {
            int width = Integer.parseInt(text);
            if (width >= 1 && width <= LARGEST_WIDTH) {
                return width;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the complaint below, which is the same for both
        }
        throw new IllegalArgumentException(
                "Properties gives column "
                        + column
                        + " the width '"
                        + text
                        + "', expected a positive whole number");
    }
}
