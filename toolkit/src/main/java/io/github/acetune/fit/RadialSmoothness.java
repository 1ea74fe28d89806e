package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.RadialFunctions;
import java.util.ArrayList;
import java.util.List;

/**
 * The smoothness terms of the radial functions, Σ_k w_k S_k with S_k the mean over pairs of elements (unlike pairs count twice)
 * of r_c⁻² ∫ r² Σ_nl |d^k R_nl/dr^k| dr, k = 0, 1, 2.
 */
final class RadialSmoothness {
    private final double[] weights;
    private final List<Grid> grids = new ArrayList<>();

    /** One pair's functions and derivatives on the grid, quadrature weights multiplied in. */
    @SuppressWarnings("ArrayRecordComponent") // package-internal, never written to
    private record Grid(int from, int rows, int size, double[][][] functions) {}

    RadialSmoothness(AceBasis basis, ParameterLayout layout, LossSettings loss) {
        this.weights = new double[] {loss.w0(), loss.w1(), loss.w2()};
        if (!isActive()) {
            return;
        }
        int elements = basis.elements().size();
        double share = 1.0 / (elements * elements);
        for (int i = 0; i < elements; i++) {
            for (int j = i; j < elements; j++) {
                double count = i == j ? share : 2 * share;
                grids.add(
                        grid(basis.bond(i, j), basis.splineBinWidth(), layout.offset(i, j), count));
            }
        }
    }

    boolean isActive() {
        return weights[0] > 0 || weights[1] > 0 || weights[2] > 0;
    }

    private static Grid grid(Bond bond, double bin, int from, double share) {
        int points = Math.max(2, (int) (bond.cutoff() / bin));
        double step = bond.cutoff() / points;
        int size = bond.basisSize();
        var functions = new double[3][points][size];
        var radial = RadialFunctions.of(bond);
        for (int q = 0; q < points; q++) {
            double r = (q + 1) * step;
            radial.evaluate(r, functions[0][q], functions[1][q]);
            radial.secondDerivatives(r, functions[2][q]);
            double end = q == 0 || q == points - 1 ? 0.5 : 1;
            double weight = share * end * step * r * r / (bond.cutoff() * bond.cutoff());
            for (double[][] derivative : functions) {
                for (int k = 0; k < size; k++) {
                    derivative[q][k] *= weight;
                }
            }
        }
        return new Grid(from, bond.radialSize() * (bond.maxL() + 1), size, functions);
    }

    /** Σ w_k S_k of the radial coefficients at the head of x. */
    double value(double[] x) {
        return evaluate(x, null);
    }

    /** The same, its gradient added to {@code gradient}. */
    double addGradient(double[] x, double[] gradient) {
        return evaluate(x, gradient);
    }

    private double evaluate(double[] x, double[] gradient) {
        double sum = 0;
        for (var grid : grids) {
            for (int order = 0; order < 3; order++) {
                if (weights[order] > 0) {
                    sum +=
                            weights[order]
                                    * term(
                                            grid,
                                            grid.functions[order],
                                            weights[order],
                                            x,
                                            gradient);
                }
            }
        }
        return sum;
    }

    private static double term(
            Grid grid, double[][] points, double weight, double[] x, double[] gradient) {
        double sum = 0;
        for (int row = 0; row < grid.rows; row++) {
            int at = grid.from + row * grid.size;
            for (double[] g : points) {
                double r = 0;
                for (int k = 0; k < g.length; k++) {
                    r += x[at + k] * g[k];
                }
                sum += Math.abs(r);
                if (gradient != null) {
                    double sign = weight * Math.signum(r);
                    for (int k = 0; k < g.length; k++) {
                        gradient[at + k] += sign * g[k];
                    }
                }
            }
        }
        return sum;
    }
}
