package io.github.acetune.fit;

import io.github.acetune.fit.design.PairTable;
import java.util.Arrays;

/**
 * One structure as the fit sees it.
 *
 * @param pairs neighbours
 * @param energy target less the reference energies, eV
 * @param forces targets, [3·nAtoms], eV/Å
 * @param virial target, [9], eV; null where unknown or without weight
 * @param energyWeight factor of (E − target)²: (1 − κ) w_s / N²
 * @param forceWeights factor of |F_i − target|² of each atom: κ w_i, [nAtoms]
 * @param virialWeight factor of |V − target|²
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data of a fit, never written to
record TrainingStructure(
        PairTable pairs,
        double energy,
        double[] forces,
        double[] virial,
        double energyWeight,
        double[] forceWeights,
        double virialWeight) {
    int atoms() {
        return pairs.atoms();
    }

    /** Equations of this structure: its energy, its forces and perhaps its virial. */
    int rows() {
        return 1 + 3 * atoms() + (virial == null ? 0 : 9);
    }

    /** The same, as if it were there so many times. */
    TrainingStructure weighted(double factor) {
        return new TrainingStructure(
                pairs,
                energy,
                forces,
                virial,
                factor * energyWeight,
                Arrays.stream(forceWeights).map(w -> factor * w).toArray(),
                factor * virialWeight);
    }

    /** The targets, each times the root of its weight. */
    void weightedTargets(double[] out, int from) {
        out[from] = Math.sqrt(energyWeight) * energy;
        for (int i = 0; i < atoms(); i++) {
            double root = Math.sqrt(forceWeights[i]);
            for (int c = 0; c < 3; c++) {
                out[from + 1 + 3 * i + c] = root * forces[3 * i + c];
            }
        }
        if (virial != null) {
            int to = from + 1 + 3 * atoms();
            for (int c = 0; c < 9; c++) {
                out[to + c] = Math.sqrt(virialWeight) * virial[c];
            }
        }
    }

    /** The roots of the weights of all rows. */
    void rootWeights(double[] out, int from) {
        out[from] = Math.sqrt(energyWeight);
        for (int k = 0; k < 3 * atoms(); k++) {
            out[from + 1 + k] = Math.sqrt(forceWeights[k / 3]);
        }
        for (int k = 1 + 3 * atoms(); k < rows(); k++) {
            out[from + k] = Math.sqrt(virialWeight);
        }
    }
}
