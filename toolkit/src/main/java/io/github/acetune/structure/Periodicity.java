package io.github.acetune.structure;

/**
 * Along which cell vectors a structure repeats.
 *
 * @param a along the first cell vector
 * @param b along the second cell vector
 * @param c along the third cell vector
 */
public record Periodicity(boolean a, boolean b, boolean c) {
    /** Periodic in all three directions. */
    public static final Periodicity ALL = new Periodicity(true, true, true);

    /** A molecule or cluster. */
    public static final Periodicity NONE = new Periodicity(false, false, false);

    /**
     * Whether the structure repeats along a cell vector.
     *
     * @param axis 0, 1 or 2
     * @return true where it repeats
     */
    public boolean along(int axis) {
        return switch (axis) {
            case 0 -> a;
            case 1 -> b;
            case 2 -> c;
            default -> throw new IndexOutOfBoundsException("axis " + axis + " is not 0, 1 or 2");
        };
    }

    /**
     * Whether the structure repeats at all.
     *
     * @return true where at least one direction is periodic
     */
    public boolean any() {
        return a || b || c;
    }
}
