package io.github.acetune.structure;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads decimal numbers from bytes, rounded correctly.
 *
 * <p>A mantissa below 2⁵³ and a power of ten up to 22 are both exact doubles, so that one multiplication or division
 * rounds once (W. D. Clinger, PLDI 1990); everything else goes to {@link Double#parseDouble}. Fortran's {@code d}
 * exponents and the words {@code nan} and {@code inf} are understood.
 */
final class DecimalParser {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    private static final int LARGEST_SAFE_DIGIT_COUNT = 18;
    private static final int LARGEST_EXPONENT = 100_000;

    private DecimalParser() {}

    /**
     * Reads one number.
     *
     * @param text the bytes
     * @param from the number's first byte
     * @param to the byte after its last
     * @return the nearest double
     * @throws NumberFormatException where the bytes are not a number
     */
    static double parse(byte[] text, int from, int to) {
        int k = from;
        boolean negative = false;
        if (k < to && (text[k] == '-' || text[k] == '+')) {
            negative = text[k] == '-';
            k++;
        }
        long mantissa = 0;
        int digitsFrom = k;
        while (k < to && isDigit(text[k])) {
            mantissa = 10 * mantissa + (text[k] - '0');
            k++;
        }
        int digits = k - digitsFrom;
        int exponent = 0;
        if (k < to && text[k] == '.') {
            k++;
            int fractionFrom = k;
            while (k < to && isDigit(text[k])) {
                mantissa = 10 * mantissa + (text[k] - '0');
                k++;
            }
            exponent = fractionFrom - k;
            digits -= exponent;
        }
        if (digits == 0) {
            return word(text, from, to);
        }
        if (k < to) {
            exponent += exponent(text, k, to);
        }
        if (digits <= LARGEST_SAFE_DIGIT_COUNT
                && mantissa <= EXACT
                && exponent >= -22
                && exponent <= 22) {
            double value =
                    exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
            return negative ? -value : value;
        }
        return Double.parseDouble(ascii(text, from, to).replace('d', 'e').replace('D', 'e'));
    }

    /** Reads one number from a string; see {@link #parse(byte[], int, int)}. */
    static double parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    private static int exponent(byte[] text, int from, int to) {
        int k = from;
        if ((text[k] | 0x20) != 'e' && (text[k] | 0x20) != 'd') {
            throw new NumberFormatException(ascii(text, from, to));
        }
        k++;
        boolean negative = false;
        if (k < to && (text[k] == '-' || text[k] == '+')) {
            negative = text[k] == '-';
            k++;
        }
        if (k == to) {
            throw new NumberFormatException(ascii(text, from, to));
        }
        int value = 0;
        for (; k < to; k++) {
            if (!isDigit(text[k])) {
                throw new NumberFormatException(ascii(text, from, to));
            }
            value = Math.min(10 * value + (text[k] - '0'), LARGEST_EXPONENT);
        }
        return negative ? -value : value;
    }

    private static double word(byte[] text, int from, int to) {
        String word = ascii(text, from, to);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new NumberFormatException(word);
        };
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static String ascii(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
