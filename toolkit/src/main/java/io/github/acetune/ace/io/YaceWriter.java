package io.github.acetune.ace.io;

import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.structure.Element;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays a potential out as a {@code .yace} file, line by line. Numbers are written so that reading gives the same bits. */
final class YaceWriter {
    private final CTildePotential potential;
    private final int elements;

    YaceWriter(CTildePotential potential) {
        this.potential = potential;
        this.elements = potential.elements().size();
    }

    Stream<String> lines() {
        return Stream.of(header(), embeddings(), bonds(), functions()).flatMap(part -> part);
    }

    private Stream<String> header() {
        String names =
                potential.elements().stream()
                        .map(Element::symbol)
                        .collect(Collectors.joining(", "));
        return Stream.of(
                "elements: [" + names + "]",
                "E0: " + list(potential.referenceEnergies()),
                "deltaSplineBins: " + number(potential.splineBinWidth()));
    }

    private Stream<String> embeddings() {
        return Stream.concat(
                Stream.of("embeddings:"),
                IntStream.range(0, elements)
                        .mapToObj(mu ->
                                "  " + mu + ": " + embedding(potential.embeddings().get(mu))));
    }

    private static String embedding(Embedding embedding) {
        return "{ndensity: "
                + embedding.densities()
                + ", FS_parameters: "
                + list(embedding.parameters())
                + ", npoti: "
                + embedding.function().fileName()
                + ", rho_core_cutoff: "
                + number(embedding.coreDensityCutoff())
                + ", drho_core_cutoff: "
                + number(embedding.coreDensityWidth())
                + "}";
    }

    private Stream<String> bonds() {
        return Stream.concat(
                Stream.of("bonds:"),
                IntStream.range(0, elements * elements)
                        .mapToObj(pair ->
                                "  ["
                                        + pair / elements
                                        + ", "
                                        + pair % elements
                                        + "]: "
                                        + bond(potential.bonds().get(pair))));
    }

    private static String bond(Bond bond) {
        return "{nradmax: "
                + bond.radialSize()
                + ", lmax: "
                + bond.maxL()
                + ", nradbasemax: "
                + bond.basisSize()
                + ", radbasename: "
                + bond.basis().fileName()
                + ", radparameters: "
                + list(bond.parameters().stream().mapToDouble(Double::doubleValue).toArray())
                + ", radcoefficients: "
                + coefficients(bond)
                + ", prehc: "
                + number(bond.coreRepulsion().prefactor())
                + ", lambdahc: "
                + number(bond.coreRepulsion().lambda())
                + ", rcut: "
                + number(bond.cutoff())
                + ", dcut: "
                + number(bond.cutoffWidth())
                + ", rcut_in: "
                + number(bond.innerCutoff().radius())
                + ", dcut_in: "
                + number(bond.innerCutoff().width())
                + ", inner_cutoff_type: "
                + bond.innerCutoff().type().fileName()
                + "}";
    }

    private static String coefficients(Bond bond) {
        double[] flat = bond.coefficients();
        int orders = bond.maxL() + 1;
        int size = bond.basisSize();
        return IntStream.range(0, bond.radialSize())
                .mapToObj(n ->
                        IntStream.range(0, orders)
                                .mapToObj(l ->
                                        list(
                                                Arrays.copyOfRange(
                                                        flat,
                                                        (n * orders + l) * size,
                                                        (n * orders + l + 1) * size)))
                                .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Stream<String> functions() {
        return Stream.concat(
                Stream.of("functions:"),
                IntStream.range(0, elements).boxed().flatMap(this::ofElement));
    }

    private Stream<String> ofElement(int mu) {
        var mine =
                potential.functions().stream().filter(function -> function.centre() == mu).toList();
        if (mine.isEmpty()) {
            return Stream.of("  " + mu + ": []");
        }
        var rankOneFirst =
                Stream.concat(
                        mine.stream().filter(function -> function.rank() == 1),
                        mine.stream().filter(function -> function.rank() > 1));
        return Stream.concat(Stream.of("  " + mu + ":"), rankOneFirst.map(this::function));
    }

    private String function(CTildeFunction function) {
        int densities = potential.embeddings().get(function.centre()).densities();
        return "    - {mu0: "
                + function.centre()
                + ", rank: "
                + function.rank()
                + ", ndensity: "
                + densities
                + ", num_ms_combs: "
                + function.terms()
                + ", mus: "
                + Arrays.toString(function.species())
                + ", ns: "
                + Arrays.toString(function.n())
                + ", ls: "
                + Arrays.toString(function.l())
                + ", ms_combs: "
                + Arrays.toString(function.m())
                + ", ctildes: "
                + list(function.coefficients())
                + "}";
    }

    private static String list(double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(YaceWriter::number)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The shortest text that reads back as the same number; whole numbers without a point, as the reference writes them. */
    static String number(double value) {
        long whole = (long) value;
        return whole == value && Math.abs(whole) < 1L << 53 && !(value == 0 && 1 / value < 0)
                ? Long.toString(whole)
                : Double.toString(value);
    }
}
