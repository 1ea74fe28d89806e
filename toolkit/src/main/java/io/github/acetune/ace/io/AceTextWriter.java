package io.github.acetune.ace.io;

import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays a potential out as an {@code .ace} file. Where pairs have different nradbase, nradmax or l_max, radial coefficients are filled
 * up with zeros. Numbers are written so that reading gives the same bits.
 */
final class AceTextWriter {
    private final CTildePotential potential;
    private final Path file;
    private final int basisSize;
    private final int radialSize;
    private final int maxL;

    AceTextWriter(CTildePotential potential, Path file) {
        this.potential = potential;
        this.file = file;
        this.basisSize = largest(Bond::basisSize);
        this.radialSize = largest(Bond::radialSize);
        this.maxL = largest(Bond::maxL);
        requireOneEmbedding();
        requireOneKindOfBond();
    }

    private int largest(ToIntFunction<Bond> size) {
        return potential.bonds().stream().mapToInt(size).max().orElse(0);
    }

    private void requireOneEmbedding() {
        Embedding first = potential.embeddings().getFirst();
        for (Embedding one : potential.embeddings()) {
            if (one.function() != first.function()
                    || !Arrays.equals(one.parameters(), first.parameters())) {
                throw unfit("one embedding for all elements");
            }
        }
    }

    private void requireOneKindOfBond() {
        RadialBasis first = potential.bonds().getFirst().basis();
        for (Bond bond : potential.bonds()) {
            if (bond.basis() != first) {
                throw unfit("one radial basis for all pairs");
            }
            if (bond.innerCutoff().type() != InnerCutoff.Type.DENSITY) {
                throw unfit(
                        "no inner cutoff of type '" + bond.innerCutoff().type().fileName() + "'");
            }
        }
    }

    private InvalidInputException unfit(String allowed) {
        return new InvalidInputException(
                file
                        + ": the format .ace holds "
                        + allowed
                        + ", which this potential does not fit; expected .yace");
    }

    Stream<String> lines() {
        return Stream.of(header(), radial(), functions()).flatMap(part -> part);
    }

    private Stream<String> header() {
        List<Element> elements = potential.elements();
        Embedding embedding = potential.embeddings().getFirst();
        double[] parameters = embedding.parameters();
        var function =
                embedding.function() == EmbeddingFunction.FINNIS_SINCLAIR
                        ? Stream.<String>empty()
                        : Stream.of("embedding-function: " + embedding.function().fileName());
        return Stream.of(
                        Stream.of(
                                "# UNITS: metal",
                                "",
                                "nelements=" + elements.size(),
                                "elements: "
                                        + elements.stream()
                                                .map(Element::symbol)
                                                .collect(Collectors.joining(" ")),
                                "",
                                "lmax=" + maxL,
                                ""),
                        function,
                        Stream.of(
                                parameters.length
                                        + " FS parameters: "
                                        + spaced(Arrays.stream(parameters).boxed()),
                                "core energy-cutoff parameters: "
                                        + spaced(
                                                potential.embeddings().stream()
                                                        .flatMap(one ->
                                                                Stream.of(
                                                                        one.coreDensityCutoff(),
                                                                        one.coreDensityWidth()))),
                                "E0: "
                                        + spaced(
                                                Arrays.stream(potential.referenceEnergies())
                                                        .boxed()),
                                ""))
                .flatMap(part -> part);
    }

    private Stream<String> radial() {
        return Stream.concat(
                Stream.of(
                        "radbasename=" + potential.bonds().getFirst().basis().fileName(),
                        "nradbase=" + basisSize,
                        "nradmax=" + radialSize,
                        "cutoffmax=" + YaceWriter.number(potential.cutoff()),
                        "deltaSplineBins=" + YaceWriter.number(potential.splineBinWidth()),
                        "core repulsion parameters: "
                                + spaced(
                                        potential.bonds().stream()
                                                .flatMap(bond ->
                                                        Stream.of(
                                                                bond.coreRepulsion().prefactor(),
                                                                bond.coreRepulsion().lambda()))),
                        "radparameter= " + ofBonds(AceTextWriter::lambda),
                        "cutoff= " + ofBonds(Bond::cutoff),
                        "dcut= " + ofBonds(Bond::cutoffWidth),
                        "crad="),
                potential.bonds().stream().flatMap(this::coefficients));
    }

    private static double lambda(Bond bond) {
        return bond.parameters().isEmpty() ? 0 : bond.parameters().getFirst();
    }

    private String ofBonds(ToDoubleFunction<Bond> value) {
        return spaced(potential.bonds().stream().map(value::applyAsDouble));
    }

    /** A row over l for each k and n. */
    private Stream<String> coefficients(Bond bond) {
        double[] c = bond.coefficients();
        return IntStream.range(0, basisSize * radialSize)
                .mapToObj(row -> {
                    int k = row / radialSize;
                    int n = row % radialSize;
                    return spaced(
                            IntStream.rangeClosed(0, maxL)
                                    .mapToObj(l ->
                                            k < bond.basisSize()
                                                            && n < bond.radialSize()
                                                            && l <= bond.maxL()
                                                    ? c[
                                                            (n * (bond.maxL() + 1) + l)
                                                                            * bond.basisSize()
                                                                    + k]
                                                    : 0.0));
                });
    }

    private Stream<String> functions() {
        List<CTildeFunction> all = potential.functions();
        int densities = potential.embeddings().getFirst().densities();
        int terms = all.stream().mapToInt(CTildeFunction::terms).max().orElse(0);
        int rank = all.stream().mapToInt(CTildeFunction::rank).max().orElse(0);
        return Stream.of(
                        Stream.of(
                                "",
                                "rankmax=" + rank,
                                "ndensitymax=" + densities,
                                "",
                                "num_c_tilde_max=" + terms * densities,
                                "num_ms_combinations_max=" + terms,
                                "total_basis_size_rank1: " + counts(true)),
                        all.stream().filter(one -> one.rank() == 1).flatMap(this::function),
                        Stream.of("total_basis_size: " + counts(false)),
                        all.stream().filter(one -> one.rank() > 1).flatMap(this::function))
                .flatMap(part -> part);
    }

    private String counts(boolean rankOne) {
        return IntStream.range(0, potential.elements().size())
                .mapToObj(mu ->
                        Long.toString(
                                potential.functions().stream()
                                        .filter(one -> one.centre() == mu)
                                        .filter(one -> (one.rank() == 1) == rankOne)
                                        .count()))
                .collect(Collectors.joining(" "));
    }

    private Stream<String> function(CTildeFunction function) {
        int rank = function.rank();
        int densities = function.coefficients().length / function.terms();
        return Stream.concat(
                Stream.of(
                        "ctilde_basis_func: rank="
                                + rank
                                + " ndens="
                                + densities
                                + " mu0="
                                + function.centre()
                                + " mu=( "
                                + spaced(function.species())
                                + " )",
                        "n=( " + spaced(function.n()) + " )",
                        "l=( " + spaced(function.l()) + " )",
                        "num_ms=" + function.terms()),
                IntStream.range(0, function.terms())
                        .mapToObj(term ->
                                "< "
                                        + spaced(
                                                Arrays.copyOfRange(
                                                        function.m(),
                                                        term * rank,
                                                        (term + 1) * rank))
                                        + " >: "
                                        + spaced(
                                                Arrays.stream(
                                                                function.coefficients(),
                                                                term * densities,
                                                                (term + 1) * densities)
                                                        .boxed())));
    }

    private static String spaced(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static String spaced(Stream<Double> numbers) {
        return numbers.map(YaceWriter::number).collect(Collectors.joining(" "));
    }
}
