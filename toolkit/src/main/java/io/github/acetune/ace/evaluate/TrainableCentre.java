package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.coupling.Coupling;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreFunction;
import java.util.Arrays;
import java.util.stream.IntStream;

/** One element's share of a {@link TrainablePotential}: everything that does not change with the parameters. */
final class TrainableCentre {
    private final int mu;
    private final CompiledCentre shape;
    private final TrainableGraph products;
    private final int[] offset;

    /** Functions of rank 1, and the element and k of each. */
    private final int[] pairFunctions;

    private final int[] pairElements;
    private final int[] pairIndices;

    /** n of each column of R_nl, by neighbour element and l. */
    private final int[][][] columnRadials;

    /**
     * Compiles.
     *
     * @param basis the functions
     * @param form the same functions with any coefficients
     * @param mu element of the centre
     * @param offset where the coefficients of each function begin
     */
    TrainableCentre(AceBasis basis, CTildePotential form, int mu, int[] offset) {
        this.mu = mu;
        this.offset = offset;
        var compiler = new CentreCompiler(form, mu, RadialMode.DIRECT);
        int[] own =
                IntStream.range(0, basis.functions().size())
                        .filter(v -> basis.functions().get(v).centre() == mu)
                        .toArray();
        for (int v : own) {
            if (basis.functions().get(v).rank() > 1) {
                addProducts(compiler, basis.functions().get(v), v);
            }
        }
        this.products = compiler.graphBuilder().buildTrainable();
        this.shape = compiler.compile(products.graph());
        this.pairFunctions =
                Arrays.stream(own).filter(v -> basis.functions().get(v).rank() == 1).toArray();
        this.pairElements =
                Arrays.stream(pairFunctions)
                        .map(v -> basis.functions().get(v).species().getFirst())
                        .toArray();
        this.pairIndices =
                Arrays.stream(pairFunctions)
                        .map(v -> basis.functions().get(v).n().getFirst() - 1)
                        .toArray();
        this.columnRadials = new int[shape.shells().length][][];
        for (int neighbour = 0; neighbour < columnRadials.length; neighbour++) {
            columnRadials[neighbour] = new int[shape.shells()[neighbour].maxL() + 1][];
            for (int l = 0; l < columnRadials[neighbour].length; l++) {
                columnRadials[neighbour][l] = compiler.usedRadials(neighbour, l);
            }
        }
    }

    private static void addProducts(CentreCompiler compiler, BasisFunction function, int v) {
        var coupling = Coupling.of(function);
        int[] classes =
                Arrays.stream(coupling.factorOrder())
                        .map(t ->
                                compiler.classOf(
                                        function.species().get(t),
                                        function.n().get(t),
                                        function.l().get(t)))
                        .toArray();
        for (int term = 0; term < coupling.terms(); term++) {
            compiler.graphBuilder().add(classes, coupling.row(term), v, coupling.weights()[term]);
        }
    }

    /**
     * The centre at given parameters. Reference energies and cores are left out.
     *
     * @param basis radial coefficients and embeddings
     * @param coefficients c_v^(p)
     */
    CompiledCentre at(AceBasis basis, double[] coefficients) {
        var shells = new CentreShell[shape.shells().length];
        for (int neighbour = 0; neighbour < shells.length; neighbour++) {
            shells[neighbour] = shell(neighbour, basis.bond(mu, neighbour), coefficients);
        }
        Embedding given = basis.embeddings().get(mu);
        var embedding =
                new Embedding(
                        given.function(),
                        given.parameters(),
                        Embedding.DEFAULT_CORE_DENSITY_CUTOFF,
                        Embedding.DEFAULT_CORE_DENSITY_WIDTH);
        return new CompiledCentre(
                embedding,
                0,
                false,
                shape.innerRadius(),
                shape.innerWidth(),
                shells,
                products.at(coefficients, offset));
    }

    private CentreShell shell(int neighbour, Bond bond, double[] coefficients) {
        CentreShell form = shape.shells()[neighbour];
        var radial = (DirectRadial) form.radial();
        int size = radial.basisSize();
        int densities = shape.densities();
        var matrix = new double[size][radial.columns()];
        for (int q = 0; q < pairFunctions.length; q++) {
            if (pairElements[q] == neighbour) {
                for (int p = 0; p < densities; p++) {
                    matrix[pairIndices[q]][p] += coefficients[offset[pairFunctions[q]] + p];
                }
            }
        }
        double[] crad = bond.coefficients();
        for (int l = 0; l <= form.maxL(); l++) {
            for (int place = 0; place < form.radials()[l]; place++) {
                int from = row(bond, columnRadials[neighbour][l][place], l);
                for (int k = 0; k < size; k++) {
                    matrix[k][form.columnStart()[l] + place] = crad[from + k];
                }
            }
        }
        return new CentreShell(
                new DirectRadial(
                        radial.functions(), matrix, radial.columns(), new CoreFunction.None()),
                form.cutoff(),
                form.innerReach(),
                0,
                form.maxL(),
                form.radials(),
                form.columnStart(),
                form.leafStart(),
                form.leafStride());
    }

    private static int row(Bond bond, int n, int l) {
        return (n * (bond.maxL() + 1) + l) * bond.basisSize();
    }

    /** Adds derivatives by the coefficients of the roots, [roots·P], to those by c. */
    void addByRoots(double[] byRoot, double[] gradient) {
        products.addTransposed(byRoot, offset, gradient);
    }

    /** Adds derivatives by the matrix entries of the rank-1 columns of a neighbour element, [P·K], to those by c. */
    void addByPairs(int neighbour, double[] byEntry, double[] gradient) {
        int size = shape.shells()[neighbour].radial().basisSize();
        for (int q = 0; q < pairFunctions.length; q++) {
            if (pairElements[q] == neighbour) {
                for (int p = 0; p < shape.densities(); p++) {
                    gradient[offset[pairFunctions[q]] + p] += byEntry[p * size + pairIndices[q]];
                }
            }
        }
    }

    /** Adds derivatives by the R_nl columns' entries of a neighbour element, [columns·K] without the rank-1 columns, to those by c_nlk. */
    void addByColumns(int neighbour, Bond bond, double[] byEntry, double[] gradient) {
        CentreShell form = shape.shells()[neighbour];
        int size = bond.basisSize();
        for (int l = 0; l <= form.maxL(); l++) {
            for (int place = 0; place < form.radials()[l]; place++) {
                int to = row(bond, columnRadials[neighbour][l][place], l);
                int from = (form.columnStart()[l] - shape.densities() + place) * size;
                for (int k = 0; k < size; k++) {
                    gradient[to + k] += byEntry[from + k];
                }
            }
        }
    }
}
