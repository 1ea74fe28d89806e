package io.github.acetune.ace.io;

import io.github.acetune.ace.BondSpec;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes embeddings, bonds and limits from the merged settings of an element, a pair or a block. */
final class PotentialSectionParts {
    private static final List<String> SIZES = List.of("nradbase", "nradmax", "lmax");
    private static final String NRADMAX = "nradmax_by_orders";
    private static final String LMAX = "lmax_by_orders";

    private PotentialSectionParts() {}

    static Embedding embedding(SectionValue settings) {
        var function =
                settings.find("npot")
                        .map(value ->
                                named(
                                        value,
                                        EmbeddingFunction.values(),
                                        EmbeddingFunction::fileName))
                        .orElse(EmbeddingFunction.FINNIS_SINCLAIR_SHIFTED_SCALED);
        return new Embedding(
                function,
                parameters(settings),
                settings.find("rho_core_cut")
                        .map(SectionValue::number)
                        .orElse(Embedding.DEFAULT_CORE_DENSITY_CUTOFF),
                settings.find("drho_core_cut")
                        .map(SectionValue::number)
                        .orElse(Embedding.DEFAULT_CORE_DENSITY_WIDTH));
    }

    private static double[] parameters(SectionValue settings) {
        var count = settings.find("ndensity");
        var list = settings.find("fs_parameters");
        if (list.isEmpty()) {
            try {
                return Embeddings.finnisSinclair(count.map(SectionValue::integer).orElse(2))
                        .parameters();
            } catch (InvalidInputException tooMany) {
                throw settings.error("the key 'fs_parameters' is missing: " + tooMany.getMessage());
            }
        }
        var parameters = list.get().numbers();
        if (parameters.length == 0 || parameters.length % 2 != 0) {
            throw list.get().expected("pairs of weight and exponent");
        }
        if (count.isPresent() && 2 * count.get().integer() != parameters.length) {
            throw list.get()
                    .error(
                            "expected weight and exponent of ndensity = "
                                    + count.get().integer()
                                    + " densities, found "
                                    + parameters.length
                                    + " numbers");
        }
        return parameters;
    }

    static BondSpec bond(SectionValue settings, String pair) {
        var cutoff =
                settings.find("rcut")
                        .orElseThrow(() ->
                                settings.error(
                                        "the key 'rcut' of the pair " + pair + " is missing"));
        var standard = BondSpec.DEFAULT;
        try {
            return new BondSpec(
                    settings.find("radbase")
                            .map(PotentialSectionParts::radialBasis)
                            .orElse(standard.basis()),
                    settings.find("radparameters")
                            .map(value -> Arrays.stream(value.numbers()).boxed().toList())
                            .orElse(standard.parameters()),
                    cutoff.number(),
                    settings.find("dcut").map(SectionValue::number).orElse(standard.cutoffWidth()),
                    innerCutoff(settings),
                    settings.find("core-repulsion")
                            .map(PotentialSectionParts::core)
                            .orElse(standard.coreRepulsion()),
                    settings.find("NameOfCutoffFunction")
                            .map(SectionValue::text)
                            .orElse(standard.cutoffFunction()));
        } catch (InvalidInputException wrong) {
            throw wrong.getMessage().startsWith(settings.path())
                    ? wrong
                    : settings.error(wrong.getMessage());
        }
    }

    private static RadialBasis radialBasis(SectionValue value) {
        return value.text().equals("TEST_SBessel")
                ? RadialBasis.SBESSEL
                : named(value, RadialBasis.values(), RadialBasis::fileName);
    }

    private static InnerCutoff innerCutoff(SectionValue settings) {
        return new InnerCutoff(
                settings.find("inner_cutoff_type")
                        .map(value ->
                                named(value, InnerCutoff.Type.values(), InnerCutoff.Type::fileName))
                        .orElse(InnerCutoff.Type.DISTANCE),
                settings.find("r_in").map(SectionValue::number).orElse(0.0),
                settings.find("delta_in").map(SectionValue::number).orElse(0.0));
    }

    private static CoreRepulsion core(SectionValue value) {
        var numbers = value.numbers();
        if (numbers.length != 2) {
            throw value.expected("[prefactor, lambda]");
        }
        return new CoreRepulsion(numbers[0], numbers[1]);
    }

    /** Empty where nothing is said about a block: it has no functions. */
    static Optional<Orders> orders(SectionValue settings) {
        var nradmax = settings.find(NRADMAX);
        var lmax = settings.find(LMAX);
        if (nradmax.isEmpty() && lmax.isEmpty()) {
            return Optional.empty();
        }
        var n = nradmax.orElseThrow(() -> settings.error("the key '" + NRADMAX + "' is missing"));
        var l = lmax.orElseThrow(() -> settings.error("the key '" + LMAX + "' is missing"));
        try {
            var orders = Orders.of(n.integers(), l.integers());
            Orders.largestL(orders.maxRank());
            return Optional.of(orders);
        } catch (InvalidInputException wrong) {
            throw wrong.getMessage().startsWith(settings.path())
                    ? wrong
                    : n.error(wrong.getMessage());
        }
    }

    static void warnOfSizes(List<Map<String, SectionValue>> settings, Consumer<String> warnings) {
        for (var values : settings) {
            for (var size : SIZES) {
                if (values.containsKey(size)) {
                    warnings.accept(
                            values.get(size).path() + ": without effect, the functions decide");
                }
            }
        }
    }

    static void warnOfLimits(Map<String, SectionValue> settings, Consumer<String> warnings) {
        var start = settings.get("coefs_init");
        if (start != null && "random".equals(start.value())) {
            warnings.accept(start.path() + ": without effect, a fit starts from its linear part");
        }
        var lmax = settings.get(LMAX);
        if (lmax == null || SectionValue.isBlank(lmax.value())) {
            return;
        }
        var limits = lmax.integers();
        for (int rank = 2; rank <= limits.length; rank++) {
            int largest = Orders.largestL(rank);
            if (limits[rank - 1] > largest) {
                warnings.accept(
                        lmax.path()
                                + ": no functions of rank "
                                + rank
                                + " beyond l = "
                                + largest
                                + ", found "
                                + limits[rank - 1]);
            }
        }
    }

    private static <T> T named(SectionValue value, T[] all, Function<T, String> name) {
        var text = value.text();
        return Arrays.stream(all)
                .filter(one -> name.apply(one).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        value.expected(
                                "one of "
                                        + Arrays.stream(all)
                                                .map(name)
                                                .collect(Collectors.joining(", "))));
    }
}
