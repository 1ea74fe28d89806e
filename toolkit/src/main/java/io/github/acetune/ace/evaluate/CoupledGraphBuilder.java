package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the sums of products of a centre's functions into a {@link CoupledGraph}.
 *
 * <p>Functions with the same factors are added up; each sum is written as a combination of coupled invariants, whose coupled
 * pairs are shared by all functions. A sum that is no such combination, which only a file made by hand holds, is kept as
 * products of single components.
 */
final class CoupledGraphBuilder {
    private static final double NEGLIGIBLE = 1e-15;
    private static final int PARTS = 512; // more than 2l + 1 ever is

    private final int densities;
    private final int[] orders;
    private final Map<List<Integer>, Pattern> patterns = new LinkedHashMap<>();
    private final Map<List<Integer>, PatternCoupling> couplings = new HashMap<>();
    private final BlockTable blocks;
    private final Map<List<Integer>, double[]> roots = new LinkedHashMap<>();
    private final Map<List<Integer>, double[]> monomials = new LinkedHashMap<>();

    /**
     * Starts with no function.
     *
     * @param orders l of each class of factors, a class being the A's that differ in m only; those
     *     with the same l stand in this order
     * @param densities P
     */
    CoupledGraphBuilder(int[] orders, int densities) {
        this.orders = orders.clone();
        this.densities = densities;
        this.blocks = new BlockTable(orders);
    }

    /**
     * Adds c̃ Re Π A to the densities.
     *
     * @param classes class of each factor, at least two
     * @param m of each factor
     * @param coefficients holds c̃^(p)
     * @param offset where c̃^(1) stands
     */
    void add(int[] classes, int[] m, double[] coefficients, int offset) {
        int[] sorted = bySize(classes);
        var pattern =
                patterns.computeIfAbsent(
                        Arrays.stream(sorted).boxed().toList(), key -> new Pattern(densities));
        ComplexProduct product = ComplexProduct.of(localClasses(classes, sorted), m);
        for (int p = 0; p < densities; p++) {
            pattern.sums
                    .get(p)
                    .merge(product.codes(), product.sign() * coefficients[offset + p], Double::sum);
        }
    }

    /** Large angular momenta first, so that pairs of large ones couple to the small ones that are left. */
    private int[] bySize(int... classes) {
        return Arrays.stream(classes)
                .boxed()
                .sorted((a, b) -> orders[a] != orders[b] ? orders[b] - orders[a] : a - b)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The numbers 0, 1, … of the different classes, in the order of the sorted factors. */
    private static int[] localClasses(int[] classes, int... sorted) {
        var number = new HashMap<Integer, Integer>();
        for (int one : sorted) {
            number.putIfAbsent(one, number.size());
        }
        return Arrays.stream(classes).map(number::get).toArray();
    }

    /** The graph of everything added. */
    CoupledGraph build() {
        patterns.forEach((key, pattern) ->
                resolve(key.stream().mapToInt(Integer::intValue).toArray(), pattern));
        return new GraphAssembly(blocks, monomials.keySet(), densities).assemble(roots, monomials);
    }

    private void resolve(int[] classes, Pattern pattern) {
        int[] local = localClasses(classes, classes);
        int[] l = Arrays.stream(classes).map(one -> orders[one]).toArray();
        PatternCoupling coupling =
                couplings.computeIfAbsent(key(l, local), key -> new PatternCoupling(l, local));
        double[][] solutions = new double[densities][];
        for (int p = 0; p < densities; p++) {
            solutions[p] = coupling.solve(pattern.sums.get(p));
            if (solutions[p] == null) {
                keepUncoupled(classes, pattern);
                return;
            }
        }
        for (int q = 0; q < coupling.trees().size(); q++) {
            addRoot(classes, coupling.trees().get(q), solutions, q);
        }
    }

    private static List<Integer> key(int[] l, int[] local) {
        var key = new ArrayList<Integer>();
        for (int t = 0; t < l.length; t++) {
            key.add(l[t]);
            key.add(local[t]);
        }
        return List.copyOf(key);
    }

    private void addRoot(int[] classes, CouplingNode[] tree, double[][] solutions, int q) {
        double largest = 0;
        double scale = 0;
        for (int p = 0; p < densities; p++) {
            largest = Math.max(largest, Math.abs(solutions[p][q]));
            for (double one : solutions[p]) {
                scale = Math.max(scale, Math.abs(one));
            }
        }
        if (largest <= NEGLIGIBLE * scale) {
            return;
        }
        int left = blocks.of(tree[0], classes);
        int right = blocks.of(tree[1], classes);
        double[] sum =
                roots.computeIfAbsent(
                        List.of(Math.min(left, right), Math.max(left, right)),
                        key -> new double[densities]);
        for (int p = 0; p < densities; p++) {
            sum[p] += solutions[p][q];
        }
    }

    /** Multiplies the complex factors out into products of real components. */
    private void keepUncoupled(int[] classes, Pattern pattern) {
        int[] byNumber = Arrays.stream(classes).distinct().toArray();
        for (int p = 0; p < densities; p++) {
            int density = p;
            pattern.sums
                    .get(p)
                    .forEach((codes, value) -> addMonomials(byNumber, codes, density, value));
        }
    }

    private void addMonomials(int[] classes, List<Integer> codes, int density, double value) {
        int complex = (int) codes.stream().filter(code -> ComplexProduct.order(code) > 0).count();
        for (int choice = 0; choice < 1 << complex; choice++) {
            int imaginary = Integer.bitCount(choice);
            if (imaginary % 2 == 0) {
                double weight =
                        value * (imaginary % 4 == 2 ? -1 : 1) * Math.pow(0.5, 0.5 * complex);
                var components = new ArrayList<Integer>();
                int place = 0;
                for (int code : codes) {
                    int m = ComplexProduct.order(code);
                    boolean takeImaginary = m > 0 && (choice >> place++ & 1) == 1;
                    int part = m == 0 ? 0 : 2 * m - (takeImaginary ? 0 : 1);
                    components.add(classes[ComplexProduct.factorClass(code)] * PARTS + part);
                    weight *= takeImaginary && code % 2 == 1 ? -1 : 1;
                }
                components.sort(Integer::compare);
                monomials
                                .computeIfAbsent(
                                        List.copyOf(components), key -> new double[densities])[
                                density] +=
                        weight;
            }
        }
    }

    /** Which class a component of a product of single components belongs to. */
    static int classOf(int component) {
        return component / PARTS;
    }

    /** Which of its real components that is. */
    static int partOf(int component) {
        return component % PARTS;
    }

    /** The sums of the functions with one set of factors, for each density. */
    private static final class Pattern {
        private final List<Map<List<Integer>, Double>> sums = new ArrayList<>();

        Pattern(int densities) {
            for (int p = 0; p < densities; p++) {
                sums.add(new LinkedHashMap<>());
            }
        }
    }
}
