package io.github.acetune.ace.io;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads and writes the old text format {@code .ace}: potentials in C̃ form with one embedding for all elements, one radial basis and
 * common nradbase, nradmax and l_max for all pairs.
 *
 * <p>The layout is that of programs which write such files for LAMMPS (FitSNAP, ACE.jl). They write one element and no line
 * {@code embedding-function}, whose absence means FinnisSinclair. Two things are inferred and were not compared with files of others:
 * that line, and the order for several elements (values of the elements follow each other, values of ordered pairs follow each other
 * with the centre outside, and every function names its centre).
 */
public final class AceTextFile {
    private final AceTextTokens tokens;
    private List<Element> elements = List.of();
    private int maxL;
    private int basisSize;
    private int radialSize;

    private AceTextFile(AceTextTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads a potential.
     *
     * @param file an {@code .ace} file
     * @return the potential
     * @throws io.github.acetune.structure.InvalidInputException where the file is missing, malformed, truncated or asks for
     *     something unknown; the message names the line and the key
     */
    public static CTildePotential read(Path file) {
        return new AceTextFile(AceTextTokens.read(file)).potential();
    }

    /**
     * Writes a potential in its C̃ form.
     *
     * @param potential any potential
     * @param file the file to write; it is replaced in one step
     * @throws io.github.acetune.structure.InvalidInputException where the format cannot hold the potential
     * @throws java.io.UncheckedIOException where it cannot be written
     */
    public static void write(AcePotential potential, Path file) {
        AtomicFile.writeLines(file, new AceTextWriter(potential.cTilde(), file).lines());
    }

    private CTildePotential potential() {
        readElements();
        tokens.expect("lmax");
        maxL = tokens.integer(0, Integer.MAX_VALUE);
        EmbeddingFunction function = embeddingFunction();
        int parameterCount = tokens.integer(2, Integer.MAX_VALUE);
        tokens.expect("FS parameters");
        if (parameterCount % 2 != 0) {
            throw tokens.error("expected weights and exponents in pairs, found " + parameterCount);
        }
        double[] parameters = tokens.numbers(parameterCount);
        List<Embedding> embeddings = embeddings(function, parameters);
        double[] referenceEnergies = new double[elements.size()];
        if (tokens.startsWith("E0")) {
            tokens.expect("E0");
            referenceEnergies = tokens.numbers(elements.size());
        }
        RadialBasis basis = radialBasis();
        basisSize = sizeNamed("nradbase");
        radialSize = sizeNamed("nradmax");
        tokens.expect("cutoffmax");
        tokens.number();
        tokens.expect("deltaSplineBins");
        double binWidth = positive();
        List<Bond> bonds = bonds(basis);
        return new CTildePotential(
                elements,
                binWidth,
                embeddings,
                bonds,
                functions(parameterCount / 2),
                referenceEnergies);
    }

    private void readElements() {
        tokens.expect("nelements");
        int count = tokens.integer(1, 118);
        tokens.expect("elements");
        var read = new ArrayList<Element>();
        for (int mu = 0; mu < count; mu++) {
            String symbol = tokens.word();
            read.add(
                    Element.ofSymbol(symbol)
                            .orElseThrow(() ->
                                    tokens.errorBefore(
                                            "'" + symbol + "' is not a chemical element")));
        }
        elements = List.copyOf(read);
    }

    private EmbeddingFunction embeddingFunction() {
        if (!tokens.startsWith("embedding-function")) {
            return EmbeddingFunction.FINNIS_SINCLAIR;
        }
        tokens.expect("embedding-function");
        String name = tokens.word();
        return Arrays.stream(EmbeddingFunction.values())
                .filter(one -> one.fileName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        tokens.errorBefore(
                                "unknown embedding '"
                                        + name
                                        + "', expected FinnisSinclair or FinnisSinclairShiftedScaled"));
    }

    private List<Embedding> embeddings(EmbeddingFunction function, double[] parameters) {
        tokens.expect("core energy-cutoff parameters");
        var embeddings = new ArrayList<Embedding>();
        for (int mu = 0; mu < elements.size(); mu++) {
            embeddings.add(new Embedding(function, parameters, tokens.number(), tokens.number()));
        }
        return embeddings;
    }

    private RadialBasis radialBasis() {
        tokens.expect(tokens.startsWith("radbase") ? "radbase" : "radbasename");
        String name = tokens.word();
        return Arrays.stream(RadialBasis.values())
                .filter(one -> one.fileName().equals(name))
                .findFirst()
                .orElseThrow(() -> tokens.errorBefore("unknown radial basis '" + name + "'"));
    }

    private int sizeNamed(String name) {
        tokens.expect(name);
        return tokens.integer(0, Integer.MAX_VALUE);
    }

    private double positive() {
        double value = tokens.number();
        if (!(value > 0)) {
            throw tokens.errorBefore("expected a positive number, found " + value);
        }
        return value;
    }

    private List<Bond> bonds(RadialBasis basis) {
        int pairs = elements.size() * elements.size();
        tokens.expect("core repulsion parameters");
        double[] cores = tokens.numbers(2 * pairs);
        tokens.expect("radparameter");
        double[] lambdas = tokens.numbers(pairs);
        tokens.expect("cutoff");
        double[] cutoffs = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            cutoffs[pair] = positive();
        }
        tokens.expect("dcut");
        double[] widths = tokens.numbers(pairs);
        tokens.expect("crad");
        var bonds = new ArrayList<Bond>();
        for (int pair = 0; pair < pairs; pair++) {
            bonds.add(
                    new Bond(
                            basis,
                            List.of(lambdas[pair]),
                            cutoffs[pair],
                            widths[pair],
                            new InnerCutoff(InnerCutoff.Type.DENSITY, 0, 0),
                            new CoreRepulsion(cores[2 * pair], cores[2 * pair + 1]),
                            "cos",
                            basisSize,
                            radialSize,
                            maxL,
                            radialCoefficients()));
        }
        return bonds;
    }

    /** The file counts k outside, then n, then l. */
    private double[] radialCoefficients() {
        double[] coefficients = new double[radialSize * (maxL + 1) * basisSize];
        for (int k = 0; k < basisSize; k++) {
            for (int n = 0; n < radialSize; n++) {
                for (int l = 0; l <= maxL; l++) {
                    coefficients[(n * (maxL + 1) + l) * basisSize + k] = tokens.number();
                }
            }
        }
        return coefficients;
    }

    private List<CTildeFunction> functions(int densities) {
        tokens.expect("rankmax");
        int rankMax = tokens.integer(0, Integer.MAX_VALUE);
        tokens.expect("ndensitymax");
        tokens.integer(densities, densities);
        tokens.expect("num_c_tilde_max");
        tokens.integer(0, Integer.MAX_VALUE);
        tokens.expect("num_ms_combinations_max");
        tokens.integer(0, Integer.MAX_VALUE);
        var functions = new ArrayList<CTildeFunction>();
        addSection("total_basis_size_rank1", 1, Math.min(1, rankMax), densities, functions);
        addSection("total_basis_size", 2, rankMax, densities, functions);
        tokens.expectEnd();
        return byCentre(functions);
    }

    private List<CTildeFunction> byCentre(List<CTildeFunction> functions) {
        var sorted = new ArrayList<CTildeFunction>();
        for (int mu = 0; mu < elements.size(); mu++) {
            int centre = mu;
            functions.stream().filter(one -> one.centre() == centre).forEach(sorted::add);
        }
        return sorted;
    }

    private void addSection(
            String name,
            int leastRank,
            int mostRank,
            int densities,
            List<CTildeFunction> functions) {
        tokens.expect(name);
        int total = 0;
        for (int mu = 0; mu < elements.size(); mu++) {
            total += tokens.integer(0, Integer.MAX_VALUE);
        }
        for (int q = 0; q < total; q++) {
            functions.add(function(leastRank, mostRank, densities));
        }
    }

    private CTildeFunction function(int leastRank, int mostRank, int densities) {
        tokens.expect("ctilde_basis_func");
        tokens.expect("rank");
        int rank = tokens.integer(leastRank, mostRank);
        tokens.expect("ndens");
        tokens.integer(densities, densities);
        tokens.expect("mu0");
        int centre = tokens.integer(0, elements.size() - 1);
        int[] species = bracketed("mu", rank, 0, elements.size() - 1);
        int[] n = bracketed("n", rank, 1, rank == 1 ? basisSize : radialSize);
        int[] l = bracketed("l", rank, 0, rank == 1 ? 0 : maxL);
        tokens.expect("num_ms");
        int terms = tokens.integer(1, Integer.MAX_VALUE);
        int[] m = new int[Math.multiplyExact(terms, rank)];
        double[] coefficients = new double[Math.multiplyExact(terms, densities)];
        for (int term = 0; term < terms; term++) {
            tokens.expect("<");
            for (int t = 0; t < rank; t++) {
                m[term * rank + t] = tokens.integer(-l[t], l[t]);
            }
            tokens.expect(">");
            System.arraycopy(
                    tokens.numbers(densities), 0, coefficients, term * densities, densities);
        }
        return new CTildeFunction(centre, species, n, l, m, coefficients);
    }

    private int[] bracketed(String name, int count, int least, int most) {
        tokens.expect(name);
        tokens.expect("(");
        int[] numbers = new int[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = tokens.integer(least, most);
        }
        tokens.expect(")");
        return numbers;
    }
}
