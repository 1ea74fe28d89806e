package io.github.acetune.validate;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Molecules;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.RandomPacking;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for unphysical energies without molecular dynamics: a potential with tiny errors on its data may still pull atoms into each
 * other where there are no data, and a simulation then ends in a collapse (XPOT-ACE-3 of the paper). Two questions, answered in
 * milliseconds:
 *
 * <ul>
 *   <li>Dimers: nearer than any pair of the data, the energy must not fall below what the dimer has at larger distances.
 *   <li>Randomly packed structures, at the densities of the data and with pairs somewhat nearer than in the data: none may be lower in
 *       energy than the best structure of the data by more than a margin.
 * </ul>
 */
public final class StabilityProbe {
    /** How far below the nearest distance of the data atoms come in a hot liquid. */
    private static final double NEARNESS = 0.7;

    private static final double DIMER_STEP = 0.05;

    /** eV; a dimer may be a little lower than its data say. */
    private static final double DIMER_MARGIN = 0.5;

    private static final int PACKINGS = 6;
    private static final int ATOMS = 8;
    private static final double PACKING_NEARNESS = 0.9;

    /** eV per atom. */
    private static final double PACKING_MARGIN = 0.3;

    private final List<Element> elements;
    private final double[][] nearest;
    private final double lowestEnergy;
    private final List<Structure> packings;

    private StabilityProbe(
            List<Element> elements,
            double[][] nearest,
            double lowestEnergy,
            List<Structure> packings) {
        this.elements = elements;
        this.nearest = nearest;
        this.lowestEnergy = lowestEnergy;
        this.packings = packings;
    }

    /**
     * A probe for potentials fitted to some data.
     *
     * @param data structures, of which some have energies
     * @param seed of the packings
     * @return the probe
     */
    public static StabilityProbe of(Dataset data, long seed) {
        List<Element> elements = data.elements();
        double[][] nearest = nearest(data, elements);
        double shortest =
                Arrays.stream(nearest).flatMapToDouble(Arrays::stream).min().orElseThrow();
        double[] energies =
                data.structures().stream()
                        .filter(s -> s.labels().energy().isPresent())
                        .mapToDouble(s -> s.labels().energy().getAsDouble() / s.size())
                        .toArray();
        // Energies per atom compare only within one composition.
        double lowest =
                elements.size() == 1 && energies.length > 0
                        ? Arrays.stream(energies).min().getAsDouble()
                        : Double.NaN;
        return new StabilityProbe(
                elements, nearest, lowest, packings(data, PACKING_NEARNESS * shortest, seed));
    }

    private static double[][] nearest(Dataset data, List<Element> elements) {
        int n = elements.size();
        double[][] nearest = new double[n][n];
        for (double[] row : nearest) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        double shortest = Double.POSITIVE_INFINITY;
        for (double reach = 4; Double.isInfinite(shortest) && reach < 20; reach *= 1.5) {
            for (Structure structure : data.structures()) {
                NeighbourList list = NeighbourList.of(structure, reach);
                for (int i = 0; i < structure.size(); i++) {
                    int a = elements.indexOf(structure.species().get(i));
                    for (int slot = list.start(i); slot < list.end(i); slot++) {
                        int b = elements.indexOf(structure.species().get(list.index(slot)));
                        double distance = list.distance(slot);
                        nearest[a][b] = Math.min(nearest[a][b], distance);
                        nearest[b][a] = nearest[a][b];
                        shortest = Math.min(shortest, distance);
                    }
                }
            }
        }
        if (Double.isInfinite(shortest)) {
            throw new InvalidInputException(
                    data.name() + ": holds no two atoms near each other, nothing to probe");
        }
        for (double[] row : nearest) {
            for (int b = 0; b < n; b++) {
                row[b] = Double.isInfinite(row[b]) ? shortest : row[b];
            }
        }
        return nearest;
    }

    /** Packings with the composition and the volume of structures of the data. */
    private static List<Structure> packings(Dataset data, double distance, long seed) {
        List<Structure> dense =
                data.structures().stream()
                        .filter(s ->
                                s.periodicity().equals(io.github.acetune.structure.Periodicity.ALL))
                        .toList();
        var packings = new ArrayList<Structure>();
        for (int k = 0; k < PACKINGS && !dense.isEmpty(); k++) {
            Structure model = dense.get(k * dense.size() / PACKINGS);
            var species = new ArrayList<Element>();
            for (int i = 0; i < ATOMS; i++) {
                species.add(model.species().get(i * model.size() / ATOMS));
            }
            double edge = Math.cbrt(model.cell().volume() / model.size() * ATOMS);
            var cell = Cell.orthorhombic(edge, edge, edge);
            packing(species, cell, distance, seed + k).ifPresent(packings::add);
        }
        return packings;
    }

    private static Optional<Structure> packing(
            List<Element> species, Cell cell, double distance, long seed) {
        for (double near = distance; near > distance / 2; near *= 0.9) {
            try {
                return Optional.of(RandomPacking.of(species, cell, near, seed));
            } catch (InvalidInputException e) {
                // too dense for this distance: a little nearer
            }
        }
        return Optional.empty();
    }

    /**
     * Probes a potential.
     *
     * @param calculator the potential
     * @return what is unphysical, in one line; empty where nothing is
     */
    public Optional<String> fault(Calculator calculator) {
        for (int a = 0; a < elements.size(); a++) {
            for (int b = a; b < elements.size(); b++) {
                Optional<String> fault = dimerFault(calculator, a, b);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return packings.stream()
                .map(packing -> packingFault(calculator, packing))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> dimerFault(Calculator calculator, int a, int b) {
        double lowest = Double.POSITIVE_INFINITY;
        double from = nearest[a][b];
        for (double r = from; r < 2.5 * from; r += DIMER_STEP) {
            lowest = Math.min(lowest, dimer(calculator, a, b, r));
        }
        for (double r = from; r > NEARNESS * from; r -= DIMER_STEP) {
            double energy = dimer(calculator, a, b, r);
            if (!(energy >= lowest - DIMER_MARGIN)) {
                return Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s–%s dimer at %.2f Å is lower than at any distance above %.2f Å, by %.3g eV",
                                elements.get(a).symbol(),
                                elements.get(b).symbol(),
                                r,
                                from,
                                lowest - energy));
            }
        }
        return Optional.empty();
    }

    private double dimer(Calculator calculator, int a, int b, double distance) {
        return calculator
                .calculate(Molecules.dimer(elements.get(a), elements.get(b), distance))
                .energy();
    }

    private Optional<String> packingFault(Calculator calculator, Structure packing) {
        double energy = calculator.calculate(packing).energy() / packing.size();
        boolean low = energy < lowestEnergy - PACKING_MARGIN;
        return Double.isFinite(energy) && !low
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "a random packing of %d atoms has %.4g eV per atom, the lowest structure of the data %.4g",
                                packing.size(),
                                energy,
                                lowestEnergy));
    }
}
