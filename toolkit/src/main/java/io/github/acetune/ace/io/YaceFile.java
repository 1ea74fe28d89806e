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
 * Reads {@code .yace} files: potentials in C̃ form, as LAMMPS and pacemaker read and write them.
 *
 * <p>Numbers are kept exactly; {@link YaceWriter} writes what is read here.
 */
public final class YaceFile {
    private final YamlValue root;
    private List<Element> elements = List.of();

    private YaceFile(YamlValue root) {
        this.root = root;
    }

    /**
     * Reads a potential.
     *
     * @param file a {@code .yace} file
     * @return the potential
     * @throws io.github.acetune.structure.InvalidInputException where the file is missing, malformed, truncated or asks for
     *     something unknown; the message names the line and the key
     */
    public static CTildePotential read(Path file) {
        return new YaceFile(YamlValue.read(file)).potential();
    }

    /**
     * Writes a potential in its C̃ form.
     *
     * @param potential any potential
     * @param file the file to write; it is replaced in one step
     * @throws java.io.UncheckedIOException where it cannot be written
     */
    public static void write(AcePotential potential, Path file) {
        AtomicFile.writeLines(file, new YaceWriter(potential.cTilde()).lines());
    }

    private CTildePotential potential() {
        elements = root.get("elements").items().stream().map(YaceFile::element).toList();
        int count = elements.size();
        double[] referenceEnergies =
                root.find("E0").map(YamlValue::numbers).orElseGet(() -> new double[count]);
        if (referenceEnergies.length != count) {
            throw root.get("E0")
                    .error(
                            "expected one number per element, found "
                                    + referenceEnergies.length
                                    + " for "
                                    + count);
        }
        double binWidth = root.get("deltaSplineBins").number();
        if (!(binWidth > 0)) {
            throw root.get("deltaSplineBins")
                    .error("expected a positive width in Å, found " + binWidth);
        }
        List<Embedding> embeddings = embeddings();
        List<Bond> bonds = bonds();
        return new CTildePotential(
                elements,
                binWidth,
                embeddings,
                bonds,
                functions(embeddings, bonds),
                referenceEnergies);
    }

    private static Element element(YamlValue value) {
        return Element.ofSymbol(value.text())
                .orElseThrow(() -> value.error("'" + value.text() + "' is not a chemical element"));
    }

    private List<Embedding> embeddings() {
        YamlValue section = root.get("embeddings");
        var embeddings = new ArrayList<Embedding>();
        for (int mu = 0; mu < elements.size(); mu++) {
            embeddings.add(embedding(section.get(Integer.toString(mu))));
        }
        return embeddings;
    }

    private static Embedding embedding(YamlValue section) {
        int densities = section.get("ndensity").integer();
        YamlValue parameterList = section.get("FS_parameters");
        double[] parameters = parameterList.numbers();
        if (densities < 1 || parameters.length != 2 * densities) {
            throw parameterList.error(
                    "expected weight and exponent of "
                            + densities
                            + " densities, found "
                            + parameters.length
                            + " numbers");
        }
        YamlValue name = section.get("npoti");
        EmbeddingFunction function =
                Arrays.stream(EmbeddingFunction.values())
                        .filter(one -> one.fileName().equals(name.text()))
                        .findFirst()
                        .orElseThrow(() ->
                                name.error(
                                        "unknown embedding '"
                                                + name.text()
                                                + "', expected FinnisSinclair or FinnisSinclairShiftedScaled"));
        double cutoff =
                section.find("rho_core_cutoff")
                        .map(YamlValue::number)
                        .orElse(Embedding.DEFAULT_CORE_DENSITY_CUTOFF);
        double width =
                section.find("drho_core_cutoff")
                        .map(YamlValue::number)
                        .orElse(Embedding.DEFAULT_CORE_DENSITY_WIDTH);
        return new Embedding(function, parameters, cutoff, width);
    }

    private List<Bond> bonds() {
        YamlValue section = root.get("bonds");
        var entries = section.entries();
        var bonds = new ArrayList<Bond>();
        for (int i = 0; i < elements.size(); i++) {
            for (int j = 0; j < elements.size(); j++) {
                YamlValue entry = entries.get(i + " " + j);
                if (entry == null) {
                    throw section.error("the bond [" + i + ", " + j + "] is missing");
                }
                bonds.add(bond(entry));
            }
        }
        return bonds;
    }

    private static Bond bond(YamlValue section) {
        int size = section.get("nradbasemax").integer();
        int radials = section.get("nradmax").integer();
        int maxL = section.get("lmax").integer();
        if (size < 0 || radials < 0 || maxL < 0) {
            throw section.error("nradbasemax, nradmax and lmax must not be negative");
        }
        double cutoff = section.get("rcut").number();
        if (!(cutoff > 0)) {
            throw section.get("rcut").error("expected a positive cutoff in Å, found " + cutoff);
        }
        List<Double> parameters =
                section.get("radparameters").items().stream().map(YamlValue::number).toList();
        RadialBasis basis = RadialNames.basis(section.get("radbasename"));
        if (parameters.isEmpty()
                && (basis == RadialBasis.CHEB_EXP_COS || basis == RadialBasis.CHEB_POW)) {
            throw section.get("radparameters")
                    .error(basis.fileName() + " needs a parameter, found none");
        }
        return new Bond(
                basis,
                parameters,
                cutoff,
                section.find("dcut").map(YamlValue::number).orElse(0.01),
                innerCutoff(section),
                new CoreRepulsion(
                        section.find("prehc").map(YamlValue::number).orElse(0.0),
                        section.find("lambdahc").map(YamlValue::number).orElse(1.0)),
                section.find("NameOfCutoffFunction").map(YamlValue::text).orElse("cos"),
                size,
                radials,
                maxL,
                radialCoefficients(section.get("radcoefficients"), radials, maxL + 1, size));
    }

    private static InnerCutoff innerCutoff(YamlValue section) {
        return new InnerCutoff(
                section.find("inner_cutoff_type")
                        .map(RadialNames::innerCutoff)
                        .orElse(InnerCutoff.Type.DENSITY),
                section.find("rcut_in").map(YamlValue::number).orElse(0.0),
                section.find("dcut_in").map(YamlValue::number).orElse(0.0));
    }

    /** c_nlk as nested lists [n][l][k]. */
    private static double[] radialCoefficients(YamlValue value, int radials, int orders, int size) {
        double[] coefficients = new double[radials * orders * size];
        List<YamlValue> byRadial = ofLength(value, radials);
        for (int n = 0; n < radials; n++) {
            List<YamlValue> byOrder = ofLength(byRadial.get(n), orders);
            for (int l = 0; l < orders; l++) {
                List<YamlValue> row = ofLength(byOrder.get(l), size);
                for (int k = 0; k < size; k++) {
                    coefficients[(n * orders + l) * size + k] = row.get(k).number();
                }
            }
        }
        return coefficients;
    }

    private static List<YamlValue> ofLength(YamlValue value, int length) {
        List<YamlValue> items = value.items();
        if (items.size() != length) {
            throw value.error("expected a list of " + length + ", found " + items.size());
        }
        return items;
    }

    private List<CTildeFunction> functions(List<Embedding> embeddings, List<Bond> bonds) {
        YamlValue section = root.get("functions");
        var functions = new ArrayList<CTildeFunction>();
        for (int mu = 0; mu < elements.size(); mu++) {
            YamlValue ofElement = section.get(Integer.toString(mu));
            for (YamlValue entry : ofElement.items()) {
                functions.add(function(entry, mu, embeddings.get(mu).densities(), bonds));
            }
        }
        return functions;
    }

    private CTildeFunction function(YamlValue entry, int mu, int densities, List<Bond> bonds) {
        int rank = atLeastOne(entry.get("rank"));
        int terms = atLeastOne(entry.get("num_ms_combs"));
        expect(entry.get("mu0"), mu);
        expect(entry.get("ndensity"), densities);
        int[] species = integers(entry.get("mus"), rank);
        int[] n = integers(entry.get("ns"), rank);
        int[] l = integers(entry.get("ls"), rank);
        YamlValue combinations = entry.get("ms_combs");
        int[] m = integers(combinations, rank * terms);
        for (int t = 0; t < rank; t++) {
            checkFactor(entry, rank, species[t], n[t], l[t], mu, bonds);
        }
        for (int q = 0; q < m.length; q++) {
            if (Math.abs(m[q]) > l[q % rank]) {
                throw combinations.error("m = " + m[q] + " does not belong to l = " + l[q % rank]);
            }
        }
        YamlValue list = entry.get("ctildes");
        double[] coefficients = list.numbers();
        if (coefficients.length != terms * densities) {
            throw list.error(
                    "expected " + terms * densities + " numbers, found " + coefficients.length);
        }
        return new CTildeFunction(mu, species, n, l, m, coefficients);
    }

    private void checkFactor(
            YamlValue entry, int rank, int species, int n, int l, int mu, List<Bond> bonds) {
        if (species < 0 || species >= elements.size()) {
            throw entry.get("mus").error("there is no element number " + species);
        }
        Bond bond = bonds.get(mu * elements.size() + species);
        int largestN = rank == 1 ? bond.basisSize() : bond.radialSize();
        if (n < 1 || n > largestN) {
            throw entry.get("ns").error("n = " + n + " is not between 1 and " + largestN);
        }
        int largestL = rank == 1 ? 0 : bond.maxL();
        if (l < 0 || l > largestL) {
            throw entry.get("ls").error("l = " + l + " is not between 0 and " + largestL);
        }
    }

    private static int atLeastOne(YamlValue value) {
        if (value.integer() < 1) {
            throw value.error("expected at least 1, found " + value.integer());
        }
        return value.integer();
    }

    private static void expect(YamlValue value, int expected) {
        if (value.integer() != expected) {
            throw value.error("expected " + expected + ", found " + value.integer());
        }
    }

    private static int[] integers(YamlValue value, int length) {
        int[] numbers = value.integers();
        if (numbers.length != length) {
            throw value.error("expected " + length + " numbers, found " + numbers.length);
        }
        return numbers;
    }
}
