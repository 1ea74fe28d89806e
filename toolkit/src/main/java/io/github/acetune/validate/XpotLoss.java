package io.github.acetune.validate;

import io.github.acetune.structure.InvalidInputException;

/**
 * The loss that a sweep minimises: D. F. Thomas du Toit, Y. Zhou and V. L. Deringer, J. Chem. Theory Comput. 2024, 20,
 * 10103, equations 5–7.
 *
 * <p>It is α·L_E + (1 − α)·L_F, where L_E is the root mean square (or mean magnitude) over the structures of the total
 * energy's error divided by the square root of the number of atoms, and L_F that of the force components' errors.
 *
 * @param alpha the weight of the energies, 0 to 1
 * @param method how errors are averaged
 */
public record XpotLoss(double alpha, Method method) {
    /** How errors are averaged. */
    public enum Method {
        /** Root mean square. */
        RMSE,
        /** Mean of the magnitudes. */
        MAE
    }

    /**
     * The loss of one set of predictions.
     *
     * @param energy L_E, eV/√atom; not a number where no structure has a reference energy
     * @param force L_F, eV/Å; not a number where no structure has reference forces
     * @param total α·L_E + (1 − α)·L_F
     */
    public record Value(double energy, double force, double total) {}

    /**
     * Checks the weight.
     *
     * @throws InvalidInputException where it is not between 0 and 1
     */
    public XpotLoss {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new InvalidInputException(
                    "alpha is " + alpha + ", expected a number from 0 to 1");
        }
    }

    /**
     * The loss with root mean squares.
     *
     * @param alpha the weight of the energies, 0 to 1
     * @return the loss
     */
    public static XpotLoss rmse(double alpha) {
        return new XpotLoss(alpha, Method.RMSE);
    }

    /**
     * The loss of predictions.
     *
     * @param predictions predictions and reference
     * @return its parts and the total
     * @throws InvalidInputException where a part with a weight has no reference at all
     */
    public Value of(Predictions predictions) {
        String name = predictions.dataset().name();
        double energy = energyPart(predictions.energiesPerAtom());
        double force = average(predictions.forceComponents().errors());
        return new Value(
                energy,
                force,
                weighted(alpha, energy, name, "energy")
                        + weighted(1 - alpha, force, name, "forces"));
    }

    /** The error per atom times the square root of the number of atoms is the total error divided by it. */
    private double energyPart(Pairs perAtom) {
        var sums = new ErrorSums();
        for (int k = 0; k < perAtom.size(); k++) {
            sums.add(perAtom.error(k) * Math.sqrt(perAtom.atoms()[k]));
        }
        return average(sums);
    }

    private double average(ErrorSums errors) {
        return switch (method) {
            case RMSE -> errors.rmse();
            case MAE -> errors.mae();
        };
    }

    /** A part without weight may be unknown. */
    private static double weighted(double weight, double part, String dataset, String label) {
        if (weight == 0) {
            return 0;
        }
        if (Double.isNaN(part)) {
            throw new InvalidInputException(
                    dataset
                            + ": the loss has no value, because no structure has a reference "
                            + label
                            + " or a prediction is not a number");
        }
        return weight * part;
    }
}
