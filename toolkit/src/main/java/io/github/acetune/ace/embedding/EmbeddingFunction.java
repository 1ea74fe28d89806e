package io.github.acetune.ace.embedding;

/** The forms of the embedding function F(ρ; m); the names are those of pacemaker's files. */
public enum EmbeddingFunction {
    /**
     * sgn(ρ) |ρ|^m, made linear very near ρ = 0: F = sgn(ρ) [(1 − g) |ρ|^m + W^{1−m} g |ρ|] with g = exp(−(W |ρ|)³), W = 10⁶.
     */
    FINNIS_SINCLAIR("FinnisSinclair") {
        @Override
        public double value(double rho, double exponent) {
            double a = Math.abs(rho);
            double slope = Math.pow(WIDTH, 1 - exponent);
            if (a <= TINY) {
                return slope * rho;
            }
            double g = gate(a);
            return Math.signum(rho) * ((1 - g) * Math.pow(a, exponent) + slope * g * a);
        }

        @Override
        public double derivative(double rho, double exponent) {
            double a = Math.abs(rho);
            double slope = Math.pow(WIDTH, 1 - exponent);
            if (a <= TINY) {
                return slope;
            }
            double g = gate(a);
            double dg = -3 * WIDTH * WIDTH * WIDTH * a * a * g;
            double power = Math.pow(a, exponent);
            return -dg * power + (1 - g) * exponent * power / a + slope * (dg * a + g);
        }

        @Override
        public double secondDerivative(double rho, double exponent) {
            double a = Math.abs(rho);
            if (a <= TINY) {
                return 0;
            }
            double slope = Math.pow(WIDTH, 1 - exponent);
            double g = gate(a);
            double w3 = WIDTH * WIDTH * WIDTH;
            double dg = -3 * w3 * a * a * g;
            double ddg = (-6 * w3 * a + 9 * w3 * w3 * a * a * a * a) * g;
            double power = Math.pow(a, exponent);
            double powerSlope = exponent * power / a;
            double sum =
                    -ddg * power
                            - 2 * dg * powerSlope
                            + (1 - g) * (exponent - 1) * powerSlope / a
                            + slope * (ddg * a + 2 * dg);
            return Math.signum(rho) * sum;
        }

        @Override
        public double derivativeByExponent(double rho, double exponent) {
            double a = Math.abs(rho);
            double slope = Math.pow(WIDTH, 1 - exponent);
            double bend = -Math.log(WIDTH) * slope;
            if (a <= TINY) {
                return bend * rho;
            }
            double g = gate(a);
            return Math.signum(rho)
                    * ((1 - g) * Math.pow(a, exponent) * Math.log(a) + bend * g * a);
        }

        @Override
        public double slopeByExponent(double rho, double exponent) {
            double a = Math.abs(rho);
            double bend = -Math.log(WIDTH) * Math.pow(WIDTH, 1 - exponent);
            if (a <= TINY) {
                return bend;
            }
            double g = gate(a);
            double dg = -3 * WIDTH * WIDTH * WIDTH * a * a * g;
            double power = Math.pow(a, exponent);
            double log = Math.log(a);
            return -dg * power * log
                    + (1 - g) * (1 + exponent * log) * power / a
                    + bend * (dg * a + g);
        }

        private double gate(double a) {
            double u = WIDTH * a;
            double cube = u * u * u;
            return cube > 30 ? 0 : Math.exp(-cube);
        }
    },

    /**
     * sgn(ρ) |ρ|^m, shifted and scaled so that the derivative at ρ = 0 is finite: F = sgn(ρ) [(ξ + |ρ|)^m − η] with
     * ξ = q^{q/(1−q)} e^{−|ρ|}, η = q^{1/(1−q)} e^{−|ρ|}, q = 1/m; F = ρ for m = 1.
     */
    FINNIS_SINCLAIR_SHIFTED_SCALED("FinnisSinclairShiftedScaled") {
        @Override
        public double value(double rho, double exponent) {
            if (isLinear(exponent)) {
                return rho;
            }
            double a = Math.abs(rho);
            return Math.signum(rho) * (Math.pow(xi(a, exponent) + a, exponent) - eta(a, exponent));
        }

        @Override
        public double derivative(double rho, double exponent) {
            if (isLinear(exponent)) {
                return 1;
            }
            double a = Math.abs(rho);
            double xi = xi(a, exponent);
            return eta(a, exponent) + exponent * (1 - xi) * Math.pow(xi + a, exponent - 1);
        }

        @Override
        public double secondDerivative(double rho, double exponent) {
            if (isLinear(exponent)) {
                return 0;
            }
            double a = Math.abs(rho);
            double xi = xi(a, exponent);
            double power = Math.pow(xi + a, exponent - 2);
            double bend = xi * (xi + a) + (1 - xi) * (1 - xi) * (exponent - 1);
            return Math.signum(rho) * (exponent * bend * power - eta(a, exponent));
        }

        @Override
        public double derivativeByExponent(double rho, double exponent) {
            double a = Math.abs(rho);
            double xi = xi(a, exponent);
            double base = xi + a;
            double bent = xi * xiRate(exponent);
            double power = Math.pow(base, exponent);
            return Math.signum(rho)
                    * (power * (Math.log(base) + exponent * bent / base)
                            - eta(a, exponent) * etaRate(exponent));
        }

        @Override
        public double slopeByExponent(double rho, double exponent) {
            double a = Math.abs(rho);
            double xi = xi(a, exponent);
            double base = xi + a;
            double bent = xi * xiRate(exponent);
            double power = Math.pow(base, exponent - 1);
            double growth = Math.log(base) + (exponent - 1) * bent / base;
            return eta(a, exponent) * etaRate(exponent)
                    + (1 - xi) * power
                    + exponent * power * ((1 - xi) * growth - bent);
        }

        // d ln ξ/dm of ln ξ = −ln m/(m − 1) − |ρ|; its series where m is near 1.
        private double xiRate(double exponent) {
            double u = exponent - 1;
            return Math.abs(u) < NEAR_ONE
                    ? 0.5 - u * (2.0 / 3 - u * (0.75 - 0.8 * u))
                    : (Math.log(exponent) / u - 1 / exponent) / u;
        }

        // d ln η/dm of ln η = −m ln m/(m − 1) − |ρ|; its series where m is near 1.
        private double etaRate(double exponent) {
            double u = exponent - 1;
            return Math.abs(u) < NEAR_ONE
                    ? -0.5 + u * (1.0 / 3 - u * (0.25 - 0.2 * u))
                    : (Math.log(exponent) / u - 1) / u;
        }

        private boolean isLinear(double exponent) {
            return Math.abs(exponent - 1) < TINY;
        }

        private double xi(double a, double exponent) {
            if (isLinear(exponent)) {
                return Math.exp(-1 - a);
            }
            double q = 1 / exponent;
            return Math.pow(q, q / (1 - q)) * Math.exp(-a);
        }

        private double eta(double a, double exponent) {
            if (isLinear(exponent)) {
                return Math.exp(-1 - a);
            }
            double q = 1 / exponent;
            return Math.pow(q, 1 / (1 - q)) * Math.exp(-a);
        }
    };

    private static final double TINY = 1e-10;
    private static final double WIDTH = 1e6;
    private static final double NEAR_ONE = 1e-3;

    private final String fileName;

    EmbeddingFunction(String fileName) {
        this.fileName = fileName;
    }

    /**
     * F(ρ; m).
     *
     * @param rho ρ
     * @param exponent m
     * @return eV per unit of weight
     */
    public abstract double value(double rho, double exponent);

    /**
     * dF/dρ.
     *
     * @param rho ρ
     * @param exponent m
     * @return the slope
     */
    public abstract double derivative(double rho, double exponent);

    /**
     * d²F/dρ².
     *
     * @param rho ρ
     * @param exponent m
     * @return the curvature
     */
    public abstract double secondDerivative(double rho, double exponent);

    /**
     * ∂F/∂m.
     *
     * @param rho ρ
     * @param exponent m
     * @return eV per unit of weight
     */
    public abstract double derivativeByExponent(double rho, double exponent);

    /**
     * ∂²F/∂ρ∂m.
     *
     * @param rho ρ
     * @param exponent m
     * @return how the slope changes with the exponent
     */
    public abstract double slopeByExponent(double rho, double exponent);

    /**
     * The name in potential files ({@code npot}, {@code npoti}).
     *
     * @return for example {@code "FinnisSinclair"}
     */
    public String fileName() {
        return fileName;
    }
}
