package io.github.acetune.ace.radial;

import java.util.Arrays;
import java.util.List;

/**
 * The radial part of one ordered pair of elements: the basis g_k(r), k = 1…K, and its contraction
 * R_nl(r) = Σ_k c_nlk g_k(r), n = 1…N, l = 0…l_max.
 *
 * @param basis the family of g_k
 * @param parameters parameters of the family (radparameters); the first is λ
 * @param cutoff r_c, Å
 * @param cutoffWidth width of the outer switch (dcut), Å
 * @param innerCutoff treatment of close pairs
 * @param coreRepulsion the repulsive core
 * @param cutoffFunction name stored in files (NameOfCutoffFunction), without effect
 * @param basisSize K
 * @param radialSize N
 * @param maxL l_max
 * @param coefficients c_nlk, [N·(l_max+1)·K], index {@code (n * (maxL + 1) + l) * basisSize + k}
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; equality is defined below
public record Bond(
        RadialBasis basis,
        List<Double> parameters,
        double cutoff,
        double cutoffWidth,
        InnerCutoff innerCutoff,
        CoreRepulsion coreRepulsion,
        String cutoffFunction,
        int basisSize,
        int radialSize,
        int maxL,
        double[] coefficients) {
    /** Copies arrays and checks sizes. */
    public Bond {
        parameters = List.copyOf(parameters);
        coefficients = coefficients.clone();
        int expected = radialSize * (maxL + 1) * basisSize;
        if (coefficients.length != expected) {
            throw new IllegalArgumentException(
                    "a bond with nradmax "
                            + radialSize
                            + ", lmax "
                            + maxL
                            + ", nradbase "
                            + basisSize
                            + " needs "
                            + expected
                            + " radial coefficients, found "
                            + coefficients.length);
        }
    }

    /**
     * The radial coefficients.
     *
     * @return a copy of c_nlk
     */
    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * The start of every fit: c_nlk = δ_nk, so that R_nl = g_n.
     *
     * @param basisSize K
     * @param radialSize N
     * @param maxL l_max
     * @return new array [N·(l_max+1)·K]
     */
    public static double[] identityCoefficients(int basisSize, int radialSize, int maxL) {
        var c = new double[radialSize * (maxL + 1) * basisSize];
        for (int n = 0; n < Math.min(radialSize, basisSize); n++) {
            for (int l = 0; l <= maxL; l++) {
                c[(n * (maxL + 1) + l) * basisSize + n] = 1;
            }
        }
        return c;
    }

    /**
     * This bond with other radial coefficients.
     *
     * @param coefficients [N·(l_max+1)·K]
     * @return a new bond
     */
    public Bond withCoefficients(double... coefficients) {
        return resized(basisSize, radialSize, maxL, coefficients);
    }

    private Bond resized(int basisSize, int radialSize, int maxL, double... coefficients) {
        return new Bond(
                basis,
                parameters,
                cutoff,
                cutoffWidth,
                innerCutoff,
                coreRepulsion,
                cutoffFunction,
                basisSize,
                radialSize,
                maxL,
                coefficients);
    }

    /**
     * Whether every radial function of another bond is one of this bond's, under the same n and l.
     *
     * @param part a bond with the same or smaller sizes
     * @return true where both have the same g_k, and the same R_nl as far as the other one goes
     */
    public boolean holds(Bond part) {
        if (basisSize < part.basisSize || radialSize < part.radialSize || maxL < part.maxL) {
            return false;
        }
        var own = new double[part.coefficients.length];
        for (int n = 0; n < part.radialSize; n++) {
            for (int l = 0; l <= part.maxL; l++) {
                int from = (n * (maxL + 1) + l) * basisSize;
                int to = (n * (part.maxL + 1) + l) * part.basisSize;
                System.arraycopy(coefficients, from, own, to, part.basisSize);
                for (int k = part.basisSize; k < basisSize; k++) {
                    if (coefficients[from + k] != 0) {
                        return false;
                    }
                }
            }
        }
        return resized(part.basisSize, part.radialSize, part.maxL, own).equals(part);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bond that
                && basis == that.basis
                && parameters.equals(that.parameters)
                && cutoff == that.cutoff
                && cutoffWidth == that.cutoffWidth
                && innerCutoff.equals(that.innerCutoff)
                && coreRepulsion.equals(that.coreRepulsion)
                && cutoffFunction.equals(that.cutoffFunction)
                && basisSize == that.basisSize
                && radialSize == that.radialSize
                && maxL == that.maxL
                && Arrays.equals(coefficients, that.coefficients);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients) + 31 * parameters.hashCode();
    }
}
