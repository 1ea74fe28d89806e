package io.github.acetune.ace.evaluate;

import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;

/**
 * Columns and core repulsion from cubic Hermite splines with exact values and derivatives at the nodes i·(r_c/N), i = 1…N; at the
 * cutoff everything is zero.
 *
 * <p>The last bit of a node's value counts: over a bin of 0.001 Å it moves the slope by a thousand times as much. So nodes are
 * computed in the reference's order of operations: multiples of the rounded width of a bin, and two sums over k, one of each parity.
 */
final class SplineRadial implements PairRadial {
    private final int columns;
    private final int intervals;
    private final double width;
    private final double[] values;
    private final double[] slopes;
    private final double[] coreValues;
    private final double[] coreSlopes;

    SplineRadial(DirectRadial exact, double cutoff, double binWidth) {
        this.columns = exact.columns();
        this.intervals = Math.max(1, (int) (cutoff / binWidth));
        this.width = cutoff / intervals;
        this.values = new double[(intervals + 1) * columns];
        this.slopes = new double[(intervals + 1) * columns];
        this.coreValues = new double[intervals + 1];
        this.coreSlopes = new double[intervals + 1];
        int size = exact.functions().size();
        double[] g = new double[size];
        double[] dg = new double[size];
        double[][] halves = new double[2][columns];
        for (int node = 1; node < intervals; node++) {
            double r = node * width;
            exact.functions().evaluate(r, g, dg);
            contract(exact.matrix(), g, 1, halves, values, node * columns);
            contract(exact.matrix(), dg, width, halves, slopes, node * columns);
            coreValues[node] = exact.core(r);
            coreSlopes[node] = exact.coreSlope(r) * width;
        }
    }

    private static void contract(
            double[][] matrix, double[] g, double factor, double[][] halves, double[] to, int at) {
        for (double[] half : halves) {
            Arrays.fill(half, 0);
        }
        for (int k = 0; k < g.length; k++) {
            double[] half = halves[k % 2];
            for (int column = 0; column < half.length; column++) {
                half[column] += matrix[k][column] * g[k];
            }
        }
        for (int column = 0; column < halves[0].length; column++) {
            to[at + column] = (halves[0][column] + halves[1][column]) * factor;
        }
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int basisSize() {
        return 0;
    }

    @Override
    public void evaluate(double r, double[][] scratch, double[] value, double[] slope) {
        double place = r / width;
        int node = node(r, place);
        double t = place - node;
        int low = node * columns;
        int high = low + columns;
        for (int column = 0; column < columns; column++) {
            double y0 = values[low + column];
            double y1 = values[high + column];
            double s0 = slopes[low + column];
            double s1 = slopes[high + column];
            double c2 = 3 * (y1 - y0) - 2 * s0 - s1;
            double c3 = 2 * (y0 - y1) + s0 + s1;
            value[column] = y0 + t * (s0 + t * (c2 + t * c3));
            slope[column] = (s0 + t * (2 * c2 + t * (3 * c3))) / width;
        }
    }

    @Override
    public double core(double r) {
        double place = r / width;
        int node = node(r, place);
        double t = place - node;
        double c2 =
                3 * (coreValues[node + 1] - coreValues[node])
                        - 2 * coreSlopes[node]
                        - coreSlopes[node + 1];
        double c3 =
                2 * (coreValues[node] - coreValues[node + 1])
                        + coreSlopes[node]
                        + coreSlopes[node + 1];
        return coreValues[node] + t * (coreSlopes[node] + t * (c2 + t * c3));
    }

    @Override
    public double coreSlope(double r) {
        double place = r / width;
        int node = node(r, place);
        double t = place - node;
        double c2 =
                3 * (coreValues[node + 1] - coreValues[node])
                        - 2 * coreSlopes[node]
                        - coreSlopes[node + 1];
        double c3 =
                2 * (coreValues[node] - coreValues[node + 1])
                        + coreSlopes[node]
                        + coreSlopes[node + 1];
        return (coreSlopes[node] + t * (2 * c2 + t * (3 * c3))) / width;
    }

    private int node(double r, double place) {
        int node = (int) place;
        if (node < 1) {
            throw new InvalidInputException(
                    "two atoms are "
                            + r
                            + " Å apart; the splines of the potential begin at "
                            + width
                            + " Å");
        }
        return Math.min(node, intervals - 1);
    }
}
