package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lays blocks, roots and uncoupled products out as the flat arrays of a {@link CoupledGraph}. */
final class GraphAssembly {
    private static final int STRETCHES = 6;

    private final BlockTable table;
    private final int densities;
    private final int leafCount;
    private final int[] place;
    private int size;
    private final List<Product> products = new ArrayList<>();
    private List<Product> level = new ArrayList<>();
    private final List<Root> roots = new ArrayList<>();
    private final Map<List<Integer>, Integer> monomialPlace = new HashMap<>();

    GraphAssembly(BlockTable table, int[] leafStart, int densities) {
        this.table = table;
        this.densities = densities;
        this.place = Arrays.copyOf(leafStart, table.blocks().size());
        int leaves = 0;
        for (int block = 0; block < table.leaves(); block++) {
            leaves += 2 * table.blocks().get(block).l() + 1;
        }
        this.leafCount = leaves;
        this.size = leaves;
    }

    CoupledGraph assemble(
            Map<List<Integer>, double[]> blockRoots, Map<List<Integer>, double[]> monomials) {
        int current = 1;
        for (List<Integer> pair : pairsInOrder()) {
            int next = table.blocks().get(pair.getFirst()).level();
            if (next != current) {
                finishLevel();
                current = next;
            }
            addPair(pair);
        }
        finishLevel();
        blockRoots.forEach((pair, coefficients) ->
                roots.add(
                        new Root(
                                place[pair.get(0)],
                                place[pair.get(1)],
                                2 * table.blocks().get(pair.get(0)).l() + 1,
                                coefficients)));
        monomials.forEach(this::addMonomial);
        products.addAll(level); // each may need the one before
        roots.sort(
                Comparator.comparingInt(Root::length)
                        .thenComparingInt(Root::first)
                        .thenComparingInt(Root::second));
        return graph(mixedByLength());
    }

    private List<Root> mixedByLength() {
        var mixed = new ArrayList<Root>();
        roots.stream()
                .collect(Collectors.groupingBy(Root::length, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(equal -> mixed.addAll(interleaved(equal)));
        return mixed;
    }

    private void finishLevel() {
        products.addAll(interleaved(level));
        level = new ArrayList<>();
    }

    /**
     * Deals a list out in stretches. Neighbouring steps of a level or of the roots mostly share a number; a processor that has
     * to wait until it is written before it can be read again would run at a fraction of its speed.
     */
    private static <T> List<T> interleaved(List<T> list) {
        int length = (list.size() + STRETCHES - 1) / STRETCHES;
        var mixed = new ArrayList<T>(list.size());
        for (int place = 0; place < length; place++) {
            for (int start = place; start < list.size(); start += length) {
                mixed.add(list.get(start));
            }
        }
        return mixed;
    }

    /** Coupled blocks by the two blocks they are made of, parts first; all L of a pair share its products. */
    private List<List<Integer>> pairsInOrder() {
        var byPair = new LinkedHashMap<List<Integer>, List<Integer>>();
        for (int block = table.leaves(); block < table.blocks().size(); block++) {
            BlockTable.Block one = table.blocks().get(block);
            byPair.computeIfAbsent(
                            List.of(one.level(), one.first(), one.second()),
                            key -> new ArrayList<>())
                    .add(block);
        }
        var pairs = new ArrayList<>(byPair.entrySet());
        pairs.sort(
                Comparator.comparingInt((Map.Entry<List<Integer>, List<Integer>> entry) ->
                                entry.getKey().get(0))
                        .thenComparingInt(entry -> entry.getKey().get(1))
                        .thenComparingInt(entry -> entry.getKey().get(2)));
        return pairs.stream().map(Map.Entry::getValue).toList();
    }

    private void addPair(List<Integer> members) {
        BlockTable.Block sample = table.blocks().get(members.getFirst());
        int first = place[sample.first()];
        int second = place[sample.second()];
        var entries = new TreeMap<Long, Map<Integer, Double>>();
        for (int block : members) {
            place[block] = size;
            int l = table.blocks().get(block).l();
            int l1 = table.blocks().get(sample.first()).l();
            int l2 = table.blocks().get(sample.second()).l();
            for (RealCoupling.Entry entry : RealCoupling.of(l1, l2, l).entries()) {
                int i = first + entry.i();
                int j = second + entry.j();
                long key = ((long) Math.min(i, j) << 32) | Math.max(i, j);
                entries.computeIfAbsent(key, none -> new TreeMap<>())
                        .merge(size + entry.k(), entry.value(), Double::sum);
            }
            size += 2 * l + 1;
        }
        entries.forEach((key, results) -> addProduct((int) (key >> 32), key.intValue(), results));
    }

    private void addProduct(int i, int j, Map<Integer, Double> results) {
        results.values()
                .removeIf(weight -> Math.abs(weight) < 1e-15); // antisymmetric parts of a square
        for (var result : results.entrySet()) {
            level.add(new Product(i, j, result.getKey(), result.getValue()));
        }
    }

    private void addMonomial(List<Integer> components, double[] coefficients) {
        int middle = (components.size() + 1) / 2;
        int left = monomial(components.subList(0, middle));
        int right = monomial(components.subList(middle, components.size()));
        roots.add(new Root(Math.min(left, right), Math.max(left, right), 1, coefficients));
    }

    private int monomial(List<Integer> components) {
        if (components.size() == 1) {
            return components.getFirst();
        }
        Integer known = monomialPlace.get(components);
        if (known != null) {
            return known;
        }
        int middle = (components.size() + 1) / 2;
        int left = monomial(components.subList(0, middle));
        int right = monomial(components.subList(middle, components.size()));
        addProduct(left, right, new TreeMap<>(Map.of(size, 1.0)));
        monomialPlace.put(List.copyOf(components), size);
        return size++;
    }

    private CoupledGraph graph(List<Root> ordered) {
        double[] coefficients = new double[ordered.size() * densities];
        for (int root = 0; root < ordered.size(); root++) {
            System.arraycopy(
                    ordered.get(root).coefficients(), 0, coefficients, root * densities, densities);
        }
        return new CoupledGraph(
                leafCount,
                size,
                products.stream().mapToInt(Product::first).toArray(),
                products.stream().mapToInt(Product::second).toArray(),
                products.stream().mapToInt(Product::target).toArray(),
                products.stream().mapToDouble(Product::weight).toArray(),
                ordered.stream().mapToInt(Root::first).toArray(),
                ordered.stream().mapToInt(Root::second).toArray(),
                ordered.stream().mapToInt(Root::length).toArray(),
                coefficients,
                densities);
    }

    private record Product(int first, int second, int target, double weight) {}

    @SuppressWarnings("ArrayRecordComponent") // passed on at once
    private record Root(int first, int second, int length, double[] coefficients) {}
}
