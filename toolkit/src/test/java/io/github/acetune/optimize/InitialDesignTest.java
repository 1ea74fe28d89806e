package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitialDesignTest {

    @ParameterizedTest
    @EnumSource
    void everyDesignStaysInTheCubeAndRepeatsForASeed(InitialDesign design) {
        for (int dimensions : new int[] {1, 3, 25}) {
            double[][] points = design.points(17, dimensions, new SplittableRandom(1));
            assertEquals(17, points.length);
            for (double[] point : points) {
                assertEquals(dimensions, point.length);
                assertTrue(
                        Arrays.stream(point).allMatch(x -> x >= 0 && x <= 1),
                        () -> Arrays.toString(point));
            }
            assertArrayEquals(points, design.points(17, dimensions, new SplittableRandom(1)));
            Set<String> distinct = new HashSet<>();
            Arrays.stream(points).map(Arrays::toString).forEach(distinct::add);
            assertEquals(17, distinct.size());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LATIN_HYPERCUBE", "SOBOL", "HALTON", "HAMMERSLEY", "GRID"})
    void everyDesignButTheRandomOneFillsTheSpaceEvenly(InitialDesign design) {
        int dimensions = 2;
        double[][] points = design.points(64, dimensions, new SplittableRandom(3));
        double largestGap = 0;
        for (int i = 0; i <= 20; i++) {
            for (int j = 0; j <= 20; j++) {
                double x = i / 20.0;
                double y = j / 20.0;
                double nearest =
                        Arrays.stream(points)
                                .mapToDouble(p -> Math.hypot(p[0] - x, p[1] - y))
                                .min()
                                .orElseThrow();
                largestGap = Math.max(largestGap, nearest);
            }
        }
        assertTrue(largestGap < 0.27, design + " leaves a hole of radius " + largestGap);
    }

    @Test
    void aLatinHypercubeHasOnePointInEverySliceOfEveryAxis() {
        double[][] points = InitialDesign.LATIN_HYPERCUBE.points(10, 4, new SplittableRandom(5));
        for (int d = 0; d < 4; d++) {
            int dimension = d;
            long slices =
                    Arrays.stream(points)
                            .mapToInt(p -> (int) (10 * p[dimension]))
                            .distinct()
                            .count();
            assertEquals(10, slices);
        }
    }

    @Test
    void theSobolSequenceHasEveryDyadicIntervalFilledOnce() {
        double[][] points = SobolSequence.points(32, SobolSequence.MAX_DIMENSIONS);
        for (int d = 0; d < SobolSequence.MAX_DIMENSIONS; d++) {
            int dimension = d;
            long intervals =
                    Arrays.stream(points)
                            .mapToInt(p -> (int) (32 * p[dimension]))
                            .distinct()
                            .count();
            assertEquals(32, intervals, "dimension " + d);
        }
        // The second and third points of the sequence, known in closed form.
        assertArrayEquals(new double[] {0.5, 0.5, 0.5}, SobolSequence.points(2, 3)[1]);
        assertArrayEquals(new double[] {0.75, 0.25, 0.25}, SobolSequence.points(3, 3)[2]);
    }
}
