package io.github.acetune.ace.io;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.BasisOrder;
import io.github.acetune.ace.coupling.Coupling;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.structure.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the tree of a B-basis file. */
final class BasisYamlReader {
    /** A species block: its elements, centre first, and what stands in it. */
    private record Block(List<Element> species, YamlValue content) {}

    /** A function with its coefficients, one per density. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one read, never written to
    private record Expanded(BasisFunction function, double[] coefficients) {}

    private final YamlValue root;
    private final Consumer<String> warnings;
    private List<Element> elements = List.of();
    private List<Embedding> embeddings = List.of();
    private List<Bond> bonds = List.of();

    BasisYamlReader(YamlValue root, Consumer<String> warnings) {
        this.root = root;
        this.warnings = warnings;
    }

    BBasisPotential potential() {
        var blocks = root.get("species").items().stream().map(this::block).toList();
        var unary = blocks.stream().filter(block -> block.species().size() == 1).toList();
        elements =
                unary.stream()
                        .map(block -> block.species().getFirst())
                        .distinct()
                        .sorted(Comparator.comparing(Element::symbol))
                        .toList();
        requireUnaryBlocks(blocks);
        embeddings =
                elements.stream()
                        .map(element -> embedding(only(unary, element).content()))
                        .toList();
        bonds = bonds(blocks);
        var expanded =
                blocks.stream()
                        .flatMap(this::functions)
                        .sorted(Comparator.comparing(Expanded::function, BasisOrder.ASSEMBLED))
                        .toList();
        var basis =
                new AceBasis(
                        elements,
                        splineBinWidth(),
                        embeddings,
                        bonds,
                        expanded.stream().map(Expanded::function).toList());
        var coefficients =
                expanded.stream()
                        .flatMapToDouble(one -> Arrays.stream(one.coefficients()))
                        .toArray();
        var metadata = metadata();
        return new BBasisPotential(basis, coefficients, referenceEnergies(), metadata);
    }

    private double splineBinWidth() {
        var width = root.find("global").flatMap(global -> global.find("DeltaSplineBins"));
        if (width.isPresent() && !(width.get().number() > 0)) {
            throw width.get().error("expected a positive width in Å, found " + width.get().text());
        }
        return width.map(YamlValue::number).orElse(AceSpec.DEFAULT_SPLINE_BIN_WIDTH);
    }

    private Block block(YamlValue content) {
        return new Block(elements(content.get("speciesblock")), content);
    }

    private static List<Element> elements(YamlValue names) {
        return Stream.of(names.text().strip().split("\\s+"))
                .map(symbol ->
                        Element.ofSymbol(symbol)
                                .orElseThrow(() ->
                                        names.error("'" + symbol + "' is not a chemical element")))
                .toList();
    }

    private void requireUnaryBlocks(List<Block> blocks) {
        for (var block : blocks) {
            for (var element : block.species()) {
                if (!elements.contains(element)) {
                    throw block.content()
                            .get("speciesblock")
                            .error(
                                    "there is no species block '"
                                            + element
                                            + "', which holds the element's embedding");
                }
            }
        }
    }

    private static Block only(List<Block> unary, Element element) {
        var found = unary.stream().filter(block -> block.species().getFirst() == element).toList();
        if (found.size() > 1) {
            throw found.get(1)
                    .content()
                    .get("speciesblock")
                    .error("the block '" + element + "' is there twice");
        }
        return found.getFirst();
    }

    private static Embedding embedding(YamlValue block) {
        int densities = block.get("ndensityi").integer();
        var list = block.get("parameters");
        var parameters = list.numbers();
        if (densities < 1 || parameters.length != 2 * densities) {
            throw list.error(
                    "expected weight and exponent of "
                            + densities
                            + " densities, found "
                            + parameters.length
                            + " numbers");
        }
        return new Embedding(
                function(block.get("npoti")),
                parameters,
                block.find("rho_core_cut")
                        .map(YamlValue::number)
                        .orElse(Embedding.DEFAULT_CORE_DENSITY_CUTOFF),
                block.find("drho_core_cut")
                        .map(YamlValue::number)
                        .orElse(Embedding.DEFAULT_CORE_DENSITY_WIDTH));
    }

    private static EmbeddingFunction function(YamlValue name) {
        return Arrays.stream(EmbeddingFunction.values())
                .filter(one -> one.fileName().equals(name.text()))
                .findFirst()
                .orElseThrow(() ->
                        name.error(
                                "unknown embedding '"
                                        + name.text()
                                        + "', expected FinnisSinclair or FinnisSinclairShiftedScaled"));
    }

    /** Bonds of all ordered pairs; one order stands in for the other. */
    private List<Bond> bonds(List<Block> blocks) {
        var given = new LinkedHashMap<List<Element>, Bond>();
        for (var block : blocks) {
            if (block.species().size() <= 2 && block.content().find("radbase").isPresent()) {
                var pair = List.of(block.species().getFirst(), block.species().getLast());
                given.put(pair, new BasisYamlBond(block.content(), warnings).bond());
            }
        }
        var result = new ArrayList<Bond>();
        for (var centre : elements) {
            for (var neighbour : elements) {
                var bond =
                        given.getOrDefault(
                                List.of(centre, neighbour), given.get(List.of(neighbour, centre)));
                if (bond == null) {
                    throw root.get("species")
                            .error(
                                    "the radial functions of the pair "
                                            + centre
                                            + " "
                                            + neighbour
                                            + " are missing");
                }
                result.add(bond);
            }
        }
        return result;
    }

    private Stream<Expanded> functions(Block block) {
        return block.content()
                .find("nbody")
                .map(list -> list.items().stream())
                .orElse(Stream.empty())
                .filter(entry -> !isSkipped(entry))
                .map(entry -> expanded(block, entry));
    }

    private static boolean isSkipped(YamlValue entry) {
        var flag = entry.find("skip");
        if (flag.isEmpty()) {
            return false;
        }
        return switch (flag.get().text()) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            default ->
                    throw flag.get()
                            .error("expected true or false, found '" + flag.get().text() + "'");
        };
    }

    private Expanded expanded(Block block, YamlValue entry) {
        var type = entry.get("type");
        var species = elements(type);
        var foreign =
                species.stream().filter(element -> !block.species().contains(element)).findFirst();
        if (foreign.isPresent() || species.getFirst() != block.species().getFirst()) {
            throw type.error(
                    "a function '"
                            + type.text()
                            + "' cannot stand in the block '"
                            + block.content().get("speciesblock").text()
                            + "'");
        }
        int rank = species.size() - 1;
        if (rank < 1) {
            throw type.error(
                    "expected the centre and at least one neighbour, found '" + type.text() + "'");
        }
        int centre = elements.indexOf(species.getFirst());
        var function =
                new BasisFunction(
                        centre,
                        species.stream().skip(1).map(elements::indexOf).toList(),
                        integers(entry.get("nr"), rank),
                        integers(entry.get("nl"), rank),
                        intermediates(entry, rank));
        requireInRange(function, entry);
        requireCoupling(function, entry);
        return new Expanded(
                function, coefficients(entry.get("c"), embeddings.get(centre).densities()));
    }

    private static List<Integer> integers(YamlValue list, int count) {
        var values = list.integers();
        if (values.length != count) {
            throw list.error("expected " + count + " numbers, found " + values.length);
        }
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Integer> intermediates(YamlValue entry, int rank) {
        return rank > 2 ? integers(entry.get("lint"), rank - 2) : List.of();
    }

    private void requireInRange(BasisFunction function, YamlValue entry) {
        for (int t = 0; t < function.rank(); t++) {
            var bond = bonds.get(function.centre() * elements.size() + function.species().get(t));
            int largestN = function.rank() == 1 ? bond.basisSize() : bond.radialSize();
            int largestL = function.rank() == 1 ? 0 : bond.maxL();
            int n = function.n().get(t);
            int l = function.l().get(t);
            if (n < 1 || n > largestN) {
                throw entry.get("nr")
                        .error("n must lie between 1 and " + largestN + ", found " + n);
            }
            if (l < 0 || l > largestL) {
                throw entry.get("nl")
                        .error("l must lie between 0 and " + largestL + ", found " + l);
            }
        }
    }

    private static void requireCoupling(BasisFunction function, YamlValue entry) {
        if (function.l().stream().mapToInt(Integer::intValue).sum() % 2 != 0) {
            throw entry.get("nl")
                    .error("the l must add up to an even number, found " + function.l());
        }
        try {
            Coupling.of(function);
        } catch (IllegalArgumentException broken) {
            throw entry.find("lint").orElse(entry).error(broken.getMessage());
        }
    }

    private static double[] coefficients(YamlValue value, int densities) {
        var numbers = value.isList() ? value.numbers() : new double[] {value.number()};
        if (numbers.length != densities) {
            throw value.error(
                    "expected "
                            + densities
                            + " coefficients, one per density, found "
                            + numbers.length);
        }
        return numbers;
    }

    private Map<String, String> metadata() {
        var result = new LinkedHashMap<String, String>();
        root.find("metadata")
                .ifPresent(section ->
                        section.entries().forEach((key, value) -> result.put(key, value.text())));
        return result;
    }

    private double[] referenceEnergies() {
        return root.find("metadata")
                .flatMap(section -> section.find("reference_energy"))
                .map(value -> ReferenceEnergyText.parse(value, elements, warnings))
                .orElseGet(() -> new double[elements.size()]);
    }
}
