package io.github.acetune.structure;

import java.util.Arrays;
import java.util.List;

/** One per-atom column of an extended XYZ file that has no meaning of its own here, kept so that it can be written again. */
public sealed interface AtomColumn {
    /**
     * Rows of the column.
     *
     * @return the number of atoms
     */
    int rows();

    /**
     * Entries per row.
     *
     * @return the width
     */
    int width();

    /**
     * Real numbers (type {@code R}).
     *
     * @param width entries per row
     * @param values [rows·width], row-major
     */
    @SuppressWarnings("ArrayRecordComponent") // equality is defined below
    record Real(int width, double[] values) implements AtomColumn {
        @Override
        public int rows() {
            return values.length / width;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Real real
                    && width == real.width
                    && Arrays.equals(values, real.values);
        }

        @Override
        public int hashCode() {
            return 31 * width + Arrays.hashCode(values);
        }
    }

    /**
     * Text, whole numbers and truth values (types {@code S}, {@code I} and {@code L}), kept as written.
     *
     * @param type the letter of the column's type
     * @param width entries per row
     * @param values [rows·width], row-major
     */
    record Text(char type, int width, List<String> values) implements AtomColumn {
        /** Copies the values. */
        public Text {
            values = List.copyOf(values);
        }

        @Override
        public int rows() {
            return values.size() / width;
        }
    }
}
