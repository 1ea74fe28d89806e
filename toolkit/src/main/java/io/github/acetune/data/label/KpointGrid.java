package io.github.acetune.data.label;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Monkhorst–Pack points, chosen as for the bundled sets: n_i = ⌈R/h_i − 0.4⌉ with the cell heights h_i and a length R by the kind
 * of structure, shifted by half a step except in the basal plane of hexagonal cells; one along vacuum.
 *
 * @param divisions along the three reciprocal vectors
 * @param shifts 1 where shifted, else 0
 * @param symmetric whether pw.x should use the crystal's symmetry; elsewhere it would add points
 */
record KpointGrid(List<Integer> divisions, List<Integer> shifts, boolean symmetric) {
    /** Only Γ, for atoms and molecules. */
    static final KpointGrid GAMMA = new KpointGrid(List.of(1, 1, 1), List.of(0, 0, 0), true);

    private static final double SMALLEST_VACUUM = 6;
    private static final List<String> DEFECTS =
            List.of("vacancy", "interstitial", "surface", "decohesion", "bc8");

    /** The grid for a periodic structure in its reduced cell. */
    static KpointGrid of(DftSystem system, Structure structure) {
        int operations = CrystalSymmetry.operations(structure);
        double range = range(system, structure, operations);
        double[] heights = structure.cell().heights();
        boolean hexagonal = isHexagonal(structure.cell());
        boolean[] vacuum = vacuum(structure);
        Integer[] divisions = new Integer[3];
        Integer[] shifts = new Integer[3];
        for (int axis = 0; axis < 3; axis++) {
            divisions[axis] =
                    vacuum[axis] || !structure.periodicity().along(axis)
                            ? 1
                            : Math.max(1, (int) Math.ceil(range / heights[axis] - 0.4));
            shifts[axis] = divisions[axis] > 1 && !(hexagonal && axis < 2) ? 1 : 0;
        }
        return new KpointGrid(List.of(divisions), List.of(shifts), operations > 2);
    }

    private static double range(DftSystem system, Structure structure, int operations) {
        int atoms = structure.size();
        String type = structure.configType();
        if (system.isGapped(type)) {
            return system.gappedRange(atoms, operations);
        }
        if (atoms <= 2 && operations >= 8) {
            return 34;
        }
        if (atoms <= 3) {
            return 28;
        }
        if (atoms <= 4) {
            return 26;
        }
        return DEFECTS.stream().anyMatch(type::contains) ? 21 : system.metallicRange();
    }

    /** Along which cell vectors atoms leave a gap of more than 6 Å. */
    static boolean[] vacuum(Structure structure) {
        boolean[] vacuum = new boolean[3];
        double[] heights = structure.cell().heights();
        double[] fractions = structure.cell().fractional(structure.positions());
        for (int axis = 0; axis < 3; axis++) {
            double[] along = new double[structure.size()];
            for (int atom = 0; atom < along.length; atom++) {
                double fraction = fractions[3 * atom + axis];
                along[atom] = fraction - Math.floor(fraction);
            }
            Arrays.sort(along);
            double gap = along[0] + 1 - along[along.length - 1];
            for (int k = 1; k < along.length; k++) {
                gap = Math.max(gap, along[k] - along[k - 1]);
            }
            vacuum[axis] = along.length > 1 && gap * heights[axis] > SMALLEST_VACUUM;
        }
        return vacuum;
    }

    private static boolean isHexagonal(Cell cell) {
        double alpha = angle(cell, 1, 2);
        double beta = angle(cell, 0, 2);
        double gamma = angle(cell, 0, 1);
        return Math.abs(alpha - 90) < 4
                && Math.abs(beta - 90) < 4
                && Math.min(Math.abs(gamma - 60), Math.abs(gamma - 120)) < 4;
    }

    private static double angle(Cell cell, int first, int second) {
        double product = 0;
        double one = 0;
        double other = 0;
        for (int k = 0; k < 3; k++) {
            double a = cell.get(first, k);
            double b = cell.get(second, k);
            product += a * b;
            one += a * a;
            other += b * b;
        }
        return Math.toDegrees(Math.acos(product / Math.sqrt(one * other)));
    }

    /** The divisions as in the key {@code kgrid} of the bundled sets. */
    String text() {
        return words(divisions);
    }

    /** The shifts as in the key {@code kshift}. */
    String shiftText() {
        return words(shifts);
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
