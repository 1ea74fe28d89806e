package io.github.acetune.cli;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Some atoms that follow each other, counted from 1 as people do.
 *
 * @param first the first
 * @param last the last
 */
record AtomRange(int first, int last) {
    /** Indices from 0 of all atoms in some ranges. */
    static int[] indices(AtomRange... ranges) {
        return Stream.of(ranges)
                .flatMapToInt(range -> IntStream.rangeClosed(range.first - 1, range.last - 1))
                .toArray();
    }

    /** Reads {@code 7} or {@code 1-64}. */
    static final class Converter implements ITypeConverter<AtomRange> {
        @Override
        public AtomRange convert(String text) {
            try {
                String[] ends = text.split("-", -1);
                int first = Integer.parseInt(ends[0].strip());
                int last = ends.length == 1 ? first : Integer.parseInt(ends[1].strip());
                if (ends.length <= 2 && first >= 1 && last >= first) {
                    return new AtomRange(first, last);
                }
            } catch (NumberFormatException e) {
                // the message below says what was expected
            }
            throw new TypeConversionException(
                    "expected an atom or a range such as 1-64, counted from 1, found '"
                            + text
                            + "'");
        }
    }
}
