package io.github.acetune.ace.projection;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.coupling.CTildeMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the functions of one centre element follow from the atomic base: B_v = Σ weight · Re Π A. Functions that differ only in
 * their intermediate angular momenta share their products. Immutable.
 */
final class CentreProducts {
    private final int[] functions;
    private final Map<Channel, Integer> channels = new LinkedHashMap<>();
    private final Product[] products;
    private final int[][] terms;
    private final double[][] weights;
    private final int[] firstTerm;
    private int components;

    /**
     * Products with the same species, n and l.
     *
     * @param rank number of factors
     * @param factors components of the atomic base, [terms·rank]
     * @param shared how many leading factors a term has in common with the one before it, [terms]
     */
    @SuppressWarnings("ArrayRecordComponent") // private bulk data, never written to
    private record Product(int rank, int[] factors, int[] shared) {
        int terms() {
            return shared.length;
        }
    }

    CentreProducts(AceBasis basis, CTildeMap map, int centre) {
        this.functions =
                IntStream.range(0, basis.functions().size())
                        .filter(v -> basis.functions().get(v).centre() == centre)
                        .toArray();
        var shapes = map.functions(new double[map.coefficientCount()]);
        var own = Arrays.stream(functions).map(map::target).distinct().sorted().toArray();
        this.products =
                Arrays.stream(own).mapToObj(s -> product(shapes.get(s))).toArray(Product[]::new);
        this.firstTerm = new int[own.length + 1];
        for (int s = 0; s < own.length; s++) {
            firstTerm[s + 1] = firstTerm[s] + products[s].terms();
        }
        this.terms = new int[functions.length][];
        this.weights = new double[functions.length][];
        for (int i = 0; i < functions.length; i++) {
            int first = firstTerm[Arrays.binarySearch(own, map.target(functions[i]))];
            terms[i] = Arrays.stream(map.terms(functions[i])).map(t -> t + first).toArray();
            weights[i] = map.weights(functions[i]);
        }
    }

    private Product product(CTildeFunction shape) {
        int rank = shape.rank();
        var factors = new int[shape.terms() * rank];
        var shared = new int[shape.terms()];
        for (int term = 0; term < shape.terms(); term++) {
            for (int t = 0; t < rank; t++) {
                int l = rank == 1 ? Channel.PAIR : shape.l()[t];
                var channel = new Channel(shape.species()[t], shape.n()[t], l);
                int at = term * rank + t;
                factors[at] = start(channel) + channel.component(shape.m()[at]);
            }
            shared[term] = term == 0 ? 0 : inCommon(factors, term, rank);
        }
        return new Product(rank, factors, shared);
    }

    private int start(Channel channel) {
        Integer known = channels.get(channel);
        if (known != null) {
            return known;
        }
        int start = components;
        channels.put(channel, start);
        components += channel.size();
        return start;
    }

    private static int inCommon(int[] factors, int term, int rank) {
        int here = term * rank;
        int before = here - rank;
        int mismatch = Arrays.mismatch(factors, before, here, factors, here, here + rank);
        return mismatch < 0 ? rank : mismatch;
    }

    /** Each channel with the place of its first component. */
    Map<Channel, Integer> channels() {
        return channels;
    }

    /** How many complex components the atomic base has. */
    int components() {
        return components;
    }

    /** How many functions there are. */
    int size() {
        return functions.length;
    }

    /** How many products there are. */
    int termCount() {
        return firstTerm[products.length];
    }

    /**
     * Computes the functions of one atom.
     *
     * @param base A, real and imaginary parts in turn, [2·components]
     * @param real scratch, [termCount]
     * @param values receives B_v, [size]
     */
    void evaluate(double[] base, double[] real, double[] values) {
        for (int p = 0; p < products.length; p++) {
            multiply(products[p], base, real, firstTerm[p]);
        }
        for (int v = 0; v < values.length; v++) {
            double sum = 0;
            for (int i = 0; i < terms[v].length; i++) {
                sum += weights[v][i] * real[terms[v][i]];
            }
            values[v] = sum;
        }
    }

    private static void multiply(Product product, double[] base, double[] real, int to) {
        int rank = product.rank;
        // partial[2t], partial[2t + 1]: the product of the first t + 1 factors
        var partial = new double[2 * rank];
        for (int term = 0; term < product.terms(); term++) {
            for (int t = product.shared[term]; t < rank; t++) {
                int factor = 2 * product.factors[term * rank + t];
                double re = base[factor];
                double im = base[factor + 1];
                if (t > 0) {
                    double before = partial[2 * t - 2];
                    double beforeIm = partial[2 * t - 1];
                    double turned = before * re - beforeIm * im;
                    im = before * im + beforeIm * re;
                    re = turned;
                }
                partial[2 * t] = re;
                partial[2 * t + 1] = im;
            }
            real[to + term] = partial[2 * rank - 2];
        }
    }
}
