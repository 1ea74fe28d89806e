package io.github.acetune.optimize;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How the points before the first model are spread over the unit cube. */
public enum InitialDesign {
    /** Independent uniform points. */
    RANDOM {
        @Override
        double[][] points(int count, int dimensions, SplittableRandom random) {
            double[][] points = new double[count][dimensions];
            for (double[] point : points) {
                Arrays.setAll(point, d -> random.nextDouble());
            }
            return points;
        }
    },
    /** Latin hypercube: one point in each of {@code count} slices of every axis; of many draws the one that keeps farthest apart. */
    LATIN_HYPERCUBE {
        @Override
        double[][] points(int count, int dimensions, SplittableRandom random) {
            double[][] best = latinHypercube(count, dimensions, random);
            for (int draw = 1; draw < LATIN_DRAWS; draw++) {
                double[][] other = latinHypercube(count, dimensions, random);
                if (closestPair(other) > closestPair(best)) {
                    best = other;
                }
            }
            return best;
        }
    },
    /** Sobol sequence, shifted at random (dimensions beyond the 21st by Latin hypercube). */
    SOBOL {
        @Override
        double[][] points(int count, int dimensions, SplittableRandom random) {
            int known = Math.min(dimensions, SobolSequence.MAX_DIMENSIONS);
            double[][] sobol = shift(SobolSequence.points(count, known), random);
            if (known == dimensions) {
                return sobol;
            }
            double[][] points = latinHypercube(count, dimensions, random);
            for (int i = 0; i < count; i++) {
                System.arraycopy(sobol[i], 0, points[i], 0, known);
            }
            return points;
        }
    },
    /** Halton sequence, shifted at random. */
    HALTON {
        @Override
        double[][] points(int count, int dimensions, SplittableRandom random) {
            double[][] points = new double[count][dimensions];
            for (int d = 0; d < dimensions; d++) {
                int base = prime(d);
                for (int i = 0; i < count; i++) {
                    points[i][d] = radicalInverse(i + 1, base);
                }
            }
            return shift(points, random);
        }
    },
    /** Hammersley set: evenly spaced along the first axis, Halton along the others, shifted at random. */
    HAMMERSLEY {
        @Override
        double[][] points(int count, int dimensions, SplittableRandom random) {
            double[][] points = new double[count][dimensions];
            for (int i = 0; i < count; i++) {
                points[i][0] = (i + 0.5) / count;
                for (int d = 1; d < dimensions; d++) {
                    points[i][d] = radicalInverse(i + 1, prime(d - 1));
                }
            }
            return shift(points, random);
        }
    },
    /** The coarsest regular grid with enough points, from which the points are taken in random order. */
    GRID {
        @Override
        double[][] points(int count, int dimensions, SplittableRandom random) {
            int levels = 1;
            while (Math.pow(levels, dimensions) < count) {
                levels++;
            }
            long cells = (long) Math.min(Math.pow(levels, dimensions), Long.MAX_VALUE / 2.0);
            long[] chosen = distinct(count, cells, random);
            double[][] points = new double[count][dimensions];
            for (int i = 0; i < count; i++) {
                long cell = chosen[i];
                for (int d = 0; d < dimensions; d++) {
                    points[i][d] = (cell % levels + 0.5) / levels;
                    cell /= levels;
                }
            }
            return points;
        }
    };

    private static final int LATIN_DRAWS = 40;

    /**
     * The points.
     *
     * @return a new array [count][dimensions], each in [0, 1]
     */
    abstract double[][] points(int count, int dimensions, SplittableRandom random);

    private static double[][] latinHypercube(int count, int dimensions, SplittableRandom random) {
        double[][] points = new double[count][dimensions];
        for (int d = 0; d < dimensions; d++) {
            int[] slices = permutation(count, random);
            for (int i = 0; i < count; i++) {
                points[i][d] = (slices[i] + random.nextDouble()) / count;
            }
        }
        return points;
    }

    static int[] permutation(int count, SplittableRandom random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static double closestPair(double[][] points) {
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int d = 0; d < points[i].length; d++) {
                    square += (points[i][d] - points[j][d]) * (points[i][d] - points[j][d]);
                }
                closest = Math.min(closest, square);
            }
        }
        return closest;
    }

    /** Rotates every axis by a random amount (Cranley and Patterson, SIAM J. Numer. Anal. 13 (1976) 904). */
    private static double[][] shift(double[][] points, SplittableRandom random) {
        if (points.length == 0) {
            return points;
        }
        double[] shifts = random.doubles(points[0].length).toArray();
        for (double[] point : points) {
            for (int d = 0; d < point.length; d++) {
                point[d] = (point[d] + shifts[d]) % 1.0;
            }
        }
        return points;
    }

    private static double radicalInverse(int index, int base) {
        double inverse = 0;
        double weight = 1.0 / base;
        for (int rest = index; rest > 0; rest /= base) {
            inverse += weight * (rest % base);
            weight /= base;
        }
        return inverse;
    }

    private static int prime(int index) {
        int found = -1;
        int candidate = 1;
        while (found < index) {
            candidate++;
            int number = candidate;
            if (IntStream.rangeClosed(2, (int) Math.sqrt(number))
                    .noneMatch(divisor -> number % divisor == 0)) {
                found++;
            }
        }
        return candidate;
    }

    private static long[] distinct(int count, long cells, SplittableRandom random) {
        if (cells <= 4L * count) {
            int[] order = permutation((int) cells, random);
            return IntStream.range(0, count).mapToLong(i -> order[i]).toArray();
        }
        return random.longs(0, cells).distinct().limit(count).toArray();
    }
}
