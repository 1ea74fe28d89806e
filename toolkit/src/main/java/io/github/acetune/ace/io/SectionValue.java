package io.github.acetune.ace.io;

import io.github.acetune.structure.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of an input that was parsed into maps, lists, texts and numbers, and the keys that lead to it, so that every
 * complaint names them.
 *
 * @param path keys joined by dots
 * @param value a map, list, text, number or truth value
 */
public record SectionValue(String path, Object value) {
    /**
     * Whether nothing was said: XPOT's files give every key, with an empty text for "not given".
     *
     * @param value any
     * @return true for null and blank text
     */
    public static boolean isBlank(Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }

    /**
     * A complaint about this value.
     *
     * @param message what is wrong
     * @return to be thrown
     */
    public InvalidInputException error(String message) {
        return new InvalidInputException(path + ": " + message);
    }

    /**
     * A complaint that says what was expected instead.
     *
     * @param what what was expected
     * @return to be thrown
     */
    public InvalidInputException expected(String what) {
        return error(
                "expected "
                        + what
                        + ", found "
                        + (value instanceof String ? "'" + value + "'" : value));
    }

    /**
     * All keys of a map, blank ones too.
     *
     * @return in the order of the file
     * @throws InvalidInputException where this is not a map
     */
    public Map<String, SectionValue> entries() {
        if (!(value instanceof Map<?, ?> map)) {
            throw expected("keys with values");
        }
        var result = new LinkedHashMap<String, SectionValue>();
        map.forEach((key, item) ->
                result.put(keyText(key), new SectionValue(path + "." + keyText(key), item)));
        return result;
    }

    /** YAML reads {@code (Al, Ni)} as text and {@code [Al, Ni]} as a list; both name a block. */
    private static String keyText(Object key) {
        return key instanceof List<?> list
                ? String.join(" ", list.stream().map(String::valueOf).toList())
                : String.valueOf(key);
    }

    /**
     * The value of a key.
     *
     * @param key the name
     * @return empty where nothing was said
     */
    public Optional<SectionValue> find(String key) {
        return Optional.ofNullable(entries().get(key)).filter(found -> !isBlank(found.value()));
    }

    /**
     * This value as a text.
     *
     * @return without surrounding space
     * @throws InvalidInputException where it is none
     */
    public String text() {
        if (value instanceof String text) {
            return text.strip();
        }
        throw expected("a name");
    }

    /**
     * This value as a number; numbers written as text are read.
     *
     * @return a finite number
     * @throws InvalidInputException where it is none
     */
    public double number() {
        return number(value);
    }

    /**
     * This value as a whole number.
     *
     * @return the number
     * @throws InvalidInputException where it is none
     */
    public int integer() {
        return integer(value);
    }

    /**
     * A list of numbers; a single number is a list of one.
     *
     * @return a new array
     * @throws InvalidInputException where an entry is no number
     */
    public double[] numbers() {
        return list().stream().mapToDouble(this::number).toArray();
    }

    /**
     * A list of whole numbers; a single number is a list of one.
     *
     * @return a new array
     * @throws InvalidInputException where an entry is no whole number
     */
    public int[] integers() {
        return list().stream().mapToInt(this::integer).toArray();
    }

    /**
     * This value as a list; a single value is a list of one.
     *
     * @return the entries
     */
    public List<?> list() {
        return value instanceof List<?> list ? list : List.of(value);
    }

    private double number(Object item) {
        double number =
                switch (item) {
                    case Number plain -> plain.doubleValue();
                    case String text -> parse(text);
                    case null, default -> Double.NaN;
                };
        if (!Double.isFinite(number)) {
            throw expected("a number");
        }
        return number;
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private int integer(Object item) {
        double number = number(item);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw expected("a whole number");
        }
        return (int) number;
    }
}
