package io.github.acetune.plot;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is drawn of one frame: its atoms, moved into the cell, and of a single structure the copies of those that lie on the
 * cell's faces, so that the cell looks complete.
 *
 * @param atoms index of each drawn atom in the structure; copies have that of their original
 * @param positions [3·drawn], row-major, Å
 * @param edges of the cell as pairs of corners, [12][6], Å; empty without a cell
 */
@SuppressWarnings("ArrayRecordComponent") // shared within the package and never changed
record StructureScene(int[] atoms, double[] positions, double[][] edges) {
    /** Atoms this close to a face, as a fraction of the cell, count as lying on it. */
    private static final double ON_FACE = 0.01;

    static StructureScene of(Structure structure, boolean withCopies) {
        if (!structure.periodicity().any()) {
            int[] all = new int[structure.size()];
            Arrays.setAll(all, i -> i);
            return new StructureScene(all, structure.positions(), new double[0][]);
        }
        Cell cell = structure.cell();
        boolean[] periodic = {
            structure.periodicity().a(), structure.periodicity().b(), structure.periodicity().c(),
        };
        double[] fractions = cell.fractional(structure.positions());
        List<Integer> atoms = new ArrayList<>();
        List<Double> drawn = new ArrayList<>();
        for (int atom = 0; atom < structure.size(); atom++) {
            double[] own = new double[3];
            int copies = 0;
            for (int k = 0; k < 3; k++) {
                own[k] = fractions[3 * atom + k];
                if (periodic[k]) {
                    own[k] -= Math.floor(own[k] + (withCopies ? ON_FACE : 0));
                    copies |= withCopies && own[k] < ON_FACE ? 1 << k : 0;
                }
            }
            for (int shift = 0; shift < 8; shift++) {
                if ((shift & ~copies) == 0) {
                    atoms.add(atom);
                    for (int k = 0; k < 3; k++) {
                        drawn.add(own[k] + (shift >> k & 1));
                    }
                }
            }
        }
        double[] placed = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        return new StructureScene(
                atoms.stream().mapToInt(Integer::intValue).toArray(),
                cell.cartesian(placed),
                edges(cell));
    }

    /** Bonds between drawn atoms, as pairs of their numbers: closer than 1.2 times the sum of their covalent radii. */
    List<int[]> bonds(Structure structure) {
        List<int[]> bonds = new ArrayList<>();
        for (int i = 0; i < atoms.length; i++) {
            double own = structure.species().get(atoms[i]).covalentRadius();
            for (int j = 0; j < i; j++) {
                double reach = 1.2 * (own + structure.species().get(atoms[j]).covalentRadius());
                double dx = positions[3 * i] - positions[3 * j];
                double dy = positions[3 * i + 1] - positions[3 * j + 1];
                double dz = positions[3 * i + 2] - positions[3 * j + 2];
                if (dx * dx + dy * dy + dz * dz < reach * reach) {
                    bonds.add(new int[] {j, i});
                }
            }
        }
        return bonds;
    }

    private static double[][] edges(Cell cell) {
        double[][] edges = new double[12][];
        int count = 0;
        for (int corner = 0; corner < 8; corner++) {
            for (int k = 0; k < 3; k++) {
                if ((corner >> k & 1) == 0) {
                    double[] ends = new double[6];
                    for (int end = 0; end < 2; end++) {
                        int at = corner | end << k;
                        double[] place = cell.cartesian(at & 1, at >> 1 & 1, at >> 2 & 1);
                        System.arraycopy(place, 0, ends, 3 * end, 3);
                    }
                    edges[count++] = ends;
                }
            }
        }
        return edges;
    }
}
