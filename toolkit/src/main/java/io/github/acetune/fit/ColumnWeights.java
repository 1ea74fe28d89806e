package io.github.acetune.fit;

import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;

/** Reads the weights that the frames carry. */
final class ColumnWeights {
    private ColumnWeights() {}

    /** Whether a structure carries any weight. */
    static boolean present(Structure structure) {
        return structure.columns().containsKey("w_forces")
                || structure.info("w_energy").isPresent()
                || structure.info("w_factor").isPresent();
    }

    static Weighting.Weights of(List<Structure> structures) {
        var energy = new double[structures.size()];
        var forces = new double[structures.size()][];
        for (int s = 0; s < energy.length; s++) {
            var structure = structures.get(s);
            double factor = number(structure, "w_factor", 1);
            energy[s] = factor * number(structure, "w_energy", 1);
            forces[s] = forceWeights(structure);
            for (int i = 0; i < forces[s].length; i++) {
                forces[s][i] *= factor;
            }
        }
        return new Weighting.Weights(energy, forces);
    }

    private static double number(Structure structure, String key, double absent) {
        var text = structure.info(key);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            return nonNegative(structure, key, Double.parseDouble(text.get()));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    structure.describe() + ": " + key + " is " + text.get() + ", expected a number",
                    e);
        }
    }

    private static double[] forceWeights(Structure structure) {
        var column = structure.columns().get("w_forces");
        if (column == null) {
            var row = new double[structure.size()];
            Arrays.fill(row, 1);
            return row;
        }
        if (column instanceof AtomColumn.Real real && real.width() == 1) {
            for (double weight : real.values()) {
                nonNegative(structure, "w_forces", weight);
            }
            return real.values().clone();
        }
        throw new InvalidInputException(
                structure.describe() + ": the column w_forces is not one real number per atom");
    }

    private static double nonNegative(Structure structure, String key, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new InvalidInputException(
                    structure.describe()
                            + ": "
                            + key
                            + " is "
                            + weight
                            + ", expected zero or a positive number");
        }
        return weight;
    }
}
