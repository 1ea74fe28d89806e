package io.github.acetune.cli;

import io.github.acetune.md.Ramp;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 300} or {@code 300:1000}. */
final class RampConverter implements ITypeConverter<Ramp> {
    @Override
    public Ramp convert(String text) {
        String[] ends = text.split(":", -1);
        if (ends.length > 2) {
            throw new TypeConversionException("expected a number or FROM:TO, found '" + text + "'");
        }
        double from = number(ends[0], text);
        return new Ramp(from, ends.length == 1 ? from : number(ends[1], text));
    }

    private static double number(String end, String text) {
        try {
            double value = Double.parseDouble(end.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the message below says what was expected
        }
        throw new TypeConversionException("expected a number or FROM:TO, found '" + text + "'");
    }
}
