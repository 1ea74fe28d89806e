package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The invariants that factors with given l make, as coupled trees, and how a sum of products over m is a sum of them.
 *
 * <p>A C̃ vector is a linear combination of the trees' vectors of generalized Clebsch–Gordan coefficients. The trees are
 * orthogonalised in order and those that depend on earlier ones left out, so that the combination is unique.
 */
final class PatternCoupling {
    private static final double DEPENDENT = 1e-8;
    private static final int MOST_TREES = 600;

    private final Map<List<Integer>, Integer> rowOf = new LinkedHashMap<>();
    private final List<CouplingNode[]> trees = new ArrayList<>();
    private final List<double[]> orthonormal = new ArrayList<>();
    private final List<double[]> triangular = new ArrayList<>();

    /**
     * Finds the invariants.
     *
     * @param l angular momenta of the factors
     * @param classes equal numbers for equal factors, ascending from 0
     */
    PatternCoupling(int[] l, int[] classes) {
        int middle = CouplingNode.middle(0, l.length);
        var pairs = new ArrayList<CouplingNode[]>();
        var vectors = new ArrayList<Map<Integer, Double>>();
        for (CouplingNode left : CouplingNode.over(l, 0, middle)) {
            for (CouplingNode right : CouplingNode.over(l, middle, l.length)) {
                boolean even = (left.oddCouplings() + right.oddCouplings()) % 2 == 0;
                if (left.l() == right.l() && even && pairs.size() < MOST_TREES) {
                    pairs.add(new CouplingNode[] {left, right});
                    vectors.add(vector(left, right, classes));
                }
            }
        }
        for (int q = 0; q < pairs.size(); q++) {
            keepIfIndependent(pairs.get(q), dense(vectors.get(q)));
        }
    }

    /** The invariant as a sum of products. */
    private Map<Integer, Double> vector(CouplingNode left, CouplingNode right, int[] classes) {
        var products = new HashMap<List<Integer>, Double>();
        var lefts = left.expand();
        var rights = right.expand();
        int phase = (left.oddCouplings() + right.oddCouplings()) % 4 == 2 ? -1 : 1;
        for (int m = -left.l(); m <= left.l(); m++) {
            int sign = m % 2 == 0 ? phase : -phase;
            CouplingNode.addProducts(
                    products, lefts.get(m + left.l()), rights.get(left.l() - m), sign);
        }
        var vector = new HashMap<Integer, Double>();
        products.forEach((m, value) -> {
            var product =
                    ComplexProduct.of(classes, m.stream().mapToInt(Integer::intValue).toArray());
            vector.merge(
                    rowOf.computeIfAbsent(product.codes(), key -> rowOf.size()),
                    product.sign() * value,
                    Double::sum);
        });
        return vector;
    }

    private double[] dense(Map<Integer, Double> sparse) {
        double[] vector = new double[rowOf.size()];
        sparse.forEach((row, value) -> vector[row] = value);
        return vector;
    }

    /** Gram–Schmidt, twice for full orthogonality. */
    private void keepIfIndependent(CouplingNode[] tree, double[] vector) {
        double before = norm(vector);
        double[] shares = new double[orthonormal.size() + 1];
        for (int pass = 0; pass < 2; pass++) {
            for (int q = 0; q < orthonormal.size(); q++) {
                double share = dot(orthonormal.get(q), vector);
                shares[q] += share;
                subtract(vector, orthonormal.get(q), share);
            }
        }
        double norm = norm(vector);
        if (norm > DEPENDENT * Math.max(before, 1e-3)) {
            for (int row = 0; row < vector.length; row++) {
                vector[row] /= norm;
            }
            shares[orthonormal.size()] = norm;
            orthonormal.add(vector);
            triangular.add(shares);
            trees.add(tree);
        }
    }

    /** The independent invariants, as left and right tree. */
    List<CouplingNode[]> trees() {
        return trees;
    }

    /**
     * Writes a sum of products as a sum of the invariants.
     *
     * @param products coefficient of each product
     * @return one coefficient per invariant, or null where the sum is not a combination of them
     */
    double[] solve(Map<List<Integer>, Double> products) {
        double[] rest = new double[rowOf.size()];
        for (var product : products.entrySet()) {
            Integer row = rowOf.get(product.getKey());
            if (row == null) {
                return null;
            }
            rest[row] = product.getValue();
        }
        double limit = 1e-12 * norm(rest) + 1e-14;
        double[] solution = new double[trees.size()];
        for (int pass = 0; pass < 2; pass++) {
            double[] shares = new double[trees.size()];
            for (int q = 0; q < shares.length; q++) {
                shares[q] = dot(orthonormal.get(q), rest);
                subtract(rest, orthonormal.get(q), shares[q]);
            }
            backSubstitute(shares);
            for (int q = 0; q < shares.length; q++) {
                solution[q] += shares[q];
            }
        }
        return norm(rest) <= limit ? solution : null;
    }

    private void backSubstitute(double[] shares) {
        for (int q = shares.length - 1; q >= 0; q--) {
            shares[q] /= triangular.get(q)[q];
            for (int p = 0; p < q; p++) {
                shares[p] -= triangular.get(q)[p] * shares[q];
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int q = 0; q < a.length; q++) {
            sum += a[q] * b[q];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void subtract(double[] vector, double[] direction, double share) {
        for (int q = 0; q < direction.length; q++) {
            vector[q] -= share * direction[q];
        }
    }
}
