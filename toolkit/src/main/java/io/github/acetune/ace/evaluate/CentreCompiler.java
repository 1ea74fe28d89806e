package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreFunction;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Compiles the part of a potential that belongs to one element of the centre. */
final class CentreCompiler {
    private final CTildePotential potential;
    private final int mu;
    private final RadialMode mode;
    private final int elements;
    private final int densities;
    private final List<CTildeFunction> functions;
    private final boolean[][][] used; // [neighbour][l][n]: does any product read R_nl?
    private final int[][][] place; // [neighbour][l][n]: which of the used n of this l it is
    private final CentreShell[] shells;
    private final int[][] classStart; // [neighbour][l]: number of the first class of A's
    private final CoupledGraphBuilder builder;

    CentreCompiler(CTildePotential potential, int mu, RadialMode mode) {
        this.potential = potential;
        this.mu = mu;
        this.mode = mode;
        this.elements = potential.elements().size();
        this.densities = potential.embeddings().get(mu).densities();
        this.functions =
                potential.functions().stream().filter(function -> function.centre() == mu).toList();
        this.used = new boolean[elements][][];
        this.place = new int[elements][][];
        this.shells = new CentreShell[elements];
        this.classStart = new int[elements][];
        markUsedColumns();
        this.builder = builder();
    }

    CompiledCentre compile() {
        return compile(products());
    }

    /** The centre with a graph of products that was made from the same columns. */
    CompiledCentre compile(CoupledGraph graph) {
        int[] next = graph.start().clone(); // A's with the same l stand neighbour after neighbour
        for (int neighbour = 0; neighbour < elements; neighbour++) {
            shells[neighbour] = shell(neighbour, next, graph.count());
        }
        Embedding embedding = potential.embeddings().get(mu);
        double[] radius = new double[elements];
        double[] width = new double[elements];
        boolean nearest = false;
        for (int neighbour = 0; neighbour < elements; neighbour++) {
            InnerCutoff inner = bond(neighbour).innerCutoff();
            radius[neighbour] = inner.radius();
            width[neighbour] = inner.width();
            nearest |= inner.type() == InnerCutoff.Type.ZBL;
        }
        return new CompiledCentre(
                embedding,
                potential.referenceEnergies()[mu],
                nearest,
                radius,
                width,
                shells,
                graph);
    }

    private Bond bond(int neighbour) {
        return potential.bonds().get(mu * elements + neighbour);
    }

    private void markUsedColumns() {
        for (int neighbour = 0; neighbour < elements; neighbour++) {
            Bond bond = bond(neighbour);
            used[neighbour] = new boolean[bond.maxL() + 1][bond.radialSize()];
            place[neighbour] = new int[bond.maxL() + 1][bond.radialSize()];
        }
        for (CTildeFunction function : functions) {
            for (int t = 0; t < function.rank(); t++) {
                check(function, t);
                if (function.rank() > 1) {
                    used[function.species()[t]][function.l()[t]][function.n()[t] - 1] = true;
                }
            }
        }
    }

    private void check(CTildeFunction function, int t) {
        Bond bond = bond(function.species()[t]);
        int n = function.n()[t];
        int l = function.l()[t];
        int largest = function.rank() == 1 ? bond.basisSize() : bond.radialSize();
        if (n < 1 || n > largest || l < 0 || l > (function.rank() == 1 ? 0 : bond.maxL())) {
            throw new IllegalArgumentException(
                    "a function of rank "
                            + function.rank()
                            + " reads n = "
                            + n
                            + ", l = "
                            + l
                            + ", but its bond has n up to "
                            + largest
                            + " and l up to "
                            + bond.maxL());
        }
    }

    private CentreShell shell(int neighbour, int[] next, int[] stride) {
        int[] radials = radials(neighbour);
        int[] columnStart = new int[radials.length];
        int[] leafStart = new int[radials.length];
        int column = densities;
        for (int l = 0; l < radials.length; l++) {
            columnStart[l] = column;
            leafStart[l] = next[l];
            column += radials[l];
            next[l] += radials[l];
        }
        Bond bond = bond(neighbour);
        InnerCutoff inner = bond.innerCutoff();
        CoreFunction core = core(neighbour);
        return new CentreShell(
                radial(neighbour, column, columnStart, core),
                bond.cutoff(),
                inner.type() == InnerCutoff.Type.DISTANCE ? inner.radius() : 0,
                core.reach(),
                radials.length - 1,
                radials,
                columnStart,
                leafStart,
                Arrays.copyOf(stride, radials.length));
    }

    /** How many n are used with each l, up to the largest l that is used at all. */
    private int[] radials(int neighbour) {
        boolean[][] mine = used[neighbour];
        int maxL = -1;
        for (int l = 0; l < mine.length; l++) {
            maxL = countUsed(mine[l]) > 0 ? l : maxL;
        }
        int[] radials = new int[maxL + 1];
        for (int l = 0; l <= maxL; l++) {
            for (int n = 0; n < mine[l].length; n++) {
                if (mine[l][n]) {
                    place[neighbour][l][n] = radials[l]++;
                }
            }
        }
        return radials;
    }

    private static int countUsed(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private CoreFunction core(int neighbour) {
        return CoreFunction.of(
                bond(neighbour), potential.elements().get(mu), potential.elements().get(neighbour));
    }

    private PairRadial radial(int neighbour, int columns, int[] columnStart, CoreFunction core) {
        Bond bond = bond(neighbour);
        int size = bond.basisSize();
        double[][] matrix = new double[size][columns];
        addPairFunctions(neighbour, matrix);
        double[] crad = bond.coefficients();
        for (int l = 0; l < columnStart.length; l++) {
            for (int n = 0; n < bond.radialSize(); n++) {
                if (used[neighbour][l][n]) {
                    int column = columnStart[l] + place[neighbour][l][n];
                    for (int k = 0; k < size; k++) {
                        matrix[k][column] = crad[(n * (bond.maxL() + 1) + l) * size + k];
                    }
                }
            }
        }
        var exact = new DirectRadial(RadialFunctions.of(bond), matrix, columns, core);
        return switch (mode) {
            case DIRECT -> exact;
            case REFERENCE_SPLINES ->
                    new SplineRadial(exact, bond.cutoff(), potential.splineBinWidth());
        };
    }

    /** All rank-1 functions of a density together are one radial function, because they do not depend on direction. */
    private void addPairFunctions(int neighbour, double[][] matrix) {
        for (CTildeFunction function : functions) {
            if (function.rank() == 1 && function.species()[0] == neighbour) {
                for (int term = 0; term < function.terms(); term++) {
                    for (int p = 0; p < densities; p++) {
                        matrix[function.n()[0] - 1][p] +=
                                function.coefficients()[term * densities + p];
                    }
                }
            }
        }
    }

    private CoupledGraphBuilder builder() {
        var orders = new ArrayList<Integer>();
        for (int neighbour = 0; neighbour < elements; neighbour++) {
            int[] radials = radials(neighbour);
            classStart[neighbour] = new int[radials.length];
            for (int l = 0; l < radials.length; l++) {
                classStart[neighbour][l] = orders.size();
                orders.addAll(Collections.nCopies(radials[l], l));
            }
        }
        return new CoupledGraphBuilder(
                orders.stream().mapToInt(Integer::intValue).toArray(), densities);
    }

    /** What builds the graph of this centre's products. */
    CoupledGraphBuilder graphBuilder() {
        return builder;
    }

    private CoupledGraph products() {
        for (CTildeFunction function : functions) {
            if (function.rank() > 1) {
                addProducts(function);
            }
        }
        return builder.build();
    }

    private void addProducts(CTildeFunction function) {
        int rank = function.rank();
        int[] classes = new int[rank];
        for (int t = 0; t < rank; t++) {
            classes[t] = classOf(function.species()[t], function.n()[t], function.l()[t]);
        }
        for (int term = 0; term < function.terms(); term++) {
            int[] m = Arrays.copyOfRange(function.m(), term * rank, (term + 1) * rank);
            builder.add(classes, m, function.coefficients(), term * densities);
        }
    }

    /** The class of the A's with one neighbour element, n (from 1) and l. */
    int classOf(int neighbour, int n, int l) {
        return classStart[neighbour][l] + place[neighbour][l][n - 1];
    }

    /** The n, from 0, that are used with one l, in the order of their columns. */
    int[] usedRadials(int neighbour, int l) {
        boolean[] mine = used[neighbour][l];
        return IntStream.range(0, mine.length).filter(n -> mine[n]).toArray();
    }
}
