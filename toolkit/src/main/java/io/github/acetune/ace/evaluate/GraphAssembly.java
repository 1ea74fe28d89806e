package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lays blocks, roots and uncoupled products out as the flat arrays of a {@link CoupledGraph}. */
final class GraphAssembly {
    private final BlockTable table;
    private final int densities;
    private final int leafCount;
    private final int[] place;
    private int size;
    private final StepGroups<Result> products = new StepGroups<>();
    private final StepGroups<double[]> roots = new StepGroups<>();
    private List<StepGroups.Step<Result>> level = new ArrayList<>();
    private final List<StepGroups.Step<double[]>> rootSteps = new ArrayList<>();
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
        blockRoots.forEach((pair, coefficients) -> {
            int length = 2 * table.blocks().get(pair.get(0)).l() + 1;
            for (int i = 0; i < length; i++) {
                int first = place[pair.get(0)] + i;
                int second = place[pair.get(1)] + i;
                rootSteps.add(new StepGroups.Step<>(first, second, coefficients));
            }
        });
        monomials.forEach(this::addMonomial);
        level.forEach(products::addAlone); // each may need the one before
        roots.addAll(rootSteps);
        return graph();
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
            level.add(new StepGroups.Step<>(i, j, new Result(result.getKey(), result.getValue())));
        }
    }

    private void addMonomial(List<Integer> components, double[] coefficients) {
        int middle = (components.size() + 1) / 2;
        int left = monomial(components.subList(0, middle));
        int right = monomial(components.subList(middle, components.size()));
        rootSteps.add(new StepGroups.Step<>(left, right, coefficients));
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

    private CoupledGraph graph() {
        var productSteps = products.steps();
        var ordered = roots.steps();
        double[] coefficients = new double[ordered.size() * densities];
        for (int root = 0; root < ordered.size(); root++) {
            System.arraycopy(
                    ordered.get(root).rest(), 0, coefficients, root * densities, densities);
        }
        return new CoupledGraph(
                leafCount,
                size,
                products.firsts(),
                products.ends(),
                productSteps.stream().mapToInt(StepGroups.Step::second).toArray(),
                productSteps.stream().mapToInt(step -> step.rest().target()).toArray(),
                productSteps.stream().mapToDouble(step -> step.rest().weight()).toArray(),
                roots.firsts(),
                roots.ends(),
                ordered.stream().mapToInt(StepGroups.Step::second).toArray(),
                coefficients,
                densities);
    }

    private record Result(int target, double weight) {}
}
