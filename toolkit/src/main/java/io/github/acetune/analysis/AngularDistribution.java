package io.github.acetune.analysis;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Bond angle distributions: the angles j–i–k of all unordered pairs of bonds of each atom i, as a probability per degree without
 * a sin θ weight. 180° falls into the last bin.
 *
 * @param binWidth degrees
 * @param total of all angles
 * @param byCentre by the element of the central atom; empty where there is only one element
 * @param byTriplet by the elements {@code j–i–k}; empty where there is only one element
 */
public record AngularDistribution(
        double binWidth,
        Distribution total,
        List<Distribution> byCentre,
        List<Distribution> byTriplet) {
    /** Copies the lists. */
    public AngularDistribution {
        byCentre = List.copyOf(byCentre);
        byTriplet = List.copyOf(byTriplet);
    }

    /**
     * Of one structure, in bins of 1°.
     *
     * @param structure the atoms
     * @param cutoff what a bond is
     * @return the distributions
     */
    public static AngularDistribution of(Structure structure, BondCutoff cutoff) {
        return of(List.of(structure), cutoff, 1);
    }

    /**
     * The mean over frames.
     *
     * @param frames structures of the same elements
     * @param cutoff what a bond is
     * @param binWidth degrees
     * @return the distributions; with standard errors where there are at least five frames
     * @throws InvalidInputException where there is no frame or the width does not divide 180°
     */
    public static AngularDistribution of(
            List<Structure> frames, BondCutoff cutoff, double binWidth) {
        int bins = (int) Math.round(180 / binWidth);
        if (!(binWidth > 0) || Math.abs(bins * binWidth - 180) > 1e-9) {
            throw new InvalidInputException(
                    "the bin width of an angular distribution has to divide 180 degrees, found "
                            + binWidth);
        }
        if (frames.isEmpty()) {
            throw new InvalidInputException("an angular distribution needs at least one structure");
        }
        var elements = new TreeSet<Element>();
        frames.forEach(frame -> elements.addAll(frame.species()));
        List<Map<Triplet, long[]>> counts =
                frames.parallelStream().map(frame -> count(frame, cutoff, bins)).toList();
        List<Distribution> byCentre = new ArrayList<>();
        List<Distribution> byTriplet = new ArrayList<>();
        if (elements.size() > 1) {
            for (Element centre : elements) {
                byCentre.add(
                        sum(centre.symbol(), counts, triplet -> triplet.centre() == centre, bins));
            }
            for (Triplet each : triplets(counts)) {
                byTriplet.add(sum(each.toString(), counts, each::equals, bins));
            }
        }
        return new AngularDistribution(
                binWidth, sum("total", counts, _ -> true, bins), byCentre, byTriplet);
    }

    private record Triplet(Element centre, BondCutoff.Pair ends) {
        @Override
        public String toString() {
            return ends.first().symbol() + "–" + centre.symbol() + "–" + ends.second().symbol();
        }
    }

    private static Map<Triplet, long[]> count(Structure frame, BondCutoff cutoff, int bins) {
        BondGraph graph = BondGraph.of(frame, cutoff);
        Map<Triplet, long[]> counts = new LinkedHashMap<>();
        for (int atom = 0; atom < frame.size(); atom++) {
            Element centre = frame.species().get(atom);
            for (int a = 0; a < graph.degree(atom); a++) {
                Element first = frame.species().get(graph.neighbour(atom, a));
                for (int b = a + 1; b < graph.degree(atom); b++) {
                    Element second = frame.species().get(graph.neighbour(atom, b));
                    int bin = (int) (graph.angle(atom, a, b) * bins / 180);
                    var triplet = new Triplet(centre, new BondCutoff.Pair(first, second));
                    counts.computeIfAbsent(triplet, _ -> new long[bins])[Math.min(bin, bins - 1)]++;
                }
            }
        }
        return counts;
    }

    private static List<Triplet> triplets(List<Map<Triplet, long[]>> counts) {
        return counts.stream()
                .flatMap(frame -> frame.keySet().stream())
                .distinct()
                .sorted(
                        Comparator.comparing(Triplet::centre)
                                .thenComparing(triplet -> triplet.ends().first())
                                .thenComparing(triplet -> triplet.ends().second()))
                .toList();
    }

    private static Distribution sum(
            String name,
            List<Map<Triplet, long[]>> counts,
            java.util.function.Predicate<Triplet> wanted,
            int bins) {
        List<long[]> sums = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (Map<Triplet, long[]> frame : counts) {
            long[] sum = new long[bins];
            frame.forEach((triplet, ofTriplet) -> {
                if (wanted.test(triplet)) {
                    for (int k = 0; k < bins; k++) {
                        sum[k] += ofTriplet[k];
                    }
                }
            });
            sums.add(sum);
            values.add(perDegree(sum, 180.0 / bins));
        }
        return Distribution.of(name, sums, values);
    }

    private static double[] perDegree(long[] counts, double width) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double[] values = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            values[k] = all == 0 ? 0 : counts[k] / (all * width);
        }
        return values;
    }

    /**
     * The middles of the bins.
     *
     * @return new array, degrees
     */
    public double[] angles() {
        double[] angles = new double[total.values().size()];
        for (int k = 0; k < angles.length; k++) {
            angles[k] = (k + 0.5) * binWidth;
        }
        return angles;
    }

    /**
     * The distributions as a table.
     *
     * @return one row per bin: its middle in degrees, the probability per degree of all angles, by central element and by triplet,
     *     each followed by its standard error where there are at least five frames
     */
    public Table table() {
        Table table =
                Table.create("Angular distribution", DoubleColumn.create("angle_deg", angles()));
        addTo(table, "total", total);
        byCentre.forEach(each -> addTo(table, "around " + each.name(), each));
        byTriplet.forEach(each -> addTo(table, each.name(), each));
        return table;
    }

    private static void addTo(Table table, String name, Distribution distribution) {
        table.addColumns(DoubleColumn.create(name, distribution.values()));
        if (distribution.hasErrors()) {
            table.addColumns(DoubleColumn.create("error " + name, distribution.errors()));
        }
    }
}
