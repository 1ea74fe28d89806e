package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.coupling.ClebschGordan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How the real components of two coupled quantities make those of a third: q_k = Σ T_ijk a_i b_j.
 *
 * <p>A quantity with angular momentum l and a_l,−m = (−1)^m conj(a_lm) has the real components a_l0, √2 Re a_l1, √2 Im a_l1,
 * √2 Re a_l2, … Coupling by Clebsch–Gordan coefficients, q_LM = Σ ⟨l₁m₁l₂m₂|LM⟩ a_m₁ b_m₂, keeps this symmetry where l₁ + l₂ − L is
 * even; where it is odd, q is multiplied by i, which restores it. The invariant Σ_M (−1)^M q_M q'_−M is the plain dot product of
 * the real components.
 *
 * @param entries the non-zero T_ijk, ordered by i, j, k
 */
record RealCoupling(List<Entry> entries) {
    private static final ConcurrentMap<List<Integer>, RealCoupling> KNOWN =
            new ConcurrentHashMap<>();
    private static final double NOTHING = 1e-14;

    /** One T_ijk. */
    record Entry(int i, int j, int k, double value) {}

    /** The coupling of l₁ and l₂ to L. */
    static RealCoupling of(int first, int second, int coupled) {
        return KNOWN.computeIfAbsent(
                List.of(first, second, coupled), key -> compute(first, second, coupled));
    }

    private static RealCoupling compute(int first, int second, int coupled) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i <= 2 * first; i++) {
            for (int j = 0; j <= 2 * second; j++) {
                for (int k = 0; k <= 2 * coupled; k++) {
                    double value = tensor(first, i, second, j, coupled, k);
                    if (Math.abs(value) > NOTHING) {
                        entries.add(new Entry(i, j, k, value));
                    }
                }
            }
        }
        return new RealCoupling(List.copyOf(entries));
    }

    private static double tensor(int first, int i, int second, int j, int coupled, int k) {
        int m = (k + 1) / 2;
        double re = 0;
        double im = 0;
        for (int m1 : new int[] {(i + 1) / 2, -((i + 1) / 2)}) {
            int m2 = m - m1;
            if (Math.abs(m2) == (j + 1) / 2) {
                double weight = ClebschGordan.coefficient(first, m1, second, m2, coupled);
                double aRe = real(i, m1);
                double aIm = imaginary(i, m1);
                double bRe = real(j, m2);
                double bIm = imaginary(j, m2);
                re += weight * (aRe * bRe - aIm * bIm);
                im += weight * (aRe * bIm + aIm * bRe);
            }
            if (m1 == 0) {
                break;
            }
        }
        boolean odd = (first + second - coupled) % 2 != 0;
        double partRe = odd ? -im : re;
        double partIm = odd ? re : im;
        double scale = m == 0 ? 1 : Math.sqrt(2);
        return scale * (k % 2 == 1 || k == 0 ? partRe : partIm);
    }

    /** Real part of the share of component i in a_m. */
    private static double real(int i, int m) {
        if (i == 0) {
            return 1;
        }
        return i % 2 == 0 ? 0 : signOf(m) / Math.sqrt(2);
    }

    /** Imaginary part of that share. */
    private static double imaginary(int i, int m) {
        if (i == 0 || i % 2 == 1) {
            return 0;
        }
        return (m > 0 ? 1 : -signOf(m)) / Math.sqrt(2);
    }

    private static double signOf(int m) {
        return m >= 0 || m % 2 == 0 ? 1 : -1;
    }
}
