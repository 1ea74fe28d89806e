package io.github.acetune.fit;

/** The parts of the loss that depend on the function coefficients alone. */
final class Penalties {
    private Penalties() {}

    /** The data loss with the penalties of some coefficients added. */
    static LossParts add(LossSettings settings, double[] coefficients, LossParts data) {
        double absolute = 0;
        double square = 0;
        for (double c : coefficients) {
            absolute += Math.abs(c);
            square += c * c;
        }
        return new LossParts(
                data.energy(),
                data.forces(),
                data.virial(),
                settings.l1() * absolute,
                settings.l2() * square,
                data.smoothness());
    }

    /** L1 Σ|c| + L2 Σc². */
    static double value(LossSettings settings, double[] coefficients) {
        return add(settings, coefficients, new LossParts(0, 0, 0, 0, 0, 0)).total();
    }

    /** The same with a weight of its own for each square. */
    static LossParts add(double l1, double[] ridge, double[] coefficients, LossParts data) {
        double absolute = 0;
        double square = 0;
        for (int k = 0; k < coefficients.length; k++) {
            absolute += Math.abs(coefficients[k]);
            square += ridge[k] * coefficients[k] * coefficients[k];
        }
        return new LossParts(
                data.energy(),
                data.forces(),
                data.virial(),
                l1 * absolute,
                square,
                data.smoothness());
    }
}
