package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.SpeciesBlock;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.evaluate.ParameterGradient;
import io.github.acetune.ace.radial.Bond;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where all parameters of a potential stand in a flat array. First the radial coefficients: for each pair of elements with centre ≤
 * neighbour (both orders share theirs) n, l and k nested. The function coefficients follow, then weights and exponents of the
 * embeddings, w_1, m_1, w_2, m_2, … of each element.
 */
final class ParameterLayout {
    private final AceBasis basis;
    private final int elements;
    private final int[] offset;
    private final int radial;
    private final int coefficients;
    private final int[] embedding;

    ParameterLayout(AceBasis basis) {
        this.basis = basis;
        this.elements = basis.elements().size();
        this.offset = new int[elements * elements];
        int next = 0;
        for (int i = 0; i < elements; i++) {
            for (int j = i; j < elements; j++) {
                offset[i * elements + j] = next;
                offset[j * elements + i] = next;
                next += basis.bond(i, j).coefficients().length;
            }
        }
        this.radial = next;
        this.coefficients = basis.coefficientCount();
        this.embedding = new int[elements + 1];
        embedding[0] = radial + coefficients;
        for (int e = 0; e < elements; e++) {
            embedding[e + 1] = embedding[e] + 2 * basis.embeddings().get(e).densities();
        }
    }

    /** The number of all parameters. */
    int size() {
        return embedding[elements];
    }

    /** The number of radial coefficients. */
    int radialSize() {
        return radial;
    }

    /** Where the embedding of an element begins. */
    int embeddingOffset(int element) {
        return embedding[element];
    }

    /** Where c_nlk of a pair stands; n and k from 0. */
    int index(int centre, int neighbour, int n, int l, int k) {
        Bond bond = basis.bond(centre, neighbour);
        return offset[centre * elements + neighbour]
                + (n * (bond.maxL() + 1) + l) * bond.basisSize()
                + k;
    }

    int offset(int centre, int neighbour) {
        return offset[centre * elements + neighbour];
    }

    /** The parameters of the basis with the given function coefficients. */
    double[] join(double[] coefficients) {
        var x = new double[size()];
        for (int i = 0; i < elements; i++) {
            for (int j = i; j < elements; j++) {
                double[] c = basis.bond(i, j).coefficients();
                System.arraycopy(c, 0, x, offset(i, j), c.length);
            }
            double[] own = basis.embeddings().get(i).parameters();
            System.arraycopy(own, 0, x, embedding[i], own.length);
        }
        System.arraycopy(coefficients, 0, x, radial, coefficients.length);
        return x;
    }

    /** The basis with radial coefficients and embeddings out of the array. */
    AceBasis basis(double[] x) {
        var bonds = new ArrayList<Bond>();
        var embeddings = new ArrayList<Embedding>();
        for (int i = 0; i < elements; i++) {
            for (int j = 0; j < elements; j++) {
                Bond bond = basis.bond(i, j);
                int from = offset(i, j);
                int length = bond.coefficients().length;
                bonds.add(bond.withCoefficients(Arrays.copyOfRange(x, from, from + length)));
            }
            var own = Arrays.copyOfRange(x, embedding[i], embedding[i + 1]);
            embeddings.add(basis.embeddings().get(i).withParameters(own));
        }
        return new AceBasis(
                basis.elements(), basis.splineBinWidth(), embeddings, bonds, basis.functions());
    }

    /** Adds a gradient to one in the order of the array; both orders of a pair add to its radial coefficients. */
    void add(ParameterGradient part, double[] gradient) {
        for (int i = 0; i < elements; i++) {
            for (int j = 0; j < elements; j++) {
                add(part.radial()[i * elements + j], gradient, offset(i, j));
            }
            add(part.embedding()[i], gradient, embedding[i]);
        }
        add(part.functions(), gradient, radial);
    }

    private static void add(double[] part, double[] sums, int from) {
        for (int k = 0; k < part.length; k++) {
            sums[from + k] += part[k];
        }
    }

    /** The function coefficients out of the array. */
    double[] coefficients(double[] x) {
        return Arrays.copyOfRange(x, radial, radial + coefficients);
    }

    /** Which radial coefficients belong to one of the first g_k, k < span; [radialSize]. */
    boolean[] radialSpan(int span) {
        var inside = new boolean[radial];
        for (int i = 0; i < elements; i++) {
            for (int j = i; j < elements; j++) {
                int size = basis.bond(i, j).basisSize();
                int length = basis.bond(i, j).coefficients().length;
                for (int k = 0; k < length; k++) {
                    inside[offset(i, j) + k] = k % size < span;
                }
            }
        }
        return inside;
    }

    /** Which parameters are fitted: the trainable ones, but for radial functions that nothing contains, of which no data tell. */
    boolean[] free(TrainableParameters trainable) {
        var free = new boolean[size()];
        usedRadials().forEach((first, size) -> Arrays.fill(free, first, first + size, true));
        for (int i = 0; i < elements; i++) {
            for (int j = i; j < elements; j++) {
                int from = offset(i, j);
                boolean own =
                        trainable.trainsRadial(basis.elements().get(i), basis.elements().get(j));
                if (!own) {
                    Arrays.fill(free, from, from + basis.bond(i, j).coefficients().length, false);
                }
            }
            boolean own = trainable.trainsEmbedding(basis.elements().get(i));
            Arrays.fill(free, embedding[i], embedding[i + 1], own);
        }
        boolean[] functions = functionsFree(basis, trainable);
        System.arraycopy(functions, 0, free, radial, functions.length);
        return free;
    }

    /** The radial functions that products of the basis contain: where the coefficients of each begin, and how many there are. */
    SortedMap<Integer, Integer> usedRadials() {
        var used = new TreeMap<Integer, Integer>();
        for (BasisFunction function : basis.functions()) {
            for (int t = 0; function.rank() > 1 && t < function.rank(); t++) {
                int centre = function.centre();
                int species = function.species().get(t);
                int first = index(centre, species, function.n().get(t) - 1, function.l().get(t), 0);
                used.put(first, basis.bond(centre, species).basisSize());
            }
        }
        return used;
    }

    /** Which function coefficients are fitted, in the order of {@link CoefficientLayout}. */
    static boolean[] functionsFree(AceBasis basis, TrainableParameters trainable) {
        var layout = new CoefficientLayout(basis);
        var free = new boolean[layout.size()];
        for (int v = 0; v < layout.functions(); v++) {
            var block = SpeciesBlock.of(basis, basis.functions().get(v));
            int from = layout.offset(v);
            Arrays.fill(free, from, from + layout.densities(v), trainable.trainsFunctions(block));
        }
        return free;
    }
}
