package io.github.acetune.validate;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Potentials whose energies start from other free atoms than those of a test set, as where each was made with another program: all
 * errors are then one large constant for each element.
 */
final class EnergyZero {
    /** eV per atom; no potential that is worth a test is wrong by so much throughout. */
    private static final double OTHER_ATOMS = 1;

    private EnergyZero() {}

    /** Whether the mean error shows other free atoms. */
    static boolean differs(Predictions predictions) {
        Pairs pairs = predictions.energiesPerAtom();
        double sum = 0;
        for (int k = 0; k < pairs.size(); k++) {
            sum += pairs.error(k);
        }
        return pairs.size() > 0 && Math.abs(sum / pairs.size()) > OTHER_ATOMS;
    }

    /** The predictions with a constant for each element taken off the reference energies, by least squares. */
    static Predictions aligned(Predictions predictions) {
        List<Structure> differences = new ArrayList<>();
        List<Structure> all = predictions.dataset().structures();
        for (int k = 0; k < all.size(); k++) {
            Structure structure = all.get(k);
            if (structure.labels().energy().isPresent()) {
                double difference =
                        structure.labels().energy().getAsDouble() - predictions.results(k).energy();
                differences.add(structure.withLabels(structure.labels().withEnergy(difference)));
            }
        }
        String name = predictions.dataset().name();
        var shift = ReferenceEnergies.leastSquares(Dataset.of(name, differences));
        return predictions.withReference(
                Dataset.of(
                        name, all.stream().map(structure -> shifted(structure, shift)).toList()));
    }

    private static Structure shifted(Structure structure, ReferenceEnergies shift) {
        return structure.labels().energy().isEmpty()
                ? structure
                : structure.withLabels(
                        structure
                                .labels()
                                .withEnergy(
                                        structure.labels().energy().getAsDouble()
                                                - shift.energyOf(structure)));
    }
}
