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

    /** For the factors of some functions the sum of products that belongs to each column. */
    private final Map<List<Integer>, Map<Integer, Map<List<Integer>, Double>>> patterns =
            new LinkedHashMap<>();

    private final Map<List<Integer>, PatternCoupling> couplings = new HashMap<>();
    private final BlockTable blocks;
    private final Map<List<Integer>, Map<Integer, Double>> roots = new LinkedHashMap<>();
    private final Map<List<Integer>, Map<Integer, Double>> monomials = new LinkedHashMap<>();

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
        for (int p = 0; p < densities; p++) {
            add(classes, m, p, coefficients[offset + p]);
        }
    }

    /**
     * Adds weight · Re Π A to one column: a density, or a function for {@link #buildTrainable}.
     *
     * @param classes class of each factor, at least two
     * @param m of each factor
     * @param column which sum it belongs to
     * @param weight its coefficient there
     */
    void add(int[] classes, int[] m, int column, double weight) {
        int[] sorted = bySize(classes);
        var pattern =
                patterns.computeIfAbsent(
                        Arrays.stream(sorted).boxed().toList(), key -> new LinkedHashMap<>());
        ComplexProduct product = ComplexProduct.of(localClasses(classes, sorted), m);
        pattern.computeIfAbsent(column, key -> new LinkedHashMap<>())
                .merge(product.codes(), product.sign() * weight, Double::sum);
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

    /** The graph of everything added, a column being a density. */
    CoupledGraph build() {
        resolveAll();
        return new GraphAssembly(blocks, monomials.keySet(), densities)
                .assemble(dense(roots), dense(monomials));
    }

    private Map<List<Integer>, double[]> dense(Map<List<Integer>, Map<Integer, Double>> sparse) {
        var dense = new LinkedHashMap<List<Integer>, double[]>();
        sparse.forEach((key, row) -> {
            var all = new double[densities];
            row.forEach((column, value) -> all[column] = value);
            dense.put(key, all);
        });
        return dense;
    }

    /** The graph of everything added, a column being a function whose coefficients are yet to come. */
    TrainableGraph buildTrainable() {
        resolveAll();
        var rows = new ArrayList<Map<Integer, Double>>();
        // Each root's only coefficient is its number, so that one sees where the assembly puts it.
        var graph =
                new GraphAssembly(blocks, monomials.keySet(), 1)
                        .assemble(numbered(roots, rows), numbered(monomials, rows));
        return TrainableGraph.of(graph, rows, densities);
    }

    private static Map<List<Integer>, double[]> numbered(
            Map<List<Integer>, Map<Integer, Double>> sparse, List<Map<Integer, Double>> rows) {
        var numbers = new LinkedHashMap<List<Integer>, double[]>();
        sparse.forEach((key, row) -> {
            numbers.put(key, new double[] {rows.size()});
            rows.add(row);
        });
        return numbers;
    }

    private void resolveAll() {
        patterns.forEach((key, pattern) ->
                resolve(key.stream().mapToInt(Integer::intValue).toArray(), pattern));
    }

    private void resolve(int[] classes, Map<Integer, Map<List<Integer>, Double>> pattern) {
        int[] local = localClasses(classes, classes);
        int[] l = Arrays.stream(classes).map(one -> orders[one]).toArray();
        PatternCoupling coupling =
                couplings.computeIfAbsent(key(l, local), key -> new PatternCoupling(l, local));
        var solutions = new LinkedHashMap<Integer, double[]>();
        for (var column : pattern.entrySet()) {
            double[] solution = coupling.solve(column.getValue());
            if (solution == null) {
                keepUncoupled(classes, pattern);
                return;
            }
            solutions.put(column.getKey(), solution);
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

    private void addRoot(
            int[] classes, CouplingNode[] tree, Map<Integer, double[]> solutions, int q) {
        double largest = 0;
        double scale = 0;
        for (double[] solution : solutions.values()) {
            largest = Math.max(largest, Math.abs(solution[q]));
            for (double one : solution) {
                scale = Math.max(scale, Math.abs(one));
            }
        }
        if (largest <= NEGLIGIBLE * scale) {
            return;
        }
        int left = blocks.of(tree[0], classes);
        int right = blocks.of(tree[1], classes);
        var sum =
                roots.computeIfAbsent(
                        List.of(Math.min(left, right), Math.max(left, right)),
                        key -> new LinkedHashMap<>());
        solutions.forEach((column, solution) -> sum.merge(column, solution[q], Double::sum));
    }

    /** Multiplies the complex factors out into products of real components. */
    private void keepUncoupled(int[] classes, Map<Integer, Map<List<Integer>, Double>> pattern) {
        int[] byNumber = Arrays.stream(classes).distinct().toArray();
        pattern.forEach((column, sums) ->
                sums.forEach((codes, value) -> addMonomials(byNumber, codes, column, value)));
    }

    private void addMonomials(int[] classes, List<Integer> codes, int column, double value) {
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
                        .computeIfAbsent(List.copyOf(components), key -> new LinkedHashMap<>())
                        .merge(column, weight, Double::sum);
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
}
