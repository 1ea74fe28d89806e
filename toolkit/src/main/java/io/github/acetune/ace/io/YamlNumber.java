package io.github.acetune.ace.io;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers as every YAML reader understands them, exact when read back. */
final class YamlNumber {
    private static final double LARGEST_WHOLE = 1e15;

    private YamlNumber() {}

    static String format(double value) {
        if (value == Math.rint(value)
                && Math.abs(value) < LARGEST_WHOLE
                && !(value == 0 && 1 / value < 0)) {
            return Long.toString((long) value);
        }
        // YAML 1.1 readers take an exponent without sign for text.
        return Double.toString(value).replace("E-", "e-").replace("E", "e+");
    }

    static String list(double... values) {
        return Arrays.stream(values)
                .mapToObj(YamlNumber::format)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static String list(Collection<? extends Number> values) {
        return list(values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /** A flat array as nested lists [first][second][rest]. */
    static String nested(double[] values, int first, int second) {
        if (values.length == 0) {
            return "[]";
        }
        int third = values.length / (first * second);
        return IntStream.range(0, first)
                .mapToObj(i ->
                        IntStream.range(0, second)
                                .map(j -> (i * second + j) * third)
                                .mapToObj(from ->
                                        list(Arrays.copyOfRange(values, from, from + third)))
                                .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
