package io.github.acetune.analysis;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which compositions a data set has.
 *
 * @param name of the data set
 * @param elements in alphabetical order of their symbols
 * @param compositions different ones, ordered by the share of the first element, then of the next
 */
public record CompositionHistogram(
        String name, List<Element> elements, List<Composition> compositions) {
    /**
     * Structures of one composition.
     *
     * @param formula with the smallest whole numbers, such as {@code Sb2Te3}
     * @param shares of the elements among the atoms, in the order of the elements
     * @param structures how many
     * @param atoms how many in all of them
     */
    public record Composition(String formula, List<Double> shares, int structures, int atoms) {
        /** Copies the list. */
        public Composition {
            shares = List.copyOf(shares);
        }
    }

    /** Copies the lists. */
    public CompositionHistogram {
        elements = List.copyOf(elements);
        compositions = List.copyOf(compositions);
    }

    /**
     * Counts compositions.
     *
     * @param dataset the structures
     * @return the counts
     */
    public static CompositionHistogram of(Dataset dataset) {
        List<Element> elements = dataset.elements();
        var groups = new LinkedHashMap<List<Integer>, List<Structure>>();
        for (Structure structure : dataset.structures()) {
            if (structure.size() > 0) {
                groups.computeIfAbsent(numbers(structure, elements), _ -> new ArrayList<>())
                        .add(structure);
            }
        }
        var compositions = new ArrayList<Composition>();
        groups.forEach(
                (numbers, members) -> compositions.add(composition(elements, numbers, members)));
        compositions.sort((first, second) -> compare(first.shares(), second.shares()));
        return new CompositionHistogram(dataset.name(), elements, compositions);
    }

    private static List<Integer> numbers(Structure structure, List<Element> elements) {
        List<Integer> counts =
                elements.stream()
                        .map(element -> Collections.frequency(structure.species(), element))
                        .toList();
        int divisor = counts.stream().reduce(0, CompositionHistogram::gcd);
        return counts.stream().map(count -> count / divisor).toList();
    }

    private static Composition composition(
            List<Element> elements, List<Integer> numbers, List<Structure> members) {
        var formula = new StringBuilder();
        int sum = numbers.stream().mapToInt(Integer::intValue).sum();
        for (int k = 0; k < elements.size(); k++) {
            int number = numbers.get(k);
            if (number > 0) {
                formula.append(elements.get(k).symbol()).append(number > 1 ? number : "");
            }
        }
        return new Composition(
                formula.toString(),
                numbers.stream().map(number -> (double) number / sum).toList(),
                members.size(),
                members.stream().mapToInt(Structure::size).sum());
    }

    private static int compare(List<Double> first, List<Double> second) {
        for (int k = 0; k < first.size(); k++) {
            int order = Double.compare(second.get(k), first.get(k));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /**
     * The histogram as a table.
     *
     * @return one row per composition: formula, the share of each element, structures and atoms
     */
    public Table table() {
        var formulae = StringColumn.create("composition");
        var structures = IntColumn.create("structures");
        var atoms = IntColumn.create("atoms");
        Map<Element, DoubleColumn> shares = new LinkedHashMap<>();
        for (Element element : elements) {
            shares.put(element, DoubleColumn.create("x(" + element.symbol() + ")"));
        }
        for (Composition composition : compositions) {
            formulae.append(composition.formula());
            structures.append(composition.structures());
            atoms.append(composition.atoms());
            for (int k = 0; k < elements.size(); k++) {
                shares.get(elements.get(k)).append(composition.shares().get(k));
            }
        }
        Table table = Table.create("Compositions of " + name, formulae, structures, atoms);
        shares.values().forEach(table::addColumns);
        return table;
    }
}
