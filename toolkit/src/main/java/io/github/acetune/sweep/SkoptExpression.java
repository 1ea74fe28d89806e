package io.github.acetune.sweep;

import io.github.acetune.optimize.Dimension;
import io.github.acetune.sweep.PythonLiterals.Arguments;
import io.github.acetune.sweep.PythonLiterals.LiteralException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code skopt.space.Real(…)}, {@code Integer(…)} and {@code Categorical([…])} texts by which an XPOT input marks what
 * is to be optimised.
 */
final class SkoptExpression {
    private static final Pattern CALL = Pattern.compile("(?:skopt\\.)?space\\.(\\w+)\\s*\\(");
    private static final Pattern BARE_CALL =
            Pattern.compile("^\\s*(Real|Integer|Categorical)\\s*\\(.*");
    private static final Set<String> IGNORED_ARGUMENTS =
            Set.of("name", "transform", "dtype", "base");

    /** A piece of a text value: plain words or a range. */
    sealed interface Piece {
        /**
         * Words that stay as they are.
         *
         * @param text with its blanks
         */
        record Plain(String text) implements Piece {}

        /**
         * A hyperparameter.
         *
         * @param dimension the values it may take
         * @param token index of the word (separated by blanks or commas) in which it stands, from 0
         */
        record Searched(Dimension dimension, int token) implements Piece {}
    }

    private SkoptExpression() {}

    /**
     * The pieces of a text value.
     *
     * @param value as it stands in the file
     * @return one {@link Piece.Plain} where the text holds no expression
     * @throws LiteralException where an expression cannot be understood
     */
    static List<Piece> pieces(String value) throws LiteralException {
        String text = value.strip();
        if (BARE_CALL.matcher(text).matches()) {
            throw new LiteralException("write skopt.space." + text + " to search over it");
        }
        var pieces = new ArrayList<Piece>();
        Matcher call = CALL.matcher(text);
        int done = 0;
        int token = 0;
        while (call.find(done)) {
            String before = text.substring(done, call.start());
            token += words(before);
            addPlain(pieces, before);
            int close = closingParenthesis(text, call.end());
            pieces.add(
                    new Piece.Searched(
                            range(call.group(1), text.substring(call.end(), close)), token));
            done = close + 1;
        }
        String rest = text.substring(done);
        if (rest.contains("skopt")) {
            throw new LiteralException(
                    "expected skopt.space.Real(low, high), skopt.space.Integer(low, high) or skopt.space.Categorical([…])");
        }
        if (!pieces.isEmpty() && rest.strip().equals(",")) {
            return pieces; // an unquoted HJSON text runs to the end of its line and takes the comma
            // with it
        }
        addPlain(pieces, rest);
        return pieces;
    }

    /** How many times a word ends within a piece of text, or before it where it begins with a blank or comma. */
    private static int words(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean wordBefore = i == 0 || !separates(text.charAt(i - 1));
            if (separates(text.charAt(i)) && wordBefore) {
                count++;
            }
        }
        return count;
    }

    private static boolean separates(char c) {
        return Character.isWhitespace(c) || c == ',';
    }

    private static void addPlain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Plain(text));
        }
    }

    private static int closingParenthesis(String text, int from) throws LiteralException {
        int depth = 1;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        throw new LiteralException("expected a closing parenthesis");
    }

    private static Dimension range(String kind, String arguments) throws LiteralException {
        Arguments parsed = PythonLiterals.arguments(arguments);
        return switch (kind) {
            case "Real" -> real(parsed);
            case "Integer" -> whole(parsed);
            case "Categorical" -> choice(parsed);
            default ->
                    throw new LiteralException(
                            "expected skopt.space.Real, Integer or Categorical, found skopt.space."
                                    + kind);
        };
    }

    private static Dimension real(Arguments arguments) throws LiteralException {
        double low = number(arguments, 0, "low");
        double high = number(arguments, 1, "high");
        boolean logarithmic = logarithmic(arguments);
        checkOrder(low, high, logarithmic);
        return logarithmic ? Dimension.logReal(low, high) : Dimension.real(low, high);
    }

    private static Dimension whole(Arguments arguments) throws LiteralException {
        double low = number(arguments, 0, "low");
        double high = number(arguments, 1, "high");
        if (low != Math.rint(low)
                || high != Math.rint(high)
                || Math.abs(low) > 1e9
                || Math.abs(high) > 1e9) {
            throw new LiteralException("expected two whole numbers");
        }
        boolean logarithmic = logarithmic(arguments);
        checkOrder(low, high, logarithmic);
        return logarithmic
                ? Dimension.logInteger((int) low, (int) high)
                : Dimension.integer((int) low, (int) high);
    }

    private static void checkOrder(double low, double high, boolean logarithmic)
            throws LiteralException {
        if (!(low < high)) {
            throw new LiteralException(
                    "the lower bound "
                            + shown(low)
                            + " is not below the upper bound "
                            + shown(high));
        }
        if (logarithmic && !(low > 0)) {
            throw new LiteralException(
                    "a log-uniform range needs a lower bound above 0, found " + shown(low));
        }
    }

    private static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString(Math.round(number))
                : Double.toString(number);
    }

    private static double number(Arguments arguments, int position, String name)
            throws LiteralException {
        Object value =
                arguments.positional().size() > position
                        ? arguments.positional().get(position)
                        : arguments.named().get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new LiteralException(
                value == null
                        ? "the bound '" + name + "' is missing"
                        : "the bound '" + name + "' is not a number");
    }

    private static boolean logarithmic(Arguments arguments) throws LiteralException {
        checkNames(arguments, Set.of("low", "high", "prior"));
        Object prior =
                arguments.positional().size() > 2
                        ? arguments.positional().get(2)
                        : arguments.named().getOrDefault("prior", "uniform");
        if ("uniform".equals(prior) || "log-uniform".equals(prior)) {
            return "log-uniform".equals(prior);
        }
        throw new LiteralException(
                "expected prior 'uniform' or 'log-uniform', found '" + prior + "'");
    }

    private static void checkNames(Arguments arguments, Set<String> known) throws LiteralException {
        for (String name : arguments.named().keySet()) {
            if (!known.contains(name) && !IGNORED_ARGUMENTS.contains(name)) {
                throw new LiteralException("does not know the argument '" + name + "'");
            }
        }
    }

    private static Dimension choice(Arguments arguments) throws LiteralException {
        checkNames(arguments, Set.of("categories", "prior"));
        Object first =
                arguments.positional().isEmpty()
                        ? arguments.named().get("categories")
                        : arguments.positional().getFirst();
        if (!(first instanceof List<?> values)) {
            throw new LiteralException(
                    "expected a list in square brackets, as in Categorical(['SBessel', 'ChebPow'])");
        }
        if (values.size() < 2) {
            throw new LiteralException("a choice needs at least 2 values, found " + values.size());
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new LiteralException("a choice names a value twice");
        }
        return Dimension.categorical(values.toArray());
    }
}
