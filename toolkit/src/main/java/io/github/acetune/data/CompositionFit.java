package io.github.acetune.data;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Least squares of energies per atom on atomic fractions, with the smallest solution where the composition does not decide.
 *
 * <p>The matrix is rotated column by column until its columns are orthogonal (one-sided Jacobi; M. R. Hestenes, J. SIAM 6,
 * 51 (1958)), which is exact enough for a handful of elements and shows the rank.
 */
final class CompositionFit {
    private static final double SMALLEST_RELATIVE_SINGULAR_VALUE = 1e-10;
    private static final int LARGEST_SWEEP_COUNT = 60;

    private CompositionFit() {}

    /** By energies per atom, so that every structure counts alike. */
    static ReferenceEnergies perAtom(List<Element> elements, List<Structure> structures) {
        return of(elements, structures, true);
    }

    /** By total energies, so that large structures count more. */
    static ReferenceEnergies total(List<Element> elements, List<Structure> structures) {
        return of(elements, structures, false);
    }

    private static ReferenceEnergies of(
            List<Element> elements, List<Structure> structures, boolean perAtom) {
        double[][] columns = new double[elements.size()][structures.size()];
        double[] target = new double[structures.size()];
        for (int row = 0; row < target.length; row++) {
            Structure structure = structures.get(row);
            double share = perAtom ? 1.0 / structure.size() : 1;
            target[row] = structure.labels().energy().orElseThrow() * share;
            for (Element element : structure.species()) {
                columns[elements.indexOf(element)][row] += share;
            }
        }
        double[] solution = minimumNorm(columns, target);
        Map<Element, Double> energies = new EnumMap<>(Element.class);
        for (int k = 0; k < solution.length; k++) {
            energies.put(elements.get(k), solution[k]);
        }
        return new ReferenceEnergies(energies);
    }

    /** x of least norm among those that minimise |Ax − b|; A by columns, destroyed. */
    static double[] minimumNorm(double[][] columns, double[] target) {
        double[][] rotation = orthogonalise(columns);
        double largest = 0;
        for (double[] column : columns) {
            largest = Math.max(largest, Math.sqrt(dot(column, column)));
        }
        double[] solution = new double[columns.length];
        for (int k = 0; k < columns.length; k++) {
            double square = dot(columns[k], columns[k]);
            if (Math.sqrt(square) > SMALLEST_RELATIVE_SINGULAR_VALUE * largest) {
                addScaled(solution, rotation[k], dot(columns[k], target) / square);
            }
        }
        return solution;
    }

    /** Rotates pairs of columns until all are orthogonal; gives the rotation, by columns. */
    private static double[][] orthogonalise(double[][] columns) {
        double[][] rotation = new double[columns.length][columns.length];
        for (int k = 0; k < columns.length; k++) {
            rotation[k][k] = 1;
        }
        boolean rotated = true;
        for (int sweep = 0; rotated && sweep < LARGEST_SWEEP_COUNT; sweep++) {
            rotated = false;
            for (int p = 0; p < columns.length; p++) {
                for (int q = p + 1; q < columns.length; q++) {
                    rotated |= rotate(columns, rotation, p, q);
                }
            }
        }
        return rotation;
    }

    private static boolean rotate(double[][] columns, double[][] rotation, int p, int q) {
        double alpha = dot(columns[p], columns[p]);
        double beta = dot(columns[q], columns[q]);
        double gamma = dot(columns[p], columns[q]);
        if (Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha * beta)) {
            return false;
        }
        double zeta = (beta - alpha) / (2 * gamma);
        double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = cosine * tangent;
        turn(columns[p], columns[q], cosine, sine);
        turn(rotation[p], rotation[q], cosine, sine);
        return true;
    }

    private static void turn(double[] first, double[] second, double cosine, double sine) {
        for (int k = 0; k < first.length; k++) {
            double old = first[k];
            first[k] = cosine * old - sine * second[k];
            second[k] = sine * old + cosine * second[k];
        }
    }

    private static void addScaled(double[] sum, double[] vector, double factor) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * vector[k];
        }
    }

    private static double dot(double[] first, double[] second) {
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            sum += first[k] * second[k];
        }
        return sum;
    }
}
