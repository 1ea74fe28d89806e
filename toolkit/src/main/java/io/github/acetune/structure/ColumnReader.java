package io.github.acetune.structure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Collects the entries of one column, atom after atom. Grows with what arrives, never with what the file promises. */
sealed interface ColumnReader {
    /**
     * Takes the next entry.
     *
     * @throws IllegalArgumentException where it is not what the column holds
     */
    void accept(byte[] text, int from, int to);

    /** Numbers. */
    final class Reals implements ColumnReader {
        private double[] values;
        private int count;

        Reals(int expected) {
            values = new double[expected];
        }

        @Override
        public void accept(byte[] text, int from, int to) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count + 3);
            }
            try {
                values[count] = DecimalParser.parse(text, from, to);
            } catch (NumberFormatException malformed) {
                throw new IllegalArgumentException(
                        "'" + string(text, from, to) + "' is not a number", malformed);
            }
            count++;
        }

        double[] values() {
            return count == values.length ? values : Arrays.copyOf(values, count);
        }
    }

    /** Numbers that must be finite: positions and forces. */
    record FiniteReals(Reals reals) implements ColumnReader {
        @Override
        public void accept(byte[] text, int from, int to) {
            reals.accept(text, from, to);
            if (!Double.isFinite(reals.values[reals.count - 1])) {
                throw new IllegalArgumentException(
                        "'" + string(text, from, to) + "' is not a finite number");
            }
        }
    }

    /** Text, kept as written; equal neighbours share one string. */
    final class Texts implements ColumnReader {
        private final List<String> values = new ArrayList<>();
        private byte[] lastBytes = {};
        private String last = "";

        @Override
        public void accept(byte[] text, int from, int to) {
            if (!Arrays.equals(text, from, to, lastBytes, 0, lastBytes.length)) {
                lastBytes = Arrays.copyOfRange(text, from, to);
                last = new String(lastBytes, StandardCharsets.UTF_8);
            }
            values.add(last);
        }

        List<String> values() {
            return values;
        }
    }

    /** Elements, by symbol or by atomic number. */
    final class Elements implements ColumnReader {
        private final List<Element> values = new ArrayList<>();
        private byte[] lastBytes = {};
        private Element last;

        @Override
        public void accept(byte[] text, int from, int to) {
            if (last == null || !Arrays.equals(text, from, to, lastBytes, 0, lastBytes.length)) {
                last = element(string(text, from, to));
                lastBytes = Arrays.copyOfRange(text, from, to);
            }
            values.add(last);
        }

        List<Element> values() {
            return values;
        }

        private static Element element(String name) {
            var found = Character.isDigit(name.charAt(0)) ? ofNumber(name) : Element.ofSymbol(name);
            return found.orElseThrow(() ->
                    new IllegalArgumentException(
                            "unknown element '"
                                    + name
                                    + "', expected a chemical symbol such as Si or an atomic number"));
        }

        private static Optional<Element> ofNumber(String name) {
            try {
                return Element.ofAtomicNumber(Integer.parseInt(name));
            } catch (NumberFormatException notWhole) {
                return Optional.empty();
            }
        }
    }

    private static String string(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
