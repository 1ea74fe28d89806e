package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.io.InputKeys;
import io.github.acetune.ace.io.SectionValue;
import io.github.acetune.fit.EnergyBasedWeighting;
import io.github.acetune.fit.Weighting;
import io.github.acetune.fit.Weighting.ByConfigType.Factors;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The {@code weighting} part of the {@code fit} section. */
final class WeightingSection {
    private WeightingSection() {}

    static Weighting parse(SectionValue section, Consumer<String> warnings) {
        InputKeys.WEIGHTING.check(section.entries(), warnings);
        String type = section.find("type").map(SectionValue::text).orElse("UniformWeightingPolicy");
        return switch (type.toLowerCase(Locale.ROOT).replace("weightingpolicy", "")) {
            case "uniform" -> Weighting.UNIFORM;
            case "energybased" -> energyBased(section, warnings);
            case "external" -> external(section, warnings);
            case "configtype", "byconfigtype" -> byConfigType(section);
            default ->
                    throw section.error(
                            "type: expected UniformWeightingPolicy, EnergyBasedWeightingPolicy, ExternalWeightingPolicy or"
                                    + " ConfigTypeWeightingPolicy, found '"
                                    + type
                                    + "'");
        };
    }

    /** Without a policy, weights that the structures carry count, as in pacemaker. */
    static Weighting fallback(DataSection data) {
        return data.ignoreWeights() ? Weighting.UNIFORM : new Weighting.StoredOrUniform();
    }

    private static Weighting energyBased(SectionValue section, Consumer<String> warnings) {
        for (String key : new String[] {"cutoff", "filename", "reftype"}) {
            section.find(key)
                    .filter(value -> !"all".equals(value.value()))
                    .ifPresent(value -> warnings.accept(value.path() + ": has no effect here"));
        }
        var basic = EnergyBasedWeighting.DEFAULT;
        return new EnergyBasedWeighting(
                number(section, "DElow", basic.lowEnergy()),
                number(section, "DEup", basic.highEnergy()),
                number(section, "DFup", basic.highForce()),
                number(section, "DE", basic.energyShift()),
                number(section, "DF", basic.forceShift()),
                section.find("wlow").map(SectionValue::number).orElse(Double.NaN),
                isHull(section),
                count(section, "nfit"),
                count(section, "n_lower"),
                count(section, "n_upper"),
                section.find("seed").map(SectionValue::integer).orElse(42));
    }

    /** Pacemaker's −1 stands for all structures. */
    private static OptionalInt count(SectionValue section, String key) {
        return section.find(key)
                .map(SectionValue::integer)
                .filter(number -> number >= 0)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static double number(SectionValue section, String key, double absent) {
        return section.find(key).map(SectionValue::number).orElse(absent);
    }

    private static Weighting external(SectionValue section, Consumer<String> warnings) {
        section.find("filename")
                .ifPresent(value ->
                        warnings.accept(
                                value.path()
                                        + ": is not read; weights are taken from w_energy and the column w_forces of the"
                                        + " structures"));
        return new Weighting.FromColumns();
    }

    private static boolean isHull(SectionValue section) {
        var found = section.find("energy");
        return switch (found.map(SectionValue::text).orElse("convex_hull")) {
            case "convex_hull" -> true;
            case "cohesive" -> false;
            default -> throw found.orElseThrow().expected("convex_hull or cohesive");
        };
    }

    /** {@code weights: {bulk: 10, liquid: [1, 0.5]}}: one weight, or one of the energies and one of the forces. */
    private static Weighting byConfigType(SectionValue section) {
        var factors = new LinkedHashMap<String, Factors>();
        section.find("weights")
                .orElseThrow(
                        () -> section.error("weights: is missing, expected type: weight pairs"))
                .entries()
                .forEach((type, value) -> factors.put(type, factors(value)));
        return new Weighting.ByConfigType(factors);
    }

    private static Factors factors(SectionValue value) {
        double[] numbers = value.numbers();
        for (double number : numbers) {
            if (!(number >= 0)) {
                throw value.expected("zero or positive numbers");
            }
        }
        return switch (numbers.length) {
            case 1 -> new Factors(numbers[0], numbers[0]);
            case 2 -> new Factors(numbers[0], numbers[1]);
            default ->
                    throw value.expected("a weight, or one of the energies and one of the forces");
        };
    }
}
