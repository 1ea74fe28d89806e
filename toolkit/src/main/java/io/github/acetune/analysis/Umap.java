package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import smile.graph.NearestNeighborGraph;
import smile.manifold.UMAP;
import smile.math.MathEx;

/**
 * SMILE's UMAP, made repeatable: where the graph of neighbours is connected it starts from eigenvectors by ARPACK, whose own
 * random numbers go on from call to call. A small separate clique at the mean, which is cut off the result, makes it start
 * from the principal components instead.
 */
final class Umap {
    private static final int NEIGHBOURS = 15;
    private static final int FEWEST = 4;
    private static final long SEED = 20241103;

    /** From here on SMILE does not look whether the graph is connected, and all distances would take long. */
    private static final int LARGE = 10_000;

    private Umap() {}

    static List<DescriptorMap.Point> layout(double[][] rows) {
        if (rows.length < FEWEST) {
            throw new InvalidInputException(
                    "a map needs at least " + FEWEST + " structures, found " + rows.length);
        }
        int neighbours = Math.min(NEIGHBOURS, rows.length - 1);
        MathEx.setSeed(SEED);
        var options = new UMAP.Options(neighbours);
        double[][] points =
                rows.length > LARGE
                        ? UMAP.fit(rows, options)
                        : UMAP.fit(
                                withMean(rows, neighbours + 1),
                                withClique(NearestNeighborGraph.of(rows, neighbours)),
                                options);
        if (!Double.isFinite(points[0][0])) {
            throw new InvalidInputException(
                    "a map needs structures that differ, found the same descriptors in all");
        }
        return Arrays.stream(points)
                .limit(rows.length)
                .map(p -> new DescriptorMap.Point(p[0], p[1]))
                .toList();
    }

    private static double[][] withMean(double[][] rows, int copies) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += row[k] / rows.length;
            }
        }
        double[][] extended = Arrays.copyOf(rows, rows.length + copies);
        Arrays.fill(extended, rows.length, extended.length, mean);
        return extended;
    }

    private static NearestNeighborGraph withClique(NearestNeighborGraph graph) {
        int size = graph.size();
        int k = graph.k();
        int[][] neighbours = Arrays.copyOf(graph.neighbors(), size + k + 1);
        double[][] distances = Arrays.copyOf(graph.distances(), size + k + 1);
        for (int member = 0; member <= k; member++) {
            int[] others = new int[k];
            for (int other = 0; other < k; other++) {
                others[other] = size + (other < member ? other : other + 1);
            }
            neighbours[size + member] = others;
            distances[size + member] = new double[k];
            Arrays.fill(distances[size + member], 1);
        }
        return new NearestNeighborGraph(k, neighbours, distances);
    }
}
