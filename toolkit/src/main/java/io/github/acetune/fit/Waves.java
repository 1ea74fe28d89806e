package io.github.acetune.fit;

/** How many chunks are worked on before their matrices are added up and forgotten. */
final class Waves {
    private static final double HEAP_SHARE = 0.1;

    private Waves() {}

    /** Chunks whose matrices together take a tenth of the heap, at least one. */
    static int size(TrainingSet data, int columns) {
        double perChunk = 8.0 * data.rows() * columns / data.chunks().size();
        return Math.max(1, (int) (HEAP_SHARE * Runtime.getRuntime().maxMemory() / perChunk));
    }
}
