package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Bonds by the two elements they join.
 *
 * @param bonds one entry for each pair of elements that is bonded, in the order of the pairs' names
 */
public record BondStatistics(List<Bonds> bonds) {
    /**
     * The bonds of a pair of elements.
     *
     * @param pair the elements
     * @param count bonds in all frames, each counted once
     * @param share of all bonds
     * @param mean length, Å
     * @param deviation standard deviation of the length, Å
     * @param shortest Å
     */
    public record Bonds(
            String pair,
            long count,
            double share,
            double mean,
            double deviation,
            double shortest) {}

    /** Copies the list. */
    public BondStatistics {
        bonds = List.copyOf(bonds);
    }

    /**
     * Over frames.
     *
     * @param frames the structures
     * @param cutoff what a bond is
     * @return the statistics
     * @throws InvalidInputException where there is no frame
     */
    public static BondStatistics of(List<Structure> frames, BondCutoff cutoff) {
        if (frames.isEmpty()) {
            throw new InvalidInputException("bond statistics need at least one structure");
        }
        Map<String, List<Double>> lengths = new TreeMap<>();
        for (Structure frame : frames) {
            collect(BondGraph.of(frame, cutoff), lengths);
        }
        long all = lengths.values().stream().mapToLong(List::size).sum();
        List<Bonds> bonds = new ArrayList<>();
        // Every bond was met from both ends.
        lengths.forEach((pair, ofPair) -> bonds.add(summary(pair, ofPair, all)));
        return new BondStatistics(bonds);
    }

    private static void collect(BondGraph graph, Map<String, List<Double>> lengths) {
        var species = graph.structure().species();
        for (int atom = 0; atom < species.size(); atom++) {
            for (int bond = 0; bond < graph.degree(atom); bond++) {
                var pair =
                        new BondCutoff.Pair(
                                species.get(atom), species.get(graph.neighbour(atom, bond)));
                lengths.computeIfAbsent(pair.toString(), _ -> new ArrayList<>())
                        .add(graph.length(atom, bond));
            }
        }
    }

    private static Bonds summary(String pair, List<Double> lengths, long all) {
        double mean = lengths.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double variance =
                lengths.stream().mapToDouble(each -> Math.pow(each - mean, 2)).average().orElse(0);
        double shortest = lengths.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        return new Bonds(
                pair,
                lengths.size() / 2,
                (double) lengths.size() / all,
                mean,
                Math.sqrt(variance),
                shortest);
    }

    /**
     * The statistics as a table.
     *
     * @return one row per pair of elements
     */
    public Table table() {
        var pair = StringColumn.create("bond");
        var count = LongColumn.create("count");
        var share = DoubleColumn.create("share");
        var mean = DoubleColumn.create("mean_A");
        var deviation = DoubleColumn.create("deviation_A");
        var shortest = DoubleColumn.create("shortest_A");
        for (Bonds each : bonds) {
            pair.append(each.pair());
            count.append(each.count());
            share.append(each.share());
            mean.append(each.mean());
            deviation.append(each.deviation());
            shortest.append(each.shortest());
        }
        return Table.create("Bonds", pair, count, share, mean, deviation, shortest);
    }
}
