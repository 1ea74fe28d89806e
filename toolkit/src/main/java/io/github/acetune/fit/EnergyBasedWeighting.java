package io.github.acetune.fit;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Weights that fall with energy and with force, so that low-lying structures are fitted best: pacemaker's
 * EnergyBasedWeightingPolicy.
 *
 * <p>With E the energy per atom above the lowest one (or above the convex hull) a structure counts as 1/(E + |DE|)² and an atom as
 * that over |F|² + |DF|. Structures above {@code highEnergy} or with a force above {@code highForce} are left out.
 *
 * @param lowEnergy limit of the lower tier of structures (DElow), eV/atom
 * @param highEnergy limit above which structures are left out (DEup), eV/atom
 * @param highForce limit of the force above which structures are left out (DFup), eV/Å
 * @param energyShift DE, eV/atom
 * @param forceShift DF, eV²/Å²
 * @param lowerShare summed weight of the lower tier (wlow), the upper tier having the rest; NaN to leave both as they are
 * @param convexHull whether energies are measured from the convex hull of the compositions, not from the lowest
 * @param count most structures to fit to (nfit), lower tier first, drawn at random
 * @param lowerCount structures to draw from the lower tier (n_lower)
 * @param upperCount structures to draw from the upper tier (n_upper)
 * @param seed of the draw
 */
public record EnergyBasedWeighting(
        double lowEnergy,
        double highEnergy,
        double highForce,
        double energyShift,
        double forceShift,
        double lowerShare,
        boolean convexHull,
        OptionalInt count,
        OptionalInt lowerCount,
        OptionalInt upperCount,
        long seed)
        implements Weighting {
    /** pacemaker's defaults: all structures up to 10 eV/atom above the hull, lower tier up to 1 eV/atom. */
    public static final EnergyBasedWeighting DEFAULT =
            new EnergyBasedWeighting(
                    1,
                    10,
                    50,
                    1,
                    1,
                    Double.NaN,
                    true,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    42);

    @Override
    public Weights of(List<Structure> structures, double... energies) {
        double[] excess = excess(structures, energies);
        boolean[] chosen = chosen(structures, excess);
        var energy = new double[excess.length];
        for (int s = 0; s < excess.length; s++) {
            double base = excess[s] + Math.abs(energyShift);
            energy[s] = chosen[s] ? 1 / (base * base) : 0;
        }
        scale(energy, 1);
        shareTiers(energy, excess);
        return new Weights(energy, forceWeights(structures, energy));
    }

    /** Energy per atom above the lowest or above the hull; infinite where unknown. */
    private double[] excess(List<Structure> structures, double[] energies) {
        var perAtom = new double[energies.length];
        double lowest = Double.POSITIVE_INFINITY;
        for (int s = 0; s < energies.length; s++) {
            perAtom[s] = energies[s] / structures.get(s).size();
            if (perAtom[s] < lowest) {
                lowest = perAtom[s];
            }
        }
        if (convexHull && EnergyHull.compositions(structures) > 1) {
            return EnergyHull.distances(structures, perAtom);
        }
        for (int s = 0; s < perAtom.length; s++) {
            perAtom[s] = Double.isNaN(perAtom[s]) ? Double.POSITIVE_INFINITY : perAtom[s] - lowest;
        }
        return perAtom;
    }

    private boolean[] chosen(List<Structure> structures, double[] excess) {
        var lower = new ArrayList<Integer>();
        var upper = new ArrayList<Integer>();
        for (int s = 0; s < excess.length; s++) {
            if (excess[s] < highEnergy && largestForce(structures.get(s)) <= highForce) {
                (excess[s] < lowEnergy ? lower : upper).add(s);
            }
        }
        var random = new Random(seed);
        Collections.shuffle(lower, random);
        Collections.shuffle(upper, random);
        int fromLower = Math.min(lower.size(), lowerCount.orElse(count.orElse(Integer.MAX_VALUE)));
        int rest = count.isPresent() ? Math.max(0, count.getAsInt() - fromLower) : upper.size();
        int fromUpper = Math.min(upper.size(), upperCount.orElse(rest));
        if (fromLower + fromUpper == 0) {
            throw new InvalidInputException(
                    "EnergyBasedWeightingPolicy leaves out all structures; raise DEup or DFup");
        }
        var chosen = new boolean[excess.length];
        lower.subList(0, fromLower).forEach(s -> chosen[s] = true);
        upper.subList(0, fromUpper).forEach(s -> chosen[s] = true);
        return chosen;
    }

    private static double largestForce(Structure structure) {
        double largest = 0;
        double[] f = structure.labels().forces().orElseGet(() -> new double[0]);
        for (int k = 0; k < f.length; k += 3) {
            largest = Math.max(largest, square(f, k));
        }
        return Math.sqrt(largest);
    }

    private static double square(double[] f, int k) {
        return f[k] * f[k] + f[k + 1] * f[k + 1] + f[k + 2] * f[k + 2];
    }

    private static void scale(double[] weights, double sum) {
        double found = 0;
        for (double w : weights) {
            found += w;
        }
        for (int s = 0; s < weights.length; s++) {
            weights[s] *= sum / found;
        }
    }

    private void shareTiers(double[] weights, double[] excess) {
        if (Double.isNaN(lowerShare)) {
            return;
        }
        double low = 0;
        double high = 0;
        for (int s = 0; s < weights.length; s++) {
            if (excess[s] < lowEnergy) {
                low += weights[s];
            } else {
                high += weights[s];
            }
        }
        if (low == 0 || high == 0) {
            return;
        }
        for (int s = 0; s < weights.length; s++) {
            weights[s] *= excess[s] < lowEnergy ? lowerShare / low : (1 - lowerShare) / high;
        }
    }

    private double[][] forceWeights(List<Structure> structures, double[] energy) {
        return IntStream.range(0, energy.length)
                .mapToObj(s -> {
                    var structure = structures.get(s);
                    double[] f =
                            structure
                                    .labels()
                                    .forces()
                                    .orElseGet(() -> new double[3 * structure.size()]);
                    var row = new double[structure.size()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = energy[s] / (square(f, 3 * i) + Math.abs(forceShift));
                    }
                    return row;
                })
                .toArray(double[][]::new);
    }
}
