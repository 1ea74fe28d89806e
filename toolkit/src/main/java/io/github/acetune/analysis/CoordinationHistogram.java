package io.github.acetune.analysis;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
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
 * How many neighbours the atoms of a data set have, by configuration type.
 *
 * @param name of the data set
 * @param cutoff neighbours are nearer than this, Å
 * @param counts by configuration type, the number of atoms with 0, 1, 2 … neighbours; all lists of the same length
 */
public record CoordinationHistogram(String name, double cutoff, Map<String, List<Integer>> counts) {
    /** Copies the counts. */
    public CoordinationHistogram {
        var copy = new LinkedHashMap<String, List<Integer>>();
        counts.forEach((type, list) -> copy.put(type, List.copyOf(list)));
        counts = Collections.unmodifiableMap(copy);
    }

    /**
     * Counts neighbours.
     *
     * @param dataset the structures
     * @param cutoff neighbours are nearer than this, Å: the first minimum of the radial distribution function; silicon about
     *     2.85, Sb–Te 3.3
     * @return the counts
     * @throws InvalidInputException where the cutoff is not positive
     */
    public static CoordinationHistogram of(Dataset dataset, double cutoff) {
        if (!(cutoff > 0) || Double.isInfinite(cutoff)) {
            throw new InvalidInputException(
                    "a coordination number needs a cutoff above 0 Å, found " + cutoff);
        }
        var counts = new LinkedHashMap<String, List<Integer>>();
        int longest = 1;
        for (Structure structure : dataset.structures()) {
            var list = NeighbourList.of(structure, cutoff);
            var ofType = counts.computeIfAbsent(structure.configType(), _ -> new ArrayList<>());
            for (int atom = 0; atom < structure.size(); atom++) {
                int neighbours = list.end(atom) - list.start(atom);
                pad(ofType, neighbours + 1);
                ofType.set(neighbours, ofType.get(neighbours) + 1);
                longest = Math.max(longest, neighbours + 1);
            }
        }
        for (List<Integer> ofType : counts.values()) {
            pad(ofType, longest);
        }
        return new CoordinationHistogram(dataset.name(), cutoff, counts);
    }

    private static void pad(List<Integer> counts, int length) {
        while (counts.size() < length) {
            counts.add(0);
        }
    }

    /**
     * The histogram as a table.
     *
     * @return one row per configuration type: its atoms, their mean number of neighbours, and the share of atoms with 0, 1, 2 …
     *     neighbours
     */
    public Table table() {
        var types = StringColumn.create("config type");
        var atoms = IntColumn.create("atoms");
        var mean = DoubleColumn.create("mean");
        int columns = counts.values().stream().mapToInt(List::size).max().orElse(0);
        var shares = new ArrayList<DoubleColumn>();
        for (int neighbours = 0; neighbours < columns; neighbours++) {
            shares.add(DoubleColumn.create(String.valueOf(neighbours)));
        }
        counts.forEach((type, ofType) -> {
            int all = ofType.stream().mapToInt(Integer::intValue).sum();
            double sum = 0;
            for (int neighbours = 0; neighbours < columns; neighbours++) {
                sum += (double) neighbours * ofType.get(neighbours);
                shares.get(neighbours).append((double) ofType.get(neighbours) / Math.max(1, all));
            }
            types.append(type);
            atoms.append(all);
            mean.append(sum / Math.max(1, all));
        });
        Table table = Table.create("Coordination in " + name, types, atoms, mean);
        shares.forEach(table::addColumns);
        return table;
    }
}
