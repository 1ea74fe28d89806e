package io.github.acetune.data;

import io.github.acetune.structure.Structure;
import java.util.Locale;

/** Tells isolated atoms from crystals with one atom per cell. */
final class IsolatedAtoms {
    /** No potential of this toolkit reaches further; crystals with one atom per cell have heights of 2 to 5 Å. */
    private static final double SMALLEST_BOX = 10;

    private IsolatedAtoms() {}

    static boolean isIsolatedAtom(Structure structure) {
        return structure.size() == 1 && (isNamedSo(structure) || hasNoNeighbours(structure));
    }

    private static boolean isNamedSo(Structure structure) {
        String type = structure.configType().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return type.equals("isolatedatom");
    }

    private static boolean hasNoNeighbours(Structure structure) {
        if (!structure.periodicity().any()) {
            return true;
        }
        double[] heights = structure.cell().heights();
        for (int axis = 0; axis < 3; axis++) {
            if (structure.periodicity().along(axis) && heights[axis] < SMALLEST_BOX) {
                return false;
            }
        }
        return true;
    }
}
