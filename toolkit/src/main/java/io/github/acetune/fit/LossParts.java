package io.github.acetune.fit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The value of the loss and what it is made of, each part with its weight multiplied in.
 *
 * @param energy (1 − κ) Σ w (ΔE/N)²
 * @param forces κ Σ w |ΔF|²
 * @param virial γ Σ w |ΔV/N|²
 * @param l1 L1 Σ|c|
 * @param l2 L2 Σc²
 * @param smoothness w0 S0 + w1 S1 + w2 S2
 */
public record LossParts(
        double energy, double forces, double virial, double l1, double l2, double smoothness) {
    /**
     * Their sum.
     *
     * @return the loss
     */
    public double total() {
        return energy + forces + virial + l1 + l2 + smoothness;
    }

    /**
     * The part that the data cause.
     *
     * @return energies, forces and virials
     */
    public double data() {
        return energy + forces + virial;
    }

    /**
     * The parts by name, as they go into {@code metrics.json}.
     *
     * @return energy, forces, virial, l1, l2 and smoothness
     */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("energy", energy);
        map.put("forces", forces);
        map.put("virial", virial);
        map.put("l1", l1);
        map.put("l2", l2);
        map.put("smoothness", smoothness);
        return map;
    }
}
