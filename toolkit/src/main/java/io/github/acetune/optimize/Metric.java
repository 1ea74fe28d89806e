package io.github.acetune.optimize;

/** How far two values of one dimension are from each other, as features. */
enum Metric {
    /** Numbers that are always active, on a line. */
    LINE {
        @Override
        double square(double x, double y) {
            return (x - y) * (x - y);
        }
    },
    /**
     * Numbers that may be inactive: on an arc, with inactivity at its centre and so equally far from every number (F. Hutter and M. A.
     * Osborne, arXiv:1310.5738). Were inactivity a number like any other, all that is known of one branch would be taken for knowledge
     * of another branch at that number.
     */
    ARC {
        @Override
        double square(double x, double y) {
            if (x == INACTIVE || y == INACTIVE) {
                return x == y ? 0 : RADIUS * RADIUS;
            }
            double chord = 2 * RADIUS * Math.sin((x - y) / (2 * RADIUS));
            return chord * chord;
        }
    },
    /** Names: all equally far from each other. */
    CHOICE {
        @Override
        double square(double x, double y) {
            return x == y ? 0 : 1;
        }
    };

    /** The feature of an inactive dimension; all others lie between 0 and 1. */
    static final double INACTIVE = -1;

    /** The length of the arc is 1: the chord between its ends is 0.89. */
    private static final double RADIUS = 0.6;

    /** The squared distance of two features, before scaling. */
    abstract double square(double x, double y);
}
