package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/**
 * Rings of bonds after King (Nature 1967, 213, 1112): for each atom and each two of its bonds, the shortest ways back from the
 * one neighbour to the other that do not pass the atom. Each ring counts once per cell, whichever atom it was found from.
 *
 * @param largest atoms in the largest ring that was looked for
 * @param atoms of the structure
 * @param counts rings with 0, 1, 2 … {@code largest} atoms in the cell
 */
public record RingStatistics(int largest, int atoms, List<Long> counts) {
    private static final int DEFAULT_LARGEST = 12;
    private static final int SMALLEST = 3;

    /** Copies the counts. */
    public RingStatistics {
        counts = List.copyOf(counts);
    }

    /**
     * Rings of up to twelve atoms.
     *
     * @param structure the atoms
     * @param cutoff what a bond is
     * @return the rings
     */
    public static RingStatistics of(Structure structure, BondCutoff cutoff) {
        return of(structure, cutoff, DEFAULT_LARGEST);
    }

    /**
     * Rings up to a size.
     *
     * @param structure the atoms
     * @param cutoff what a bond is
     * @param largest atoms in the largest ring to look for, at least 3
     * @return the rings
     */
    public static RingStatistics of(Structure structure, BondCutoff cutoff, int largest) {
        PeriodicBonds bonds = PeriodicBonds.of(BondGraph.of(structure, cutoff));
        Set<List<PeriodicBonds.Site>> rings =
                IntStream.range(0, structure.size())
                        .parallel()
                        .mapToObj(atom -> new Search(bonds, atom, largest).rings())
                        .collect(HashSet::new, Set::addAll, Set::addAll);
        Long[] counts = new Long[largest + 1];
        Arrays.fill(counts, 0L);
        for (List<PeriodicBonds.Site> ring : rings) {
            counts[ring.size()]++;
        }
        return new RingStatistics(largest, structure.size(), List.of(counts));
    }

    /**
     * The mean over a trajectory.
     *
     * @param frames the rings of each frame, in order of time, looked for up to the same size
     * @return rings per atom by ring size, with standard errors
     * @throws InvalidInputException where there is no frame
     */
    public static FrameAverage average(List<RingStatistics> frames) {
        int largest = frames.stream().mapToInt(RingStatistics::largest).min().orElse(2);
        List<double[]> perAtom =
                frames.stream()
                        .map(rings ->
                                IntStream.rangeClosed(SMALLEST, largest)
                                        .mapToDouble(rings::perAtom)
                                        .toArray())
                        .toList();
        return new FrameAverage(
                "ring size",
                IntStream.rangeClosed(SMALLEST, largest).mapToObj(size -> (double) size).toList(),
                List.of(FrameAverage.Series.of("rings per atom", perAtom)));
    }

    /** The rings through one atom. */
    private static final class Search {
        private final PeriodicBonds bonds;
        private final PeriodicBonds.Site centre;
        private final int largest;
        private final Set<List<PeriodicBonds.Site>> found = new HashSet<>();

        Search(PeriodicBonds bonds, int atom, int largest) {
            this.bonds = bonds;
            this.centre = new PeriodicBonds.Site(atom, 0, 0, 0);
            this.largest = largest;
        }

        Set<List<PeriodicBonds.Site>> rings() {
            List<PeriodicBonds.Site> neighbours = bonds.neighbours(centre);
            for (int a = 0; a + 1 < neighbours.size(); a++) {
                var ends = new HashSet<>(neighbours.subList(a + 1, neighbours.size()));
                close(neighbours.get(a), ends);
            }
            return found;
        }

        /** Goes outwards from one neighbour until all others are reached or the rings would be too large. */
        private void close(PeriodicBonds.Site start, Set<PeriodicBonds.Site> ends) {
            Map<PeriodicBonds.Site, Integer> steps = new HashMap<>();
            Map<PeriodicBonds.Site, List<PeriodicBonds.Site>> before = new HashMap<>();
            var next = new ArrayDeque<PeriodicBonds.Site>();
            steps.put(start, 0);
            next.add(start);
            var open = new HashSet<>(ends);
            while (!next.isEmpty() && !open.isEmpty()) {
                PeriodicBonds.Site site = next.poll();
                int way = steps.get(site);
                if (open.remove(site)) {
                    collect(site, before, new ArrayList<>(List.of(centre)));
                }
                if (way + 2 >= largest) {
                    continue;
                }
                for (PeriodicBonds.Site neighbour : bonds.neighbours(site)) {
                    if (neighbour.equals(centre)) {
                        continue;
                    }
                    Integer known = steps.putIfAbsent(neighbour, way + 1);
                    if (known == null) {
                        next.add(neighbour);
                    }
                    if (known == null || known == way + 1) {
                        before.computeIfAbsent(neighbour, _ -> new ArrayList<>(2)).add(site);
                    }
                }
            }
        }

        /** All shortest ways back to the start, each with the central atom a ring. */
        private void collect(
                PeriodicBonds.Site site,
                Map<PeriodicBonds.Site, List<PeriodicBonds.Site>> before,
                List<PeriodicBonds.Site> way) {
            way.add(site);
            List<PeriodicBonds.Site> previous = before.get(site);
            if (previous == null) {
                found.add(PeriodicBonds.withoutShift(way));
            } else {
                for (PeriodicBonds.Site each : previous) {
                    collect(each, before, way);
                }
            }
            way.removeLast();
        }
    }

    /**
     * Rings of a size for each atom of the structure.
     *
     * @param size atoms in the ring
     * @return rings in the cell divided by its atoms; diamond has two rings of six
     */
    public double perAtom(int size) {
        return size < 0 || size > largest || atoms == 0 ? 0 : (double) counts.get(size) / atoms;
    }

    /**
     * The rings as a table.
     *
     * @return one row for each size from 3: rings in the cell and rings for each atom
     */
    public Table table() {
        var size = IntColumn.create("ring size");
        var rings = LongColumn.create("rings");
        var perAtom = DoubleColumn.create("rings per atom");
        for (int k = SMALLEST; k <= largest; k++) {
            size.append(k);
            rings.append(counts.get(k));
            perAtom.append(perAtom(k));
        }
        return Table.create("Rings", size, rings, perAtom);
    }
}
