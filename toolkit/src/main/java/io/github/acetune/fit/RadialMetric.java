package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.radial.RadialFunctions;
import io.github.acetune.fit.design.PairTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Size and roughness of radial functions, as quadratic forms of their coefficients: the norm under the density of pair distances in
 * the data, and the mean square of the second derivative over the distances that occur. Rows are the K coefficients of one (n, l).
 */
final class RadialMetric {
    private static final int POINTS = 400;

    private final List<Row> rows = new ArrayList<>();

    /** Where a row stands, and the two forms, [size²]. */
    @SuppressWarnings("ArrayRecordComponent") // shared by the rows of a pair, never written to
    private record Row(int from, int size, double[] density, double[] curvature) {
        double form(double[] matrix, double[] x) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += x[from + i] * product(matrix, x, i);
            }
            return sum;
        }

        double product(double[] matrix, double[] x, int i) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += matrix[i * size + j] * x[from + j];
            }
            return sum;
        }
    }

    RadialMetric(AceBasis basis, ParameterLayout layout, TrainingSet data) {
        int elements = basis.elements().size();
        for (int i = 0; i < elements; i++) {
            for (int j = i; j < elements; j++) {
                var bond = basis.bond(i, j);
                int size = bond.basisSize();
                double[] histogram = histogram(data, i, j, bond.cutoff());
                var density = new double[size * size];
                var curvature = new double[size * size];
                accumulate(RadialFunctions.of(bond), bond.cutoff(), histogram, density, curvature);
                int count = bond.radialSize() * (bond.maxL() + 1);
                for (int row = 0; row < count; row++) {
                    rows.add(new Row(layout.offset(i, j) + row * size, size, density, curvature));
                }
            }
        }
    }

    private static double[] histogram(TrainingSet data, int first, int second, double cutoff) {
        var bins = new double[POINTS];
        double total = 0;
        for (var structure : data.structures()) {
            PairTable pairs = structure.pairs();
            for (int i = 0; i < pairs.atoms(); i++) {
                int own = pairs.species()[i];
                for (int q = pairs.start()[i]; q < pairs.start()[i + 1]; q++) {
                    int other = pairs.species()[pairs.neighbour()[q]];
                    double r = pairs.distance()[q];
                    if (Math.min(own, other) == first
                            && Math.max(own, other) == second
                            && r < cutoff) {
                        bins[(int) (r / cutoff * POINTS)]++;
                        total++;
                    }
                }
            }
        }
        for (int q = 0; q < POINTS; q++) {
            bins[q] /= Math.max(1, total);
        }
        return bins;
    }

    private static void accumulate(
            RadialFunctions radial,
            double cutoff,
            double[] histogram,
            double[] density,
            double[] curvature) {
        int size = radial.size();
        var g = new double[size];
        var slope = new double[size];
        var second = new double[size];
        boolean occurs = false;
        for (int q = 0; q < POINTS; q++) {
            occurs |= histogram[q] > 0;
            if (!occurs) {
                continue;
            }
            double r = (q + 0.5) * cutoff / POINTS;
            radial.evaluate(r, g, slope);
            radial.secondDerivatives(r, second);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    density[i * size + j] += histogram[q] * g[i] * g[j];
                    curvature[i * size + j] += second[i] * second[j] / POINTS;
                }
            }
        }
    }

    /** The sum of the roughness of all radial functions. */
    double roughness(double[] x) {
        double sum = 0;
        for (var row : rows) {
            sum += row.form(row.curvature, x);
        }
        return sum;
    }

    /** Gives every radial function the size that it has in another set of coefficients. */
    void normalise(double[] x, double[] reference) {
        for (var row : rows) {
            double own = row.form(row.density, x);
            if (own > 0) {
                double factor = Math.sqrt(row.form(row.density, reference) / own);
                for (int k = row.from; k < row.from + row.size; k++) {
                    x[k] *= factor;
                }
            }
        }
    }

    /** Adds the roughness to a quadratic model: half its Hessian to the matrix, minus half its gradient to the descent. */
    void addRoughness(double weight, double[] x, double[] gram, double[] descent) {
        int n = descent.length;
        for (var row : rows) {
            for (int i = 0; i < row.size; i++) {
                descent[row.from + i] -= weight * row.product(row.curvature, x, i);
                for (int j = 0; j < row.size; j++) {
                    gram[(row.from + j) * n + row.from + i] +=
                            weight * row.curvature[i * row.size + j];
                }
            }
        }
    }

    /**
     * Takes the sizes of the functions out of a quadratic model, for they are fixed: with P = 1 − x uᵀ, u = Dx/xᵀDx, the derivative of
     * the normalised function, the matrix becomes PᵀGP and the descent Pᵀd.
     *
     * @param gram both triangles, [n²]
     */
    void removeSizes(double[] x, double[] gram, double[] descent) {
        int n = descent.length;
        for (var row : rows) {
            double square = row.form(row.density, x);
            if (square == 0) {
                continue;
            }
            var u = new double[row.size];
            double along = 0;
            for (int k = 0; k < row.size; k++) {
                u[k] = row.product(row.density, x, k) / square;
                along += x[row.from + k] * descent[row.from + k];
            }
            for (int k = 0; k < row.size; k++) {
                descent[row.from + k] -= u[k] * along;
            }
            project(row, x, u, gram, n, 1);
            project(row, x, u, gram, 1, n);
        }
    }

    /** One side of PᵀGP: of every line of the matrix, the stretch of the row. */
    private static void project(
            Row row, double[] x, double[] u, double[] gram, int within, int lines) {
        int n = Math.max(within, lines);
        for (int line = 0; line < n; line++) {
            double sum = 0;
            for (int k = 0; k < row.size; k++) {
                sum += gram[(row.from + k) * within + line * lines] * x[row.from + k];
            }
            for (int k = 0; k < row.size; k++) {
                gram[(row.from + k) * within + line * lines] -= sum * u[k];
            }
        }
    }
}
