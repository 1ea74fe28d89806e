package io.github.acetune.structure;

/** Runs of sorted atoms among which the neighbours of one atom are: memory of a thread that searches. */
final class CandidateRuns {
    /** Number of runs. */
    int count;

    /** First place of each run and the place after its last. */
    final int[] ends;

    /** Squares of the distances from the atom to the bins along one axis. */
    final double[] squares;

    /**
     * Memory.
     *
     * @param side how many bins a sphere of the cutoff may touch along an axis
     */
    CandidateRuns(int side) {
        ends = new int[2 * (side * side + 1)]; // one row is interrupted by the atom itself
        squares = new double[side];
    }

    /** How many atoms are in the runs. */
    int atoms() {
        int atoms = 0;
        for (int run = 0; run < count; run++) {
            atoms += ends[2 * run + 1] - ends[2 * run];
        }
        return atoms;
    }
}
