package io.github.acetune.sweep;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hyperparameters that a sweep built in code may name, and what they change. */
final class SpecParameter {
    private static final Pattern EMBEDDING =
            Pattern.compile("embedding\\.(weight|exponent)\\.(\\d)");
    private static final Map<String, Change> CHANGES = changes();

    /** What is fitted and how. */
    record Target(AceSpec potential, FitSpec fit) {}

    /** Changes what is fitted. */
    @FunctionalInterface
    interface Change {
        Target apply(Target target, Object value);
    }

    private SpecParameter() {}

    private static Map<String, Change> changes() {
        var changes = new LinkedHashMap<String, Change>();
        changes.put("cutoff", potential((spec, value) -> spec.cutoff(number(value))));
        changes.put("cutoffWidth", potential((spec, value) -> spec.cutoffWidth(number(value))));
        changes.put("radial", potential((spec, value) -> spec.radial(radialBasis(value))));
        changes.put(
                "radial.lambda", potential((spec, value) -> spec.radialParameters(number(value))));
        changes.put("functions", potential((spec, value) -> spec.functions((int) number(value))));
        changes.put(
                "fit.kappa",
                (target, value) ->
                        new Target(
                                target.potential(),
                                target.fit()
                                        .withLoss(target.fit().loss().withKappa(number(value)))));
        changes.put(
                "fit.l1",
                (target, value) -> new Target(target.potential(), target.fit().l1(number(value))));
        changes.put(
                "fit.l2",
                (target, value) -> new Target(target.potential(), target.fit().l2(number(value))));
        changes.put(
                "fit.learnRadials",
                (target, value) ->
                        new Target(
                                target.potential(),
                                truth(value) ? target.fit().learnRadials() : target.fit()));
        return changes;
    }

    /** A change of the potential's form alone. */
    @FunctionalInterface
    private interface PotentialChange {
        AceSpec apply(AceSpec spec, Object value);
    }

    private static Change potential(PotentialChange change) {
        return (target, value) -> new Target(change.apply(target.potential(), value), target.fit());
    }

    /**
     * What a hyperparameter changes.
     *
     * @param name for example {@code "cutoff"}
     * @return the change
     * @throws InvalidInputException where there is no such hyperparameter, listing those there are
     */
    static Change named(String name) {
        Change change = CHANGES.get(name);
        if (change != null) {
            return change;
        }
        Matcher embedding = EMBEDDING.matcher(name);
        if (embedding.matches()) {
            int density = Integer.parseInt(embedding.group(2));
            int offset = embedding.group(1).equals("weight") ? 0 : 1;
            return potential((spec, value) ->
                    spec.embeddings(
                            "ALL",
                            old -> changed(old, name, 2 * (density - 1) + offset, number(value))));
        }
        throw new InvalidInputException(
                "no hyperparameter '"
                        + name
                        + "', expected one of "
                        + CHANGES.keySet()
                        + " or embedding.exponent.N, embedding.weight.N for density N = 1, 2, …");
    }

    private static Embedding changed(Embedding old, String name, int index, double value) {
        double[] parameters = old.parameters();
        if (index < 0 || index >= parameters.length) {
            throw new InvalidInputException(
                    name + ": the embedding has " + old.densities() + " densities, counted from 1");
        }
        parameters[index] = value;
        return new Embedding(
                old.function(), parameters, old.coreDensityCutoff(), old.coreDensityWidth());
    }

    private static boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new InvalidInputException("expected true or false, found '" + value + "'");
    }

    private static double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new InvalidInputException("expected a number, found '" + value + "'");
    }

    /**
     * A radial basis by its name in files or in code.
     *
     * @param value for example {@code "ChebPow"}
     * @return the basis
     */
    private static RadialBasis radialBasis(Object value) {
        return Arrays.stream(RadialBasis.values())
                .filter(basis ->
                        basis == value
                                || basis.fileName().equals(value)
                                || basis.name().equals(value))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(
                                "no radial basis '"
                                        + value
                                        + "', expected one of "
                                        + Arrays.stream(RadialBasis.values())
                                                .map(RadialBasis::fileName)
                                                .toList()));
    }

    /**
     * A value as it is kept in points and tables.
     *
     * @param value of a dimension
     * @return the file's name of a radial basis, everything else as it is
     */
    static Object stored(Object value) {
        return value instanceof RadialBasis basis ? basis.fileName() : value;
    }
}
