package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lays blocks, roots and uncoupled products out as the flat arrays of a {@link CoupledGraph}. */
final class GraphAssembly {
    private final BlockTable table;
    private final int densities;
    private final int[] start;
    private final int[] count;
    private final int[] position; // of each block among those with its l
    private final int size;
    private int looseEnd;
    private final StepGroups<Result> products = new StepGroups<>();
    private List<StepGroups.Step<Result>> level = new ArrayList<>();
    private final Map<List<Integer>, Integer> monomialPlace = new HashMap<>();

    /**
     * Says where every quantity stands.
     *
     * @param table the blocks
     * @param monomials products of single components, which stand after everything else
     * @param densities P
     */
    GraphAssembly(BlockTable table, Set<List<Integer>> monomials, int densities) {
        this.table = table;
        this.densities = densities;
        int maxL = table.blocks().stream().mapToInt(BlockTable.Block::l).max().orElse(-1);
        this.start = new int[maxL + 1];
        this.count = new int[maxL + 1];
        this.position = new int[table.blocks().size()];
        for (int block = 0; block < position.length; block++) {
            position[block] = count[table.blocks().get(block).l()]++;
        }
        int places = 0;
        for (int l = 0; l <= maxL; l++) {
            start[l] = places;
            places += (2 * l + 1) * count[l];
        }
        this.looseEnd = places;
        var parts = new HashSet<List<Integer>>();
        monomials.forEach(components -> addParts(components, parts));
        this.size = places + parts.size();
    }

    /** Which products of fewer components the two halves of a product need. */
    private static void addParts(List<Integer> components, Set<List<Integer>> parts) {
        int middle = (components.size() + 1) / 2;
        for (List<Integer> half :
                List.of(
                        components.subList(0, middle),
                        components.subList(middle, components.size()))) {
            if (half.size() > 1 && parts.add(List.copyOf(half))) {
                addParts(half, parts);
            }
        }
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
        List<RootSlice> roots = slices(blockRoots);
        var loose = new ArrayList<StepGroups.Step<double[]>>();
        monomials.forEach((components, coefficients) -> {
            int middle = (components.size() + 1) / 2;
            int left = monomial(components.subList(0, middle));
            int right = monomial(components.subList(middle, components.size()));
            loose.add(new StepGroups.Step<>(left, right, coefficients));
        });
        level.forEach(products::addAlone); // each may need the one before
        if (!loose.isEmpty()) {
            roots.add(RootSlice.of(0, 0, 1, loose));
        }
        return graph(roots);
    }

    /** Roots of the same l together. */
    private List<RootSlice> slices(Map<List<Integer>, double[]> blockRoots) {
        var byL = new TreeMap<Integer, List<StepGroups.Step<double[]>>>();
        blockRoots.forEach((pair, coefficients) ->
                byL.computeIfAbsent(
                                table.blocks().get(pair.getFirst()).l(), none -> new ArrayList<>())
                        .add(
                                new StepGroups.Step<>(
                                        position[pair.get(0)],
                                        position[pair.get(1)],
                                        coefficients)));
        var slices = new ArrayList<RootSlice>();
        byL.forEach((l, steps) -> slices.add(RootSlice.of(start[l], count[l], 2 * l + 1, steps)));
        return slices;
    }

    /** Where component k of a block stands. */
    private int place(int block, int k) {
        int l = table.blocks().get(block).l();
        return start[l] + k * count[l] + position[block];
    }

    private void finishLevel() {
        products.addAll(level);
        level = new ArrayList<>();
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
        var entries = new TreeMap<Long, Map<Integer, Double>>();
        for (int block : members) {
            int l = table.blocks().get(block).l();
            int l1 = table.blocks().get(sample.first()).l();
            int l2 = table.blocks().get(sample.second()).l();
            for (RealCoupling.Entry entry : RealCoupling.of(l1, l2, l).entries()) {
                int i = place(sample.first(), entry.i());
                int j = place(sample.second(), entry.j());
                long key = ((long) Math.min(i, j) << 32) | Math.max(i, j);
                entries.computeIfAbsent(key, none -> new TreeMap<>())
                        .merge(place(block, entry.k()), entry.value(), Double::sum);
            }
        }
        entries.forEach((key, results) -> addProduct((int) (key >> 32), key.intValue(), results));
    }

    private void addProduct(int i, int j, Map<Integer, Double> results) {
        results.values()
                .removeIf(weight -> Math.abs(weight) < 1e-15); // antisymmetric parts of a square
        for (var result : results.entrySet()) {
            level.add(new StepGroups.Step<>(i, j, new Result(result.getKey(), result.getValue())));
        }
    }

    private int monomial(List<Integer> components) {
        if (components.size() == 1) {
            int component = components.getFirst();
            return place(
                    CoupledGraphBuilder.classOf(component), CoupledGraphBuilder.partOf(component));
        }
        Integer known = monomialPlace.get(components);
        if (known != null) {
            return known;
        }
        int middle = (components.size() + 1) / 2;
        int left = monomial(components.subList(0, middle));
        int right = monomial(components.subList(middle, components.size()));
        addProduct(left, right, new TreeMap<>(Map.of(looseEnd, 1.0)));
        monomialPlace.put(List.copyOf(components), looseEnd);
        return looseEnd++;
    }

    private CoupledGraph graph(List<RootSlice> roots) {
        var steps = products.steps();
        return new CoupledGraph(
                size,
                start,
                count,
                products.firsts(),
                products.ends(),
                steps.stream().mapToInt(StepGroups.Step::second).toArray(),
                steps.stream().mapToInt(step -> step.rest().target()).toArray(),
                steps.stream().mapToDouble(step -> step.rest().weight()).toArray(),
                roots.toArray(RootSlice[]::new),
                densities);
    }

    private record Result(int target, double weight) {}
}
