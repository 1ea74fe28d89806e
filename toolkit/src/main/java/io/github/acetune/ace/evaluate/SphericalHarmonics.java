package io.github.acetune.ace.evaluate;

/**
 * Complex spherical harmonics times √(4π), with the Condon–Shortley phase, for m ≥ 0; the others follow from
 * Y_l,−m = (−1)^m conj(Y_lm).
 *
 * <p>Y_lm(x, y, z) = Π_lm(z) (x + iy)^m on the unit sphere, where Π_lm are polynomials in z made by the three-term recurrence of
 * the associated Legendre functions; so there is no singularity at the poles. Index of (l, m): {@code l (l + 1) / 2 + m}.
 * Immutable; threads may share it.
 */
public final class SphericalHarmonics {
    private final int maxL;
    private final double[] diagonal;
    private final double[] a;
    private final double[] b;

    private SphericalHarmonics(int maxL) {
        this.maxL = maxL;
        this.diagonal = new double[maxL + 1];
        this.a = new double[count(maxL)];
        this.b = new double[count(maxL)];
        diagonal[0] = 1;
        for (int m = 1; m <= maxL; m++) {
            diagonal[m] = -diagonal[m - 1] * Math.sqrt((2 * m + 1) / (2.0 * m));
        }
        for (int m = 0; m <= maxL; m++) {
            for (int l = m + 1; l <= maxL; l++) {
                double ll = (double) l * l;
                double mm = (double) m * m;
                double previous = (double) (l - 1) * (l - 1);
                double factor = Math.sqrt((4 * ll - 1) / (ll - mm));
                a[index(l, m)] = factor;
                b[index(l, m)] =
                        l == m + 1 ? 0 : -factor * Math.sqrt((previous - mm) / (4 * previous - 1));
            }
        }
    }

    /**
     * The harmonics up to a largest l.
     *
     * @param maxL l_max, zero or more
     * @return their evaluation
     */
    public static SphericalHarmonics upTo(int maxL) {
        return new SphericalHarmonics(maxL);
    }

    /**
     * The largest l.
     *
     * @return l_max
     */
    public int maxL() {
        return maxL;
    }

    /**
     * How many (l, m) with m ≥ 0 there are.
     *
     * @param maxL largest l
     * @return (l_max + 1)(l_max + 2)/2
     */
    public static int count(int maxL) {
        return (maxL + 1) * (maxL + 2) / 2;
    }

    /**
     * Where (l, m) stands in every array here.
     *
     * @param l angular momentum
     * @param m magnetic quantum number, zero or more
     * @return the index
     */
    public static int index(int l, int m) {
        return l * (l + 1) / 2 + m;
    }

    /**
     * The recurrence Π_lm = a_lm z Π_l−1,m + b_lm Π_l−2,m.
     *
     * @return a new array of a_lm, [count]
     */
    public double[] recurrenceA() {
        return a.clone();
    }

    /**
     * The second factor of that recurrence.
     *
     * @return a new array of b_lm, [count]
     */
    public double[] recurrenceB() {
        return b.clone();
    }

    /**
     * Where the recurrence begins.
     *
     * @return a new array of Π_mm, [l_max + 1]
     */
    public double[] diagonal() {
        return diagonal.clone();
    }

    /**
     * Values and Cartesian derivatives of Π_lm(z) (x + iy)^m, taken as a function of three independent variables.
     *
     * <p>The gradient of the harmonic by the position r is the part of this derivative D perpendicular to the direction,
     * divided by the distance: ∇Y = (D − r̂ (r̂·D))/r. Sums over (l, m) may be taken before that projection, once per neighbour.
     *
     * @param x first component of the unit vector
     * @param y second component
     * @param z third component
     * @param values receives real and imaginary parts, [2·count], index {@code 2 * index(l, m)}
     * @param derivatives receives D, [6·count], index {@code 6 * index(l, m)}: real parts by x, y, z, then imaginary parts
     */
    public void evaluate(double x, double y, double z, double[] values, double[] derivatives) {
        evaluate(x, y, z, values, 0, derivatives, 0);
    }

    /** The same, written from given places on. */
    void evaluate(
            double x, double y, double z, double[] values, int v, double[] derivatives, int d) {
        double re = 1;
        double im = 0;
        double rePrevious = 0;
        double imPrevious = 0;
        for (int m = 0; m <= maxL; m++) {
            double lower = 0;
            double lowerSlope = 0;
            double p = diagonal[m];
            double slope = 0;
            for (int l = m; l <= maxL; l++) {
                int i = l * (l + 1) / 2 + m;
                if (l > m) {
                    double next = a[i] * z * p + b[i] * lower;
                    double nextSlope = a[i] * (p + z * slope) + b[i] * lowerSlope;
                    lower = p;
                    lowerSlope = slope;
                    p = next;
                    slope = nextSlope;
                }
                values[v + 2 * i] = p * re;
                values[v + 2 * i + 1] = p * im;
                double mp = m * p;
                derivatives[d + 6 * i] = mp * rePrevious;
                derivatives[d + 6 * i + 1] = -mp * imPrevious;
                derivatives[d + 6 * i + 2] = slope * re;
                derivatives[d + 6 * i + 3] = mp * imPrevious;
                derivatives[d + 6 * i + 4] = mp * rePrevious;
                derivatives[d + 6 * i + 5] = slope * im;
            }
            rePrevious = re;
            imPrevious = im;
            double turned = x * rePrevious - y * imPrevious;
            im = x * imPrevious + y * rePrevious;
            re = turned;
        }
    }

    /**
     * The same for the real components Y_l0, √2 Re Y_l1, √2 Im Y_l1, √2 Re Y_l2, …, the 2l + 1 of each l together.
     *
     * @param v where in {@code values} the (l_max + 1)² components go
     * @param d where in {@code derivatives} their derivatives by x, y, z go
     */
    void evaluateReal(
            double x, double y, double z, double[] values, int v, double[] derivatives, int d) {
        double re = 1;
        double im = 0;
        double rePrevious = 0;
        double imPrevious = 0;
        for (int m = 0; m <= maxL; m++) {
            double lower = 0;
            double lowerSlope = 0;
            double p = m == 0 ? 1 : Math.sqrt(2) * diagonal[m];
            double slope = 0;
            for (int l = m; l <= maxL; l++) {
                int i = l * (l + 1) / 2 + m;
                if (l > m) {
                    double next = a[i] * z * p + b[i] * lower;
                    double nextSlope = a[i] * (p + z * slope) + b[i] * lowerSlope;
                    lower = p;
                    lowerSlope = slope;
                    p = next;
                    slope = nextSlope;
                }
                int component = l * l + (m == 0 ? 0 : 2 * m - 1);
                double mp = m * p;
                values[v + component] = p * re;
                derivatives[d + 3 * component] = mp * rePrevious;
                derivatives[d + 3 * component + 1] = -mp * imPrevious;
                derivatives[d + 3 * component + 2] = slope * re;
                if (m > 0) {
                    values[v + component + 1] = p * im;
                    derivatives[d + 3 * component + 3] = mp * imPrevious;
                    derivatives[d + 3 * component + 4] = mp * rePrevious;
                    derivatives[d + 3 * component + 5] = slope * im;
                }
            }
            rePrevious = re;
            imPrevious = im;
            double turned = x * rePrevious - y * imPrevious;
            im = x * imPrevious + y * rePrevious;
            re = turned;
        }
    }

    /**
     * Values and gradients by the position.
     *
     * @param dx vector from centre to neighbour, Å
     * @param dy its second component, Å
     * @param dz its third component, Å
     * @param values receives real and imaginary parts, [2·count]
     * @param gradients receives ∇Y, [6·count]: real parts by x, y, z, then imaginary parts, 1/Å
     */
    public void gradients(double dx, double dy, double dz, double[] values, double[] gradients) {
        double inverse = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
        double x = dx * inverse;
        double y = dy * inverse;
        double z = dz * inverse;
        evaluate(x, y, z, values, gradients);
        for (int i = 0; i < 6 * count(maxL); i += 3) {
            double radial = gradients[i] * x + gradients[i + 1] * y + gradients[i + 2] * z;
            gradients[i] = (gradients[i] - radial * x) * inverse;
            gradients[i + 1] = (gradients[i + 1] - radial * y) * inverse;
            gradients[i + 2] = (gradients[i + 2] - radial * z) * inverse;
        }
    }
}
