package io.github.acetune.analysis;

import io.github.acetune.structure.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Bonds between the images of atoms in cells that repeat without end. Immutable. */
final class PeriodicBonds {
    /** An atom in a certain cell. */
    record Site(int atom, int a, int b, int c) {
        Site plus(Site step) {
            return new Site(step.atom, a + step.a, b + step.b, c + step.c);
        }
    }

    private static final Comparator<Site> ORDER =
            Comparator.comparingInt(Site::atom)
                    .thenComparingInt(Site::a)
                    .thenComparingInt(Site::b)
                    .thenComparingInt(Site::c);

    // Bonds of each atom in the cell (0, 0, 0).
    private final List<List<Site>> bonds;

    private PeriodicBonds(List<List<Site>> bonds) {
        this.bonds = bonds;
    }

    static PeriodicBonds of(BondGraph graph) {
        var structure = graph.structure();
        double[] positions = structure.positions();
        List<List<Site>> bonds = new ArrayList<>();
        for (int atom = 0; atom < structure.size(); atom++) {
            List<Site> ofAtom = new ArrayList<>();
            for (int bond = 0; bond < graph.degree(atom); bond++) {
                int neighbour = graph.neighbour(atom, bond);
                double[] shift = graph.vector(atom, bond);
                for (int k = 0; k < 3; k++) {
                    shift[k] += positions[3 * atom + k] - positions[3 * neighbour + k];
                }
                ofAtom.add(site(neighbour, shift, structure.cell()));
            }
            bonds.add(List.copyOf(ofAtom));
        }
        return new PeriodicBonds(bonds);
    }

    private static Site site(int atom, double[] shift, Cell cell) {
        if (cell.volume() == 0) {
            return new Site(atom, 0, 0, 0);
        }
        double[] cells = cell.fractional(shift);
        return new Site(
                atom,
                (int) Math.rint(cells[0]),
                (int) Math.rint(cells[1]),
                (int) Math.rint(cells[2]));
    }

    List<Site> neighbours(Site site) {
        return bonds.get(site.atom).stream().map(site::plus).toList();
    }

    /** The same set of sites for all of its images: sorted, and moved so that the first stands in the cell (0, 0, 0). */
    static List<Site> withoutShift(List<Site> sites) {
        int lowest = sites.stream().mapToInt(Site::atom).min().orElseThrow();
        List<Site> best = null;
        // Several images of the lowest atom may belong to the set; the smallest of the resulting
        // lists stands for all.
        for (Site origin : sites) {
            if (origin.atom != lowest) {
                continue;
            }
            List<Site> moved =
                    sites.stream()
                            .map(site ->
                                    new Site(
                                            site.atom,
                                            site.a - origin.a,
                                            site.b - origin.b,
                                            site.c - origin.c))
                            .sorted(ORDER)
                            .toList();
            if (best == null || compare(moved, best) < 0) {
                best = moved;
            }
        }
        return best;
    }

    private static int compare(List<Site> first, List<Site> second) {
        for (int k = 0; k < first.size(); k++) {
            int order = ORDER.compare(first.get(k), second.get(k));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
