package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
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
     * @param shareError standard error of the share, from the scatter of the frames; not a number for a single one
     * @param mean length, Å
     * @param meanError standard error of the mean length, Å, likewise
     * @param deviation standard deviation of the length, Å
     * @param shortest Å
     */
    public record Bonds(
            String pair,
            long count,
            double share,
            double shareError,
            double mean,
            double meanError,
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
        List<Map<String, List<Double>>> lengths =
                frames.stream().map(frame -> lengths(BondGraph.of(frame, cutoff))).toList();
        var pairs = new TreeSet<String>();
        lengths.forEach(frame -> pairs.addAll(frame.keySet()));
        return new BondStatistics(pairs.stream().map(pair -> summary(pair, lengths)).toList());
    }

    private static Map<String, List<Double>> lengths(BondGraph graph) {
        Map<String, List<Double>> lengths = new TreeMap<>();
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
        return lengths;
    }

    private static Bonds summary(String pair, List<Map<String, List<Double>>> frames) {
        long all = frames.stream().mapToLong(BondStatistics::count).sum();
        List<List<Double>> ofPair =
                frames.stream().map(frame -> frame.getOrDefault(pair, List.of())).toList();
        double[] lengths =
                ofPair.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
        double mean = Arrays.stream(lengths).average().orElseThrow();
        double variance =
                Arrays.stream(lengths).map(each -> Math.pow(each - mean, 2)).average().orElse(0);
        double[] shares =
                IntStream.range(0, frames.size())
                        .mapToDouble(k ->
                                (double) ofPair.get(k).size() / Math.max(1, count(frames.get(k))))
                        .toArray();
        double[] means =
                ofPair.stream()
                        .filter(frame -> !frame.isEmpty())
                        .mapToDouble(frame ->
                                frame.stream().mapToDouble(Double::doubleValue).average().orElse(0))
                        .toArray();
        return new Bonds(
                pair,
                lengths.length / 2, // every bond was met from both ends
                (double) lengths.length / all,
                BlockAverage.of(shares).standardError(),
                mean,
                BlockAverage.of(means).standardError(),
                Math.sqrt(variance),
                Arrays.stream(lengths).min().orElseThrow());
    }

    private static long count(Map<String, List<Double>> lengths) {
        return lengths.values().stream().mapToLong(List::size).sum();
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
        var shareError = DoubleColumn.create("error share");
        var mean = DoubleColumn.create("mean_A");
        var meanError = DoubleColumn.create("error mean_A");
        var deviation = DoubleColumn.create("deviation_A");
        var shortest = DoubleColumn.create("shortest_A");
        for (Bonds each : bonds) {
            pair.append(each.pair());
            count.append(each.count());
            share.append(each.share());
            shareError.append(each.shareError());
            mean.append(each.mean());
            meanError.append(each.meanError());
            deviation.append(each.deviation());
            shortest.append(each.shortest());
        }
        return Table.create(
                "Bonds", pair, count, share, shareError, mean, meanError, deviation, shortest);
    }
}
