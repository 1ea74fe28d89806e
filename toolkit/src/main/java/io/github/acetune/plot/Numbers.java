package io.github.acetune.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as short text, the same in every locale. */
final class Numbers {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Numbers() {}

    /** At most {@code decimals} decimals, no trailing zeros, ASCII minus. */
    static String plain(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** The nearest number with that many significant digits. */
    static double round(double value, int significant) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        return new BigDecimal(value).round(new MathContext(significant)).doubleValue();
    }

    /** Fixed decimals with a true minus sign, for people. */
    static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return minus(text.matches("-0\\.?0*") ? text.substring(1) : text);
    }

    /** Significant digits for people: 0.00123, 12.3, 4.56×10⁻⁷. */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        double rounded = round(value, digits);
        int exponent = (int) Math.floor(Math.log10(Math.abs(rounded)));
        if (exponent < -4 || exponent > 6) {
            return scientific(rounded, digits - 1);
        }
        return fixed(rounded, Math.max(0, digits - 1 - exponent));
    }

    /** Mantissa and power of ten, {@code 2.5×10⁻⁴}; a mantissa of 1 is left out. */
    static String scientific(double value, int decimals) {
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
        String mantissa = minus(plain(value / Math.pow(10, exponent), decimals));
        String power = "10" + superscript(exponent);
        return mantissa.equals("1") ? power : mantissa + "×" + power;
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent))
                .chars()
                .forEach(c -> text.append(SUPERSCRIPTS.charAt(c - '0')));
        return text.toString();
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
