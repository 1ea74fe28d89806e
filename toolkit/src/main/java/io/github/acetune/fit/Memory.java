package io.github.acetune.fit;

/**
 * The memory that a fit may take, and what of it the matrices of some size need.
 *
 * @param bytes how much there is
 */
record Memory(double bytes) {
    private static final double BLOCK_SHARE = 0.4;
    private static final double WAVE_SHARE = 0.1;
    private static final double MATRIX_SHARE = 0.5;

    private static final int NARROWEST_BLOCK = 12;

    /** Gram matrices, factors and scratch that a solution holds at a time. */
    private static final int MATRICES = 4;

    /** The heap of this Java virtual machine. */
    static Memory heap() {
        return new Memory(Runtime.getRuntime().maxMemory());
    }

    /** Whether the whole design matrix may be kept. */
    boolean holdsRows(TrainingSet data, int columns) {
        return holdsKept(8.0 * data.rows() * columns);
    }

    /** Whether something may be kept for the duration of a fit. */
    boolean holdsKept(double size) {
        return size < BLOCK_SHARE * bytes;
    }

    /** Chunks that are worked on before their matrices are added up and forgotten, at least one. */
    int wave(TrainingSet data, int columns) {
        double perChunk = 8.0 * data.rows() * columns / data.chunks().size();
        return Math.max(1, (int) (WAVE_SHARE * bytes / perChunk));
    }

    /** Columns of the blocks that stand for a matrix of so many columns: as wide as finds room, and wide enough to be of use. */
    int blockWidth(int columns) {
        double width = WAVE_SHARE * bytes / (8.0 * columns);
        return (int) Math.min(columns, Math.max(NARROWEST_BLOCK, width));
    }

    /** Whether square matrices of so many columns, and a chunk's rows for each thread, find room. */
    boolean holdsMatrices(TrainingSet data, int columns, int threads) {
        double rows = data.chunks().stream().mapToInt(TrainingSet.Chunk::rows).max().orElse(0);
        double square = (double) columns * columns;
        return 8 * (MATRICES * square + threads * rows * columns) < MATRIX_SHARE * bytes;
    }
}
