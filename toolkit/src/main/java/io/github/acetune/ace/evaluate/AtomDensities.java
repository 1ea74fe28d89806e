package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.SmoothStep;
import java.util.Arrays;

/**
 * From the densities of an atom to its energy: E_i = E0 + f_cut F(ρ) + core, and the factors by which the derivatives of ρ, of
 * the core density and of the nearest neighbour's distance enter those of E_i.
 */
final class AtomDensities {
    final double[] rho;
    final double[] slopes;
    double core;
    double energy;
    double coreFactor;
    double nearestFactor;
    private double nearestGap;
    private int nearestSlot;
    private int nearestElement;

    AtomDensities(int densities) {
        this.rho = new double[densities];
        this.slopes = new double[densities];
    }

    void clear() {
        Arrays.fill(rho, 0);
        core = 0;
        nearestGap = Double.POSITIVE_INFINITY;
        nearestSlot = -1;
        nearestElement = 0;
    }

    /** Keeps the neighbour that is nearest, measured from where its inner cutoff ends. */
    void offerNearest(CompiledCentre centre, int slot, int element, double r) {
        double gap = r - (centre.innerRadius()[element] - centre.innerWidth()[element]);
        if (gap < nearestGap) {
            nearestGap = gap;
            nearestSlot = slot;
            nearestElement = element;
        }
    }

    /** The slot of the neighbour whose distance switches; −1 where there is none. */
    int nearestSlot() {
        return nearestSlot;
    }

    /** Sets energy, ∂E/∂ρ_p (in {@link #slopes}), and the factors of the core's and the nearest distance's derivatives. */
    void embed(CompiledCentre centre) {
        Embedding embedding = centre.embedding();
        double sum = 0;
        for (int p = 0; p < centre.densities(); p++) {
            double weight = embedding.weight(p);
            double exponent = embedding.exponent(p);
            sum += weight * embedding.function().value(rho[p], exponent);
            slopes[p] = weight * embedding.function().derivative(rho[p], exponent);
        }
        double factor =
                centre.nearestNeighbourSwitch()
                        ? switchByDistance(centre, sum)
                        : switchByDensity(embedding, sum);
        for (int p = 0; p < centre.densities(); p++) {
            slopes[p] *= factor;
        }
        energy += centre.referenceEnergy();
    }

    private double switchByDensity(Embedding embedding, double sum) {
        double end = embedding.coreDensityCutoff();
        double width = embedding.coreDensityWidth();
        double factor = SmoothStep.value(core, end, width);
        energy = factor * sum + core;
        coreFactor = 1 + sum * SmoothStep.derivative(core, end, width);
        nearestFactor = 0;
        return factor;
    }

    private double switchByDistance(CompiledCentre centre, double sum) {
        double width = centre.innerWidth()[nearestElement];
        double depth = nearestSlot < 0 ? 0 : width - nearestGap;
        double factor = nearestSlot < 0 ? 1 : SmoothStep.value(depth, width, width);
        energy = factor * sum + (1 - factor) * core;
        coreFactor = 1 - factor;
        nearestFactor =
                nearestSlot < 0 ? 0 : -SmoothStep.derivative(depth, width, width) * (sum - core);
        return factor;
    }
}
