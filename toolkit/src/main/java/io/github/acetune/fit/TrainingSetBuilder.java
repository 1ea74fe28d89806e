package io.github.acetune.fit;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.fit.design.PairTable;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checks labelled structures and makes of them what the fit works on. */
final class TrainingSetBuilder {
    /** Pairs nearer than this are taken for a mistake in the data, Å. */
    private static final double SMALLEST_DISTANCE = 0.1;

    private final List<Element> elements;
    private final double cutoff;
    private final ReferenceEnergies references;
    private final LossSettings loss;
    private final Weighting weighting;
    private final SharedWork shared;

    TrainingSetBuilder(
            List<Element> elements,
            double cutoff,
            ReferenceEnergies references,
            LossSettings loss,
            Weighting weighting) {
        this(elements, cutoff, references, loss, weighting, new SharedWork());
    }

    TrainingSetBuilder(
            List<Element> elements,
            double cutoff,
            ReferenceEnergies references,
            LossSettings loss,
            Weighting weighting,
            SharedWork shared) {
        this.shared = shared;
        this.elements = elements;
        this.cutoff = cutoff;
        this.references = references;
        this.loss = loss;
        this.weighting = weighting;
    }

    /**
     * Structures to fit to and structures to watch.
     *
     * @param train to fit to
     * @param heldOut for the validation loss; empty without such structures, or where the weighting leaves all of them out
     */
    record Sets(TrainingSet train, Optional<TrainingSet> heldOut) {}

    /** Builds, with the energies of the core subtracted from the targets. */
    TrainingSet build(Dataset data, CoreEnergies core) {
        return build(data, Optional.empty(), core).train();
    }

    /**
     * Builds both sets. As in pacemaker they are weighted together, so that for example energies of both are measured from the
     * same lowest one, and normalised separately; an automatic κ is that of the training structures.
     */
    Sets build(Dataset train, Optional<Dataset> heldOut, CoreEnergies core) {
        int count = train.size();
        if (count == 0) {
            throw new InvalidInputException(train.name() + ": no structures to fit to");
        }
        var all = new ArrayList<>(train.structures());
        heldOut.ifPresent(data -> all.addAll(data.structures()));
        double[] energies = energies(all);
        var weights = masked(all, energies, weighting.of(all, energies));
        var own = weights.part(0, count);
        if (own.isEmpty()) {
            throw new InvalidInputException(
                    train.name() + ": every structure has weight zero, nothing to fit to");
        }
        double kappa =
                loss.isKappaAutomatic()
                        ? automaticKappa(train.structures(), Arrays.copyOf(energies, count))
                        : loss.kappa();
        var held = weights.part(count, all.size());
        return new Sets(
                set(all.subList(0, count), energies, kappa, own.normalised(), core),
                held.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                set(
                                        all.subList(count, all.size()),
                                        Arrays.copyOfRange(energies, count, all.size()),
                                        kappa,
                                        held.normalised(),
                                        core)));
    }

    /** Energies less the reference energies, NaN where unknown. */
    private double[] energies(List<Structure> structures) {
        var energies = new double[structures.size()];
        for (int s = 0; s < energies.length; s++) {
            var structure = structures.get(s);
            check(structure);
            energies[s] =
                    structure.labels().energy().isPresent()
                            ? structure.labels().energy().getAsDouble()
                                    - references.energyOf(structure)
                            : Double.NaN;
        }
        return energies;
    }

    private TrainingSet set(
            List<Structure> structures,
            double[] energies,
            double kappa,
            Weighting.Weights weights,
            CoreEnergies core) {
        var result = new ArrayList<TrainingStructure>();
        for (int s = 0; s < structures.size(); s++) {
            result.add(training(structures.get(s), energies[s], kappa, weights, s, core));
        }
        return new TrainingSet(result);
    }

    private TrainingStructure training(
            Structure structure,
            double energy,
            double kappa,
            Weighting.Weights weights,
            int s,
            CoreEnergies core) {
        int atoms = structure.size();
        var pairs = core.switching(shared.pairs(structure, elements, cutoff));
        checkDistances(structure, pairs);
        var forceWeights = new double[atoms];
        for (int i = 0; i < atoms; i++) {
            forceWeights[i] = kappa * weights.forces()[s][i];
        }
        double perAtom = 1.0 / ((double) atoms * atoms);
        boolean useVirial = loss.virial() > 0 && structure.labels().virial().isPresent();
        var added = core.of(structure, pairs);
        double energyTarget = Double.isNaN(energy) ? 0 : energy;
        double[] forces = structure.labels().forces().orElseGet(() -> new double[3 * atoms]);
        double[] virial = useVirial ? structure.labels().virial().orElseThrow() : null;
        if (added.isPresent()) {
            energyTarget -= added.get().energy();
            forces = less(forces, added.get().forces());
            virial = useVirial ? less(virial, added.get().virial()) : null;
        }
        return new TrainingStructure(
                pairs,
                energyTarget,
                forces,
                virial,
                (1 - kappa) * weights.energy()[s] * perAtom,
                forceWeights,
                useVirial ? loss.virial() * weights.energy()[s] * perAtom : 0);
    }

    private static double[] less(double[] a, double[] b) {
        var result = a.clone();
        for (int k = 0; k < result.length; k++) {
            result[k] -= b[k];
        }
        return result;
    }

    /** A missing energy or missing forces have no weight. */
    private static Weighting.Weights masked(
            List<Structure> structures, double[] energies, Weighting.Weights weights) {
        var energy = weights.energy().clone();
        var forces = weights.forces().clone();
        for (int s = 0; s < energies.length; s++) {
            if (Double.isNaN(energies[s])) {
                energy[s] = 0;
            }
            if (structures.get(s).labels().forces().isEmpty()) {
                forces[s] = new double[forces[s].length];
            }
        }
        return new Weighting.Weights(energy, forces);
    }

    private void check(Structure structure) {
        var labels = structure.labels();
        if (structure.size() == 0) {
            throw new InvalidInputException(structure.describe() + ": has no atoms");
        }
        for (int i = 0; i < structure.size(); i++) {
            if (!elements.contains(structure.species().get(i))) {
                throw new InvalidInputException(
                        structure.describe()
                                + ": atom "
                                + (i + 1)
                                + " is "
                                + structure.species().get(i)
                                + ", expected one of "
                                + elements);
            }
        }
        if (labels.energy().isEmpty() && labels.forces().isEmpty()) {
            throw new InvalidInputException(
                    structure.describe() + ": has neither an energy nor forces, nothing to fit to");
        }
        labels.energy().ifPresent(e -> checkFinite(structure, "the energy", "eV", e));
        labels.forces()
                .ifPresent(forces -> {
                    for (int k = 0; k < forces.length; k++) {
                        checkFinite(
                                structure, "the force on atom " + (k / 3 + 1), "eV/Å", forces[k]);
                    }
                });
        labels.virial().ifPresent(v -> checkFinite(structure, "the virial", "eV", v));
    }

    private static void checkFinite(
            Structure structure, String what, String unit, double... numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new InvalidInputException(
                        structure.describe()
                                + ": "
                                + what
                                + " is "
                                + number
                                + ", expected finite numbers of "
                                + unit);
            }
        }
    }

    private static void checkDistances(Structure structure, PairTable pairs) {
        for (int i = 0; i < pairs.atoms(); i++) {
            for (int q = pairs.start()[i]; q < pairs.start()[i + 1]; q++) {
                if (pairs.distance()[q] < SMALLEST_DISTANCE) {
                    throw new InvalidInputException(
                            structure.describe()
                                    + ": atoms "
                                    + (i + 1)
                                    + " and "
                                    + (pairs.neighbour()[q] + 1)
                                    + " are "
                                    + pairs.distance()[q]
                                    + " Å apart, expected at least "
                                    + SMALLEST_DISTANCE);
                }
            }
        }
    }

    /** κ = var(E/N) / (var(E/N) + var(|F|)): each part of the loss relative to the spread of what it fits. */
    private static double automaticKappa(List<Structure> structures, double[] energies) {
        var perAtom = new Spread();
        var norms = new Spread();
        for (int s = 0; s < energies.length; s++) {
            if (!Double.isNaN(energies[s])) {
                perAtom.add(energies[s] / structures.get(s).size());
            }
            double[] f = structures.get(s).labels().forces().orElse(new double[0]);
            for (int k = 0; k < f.length; k += 3) {
                norms.add(Math.sqrt(f[k] * f[k] + f[k + 1] * f[k + 1] + f[k + 2] * f[k + 2]));
            }
        }
        double sum = perAtom.variance() + norms.variance();
        return sum > 0 ? perAtom.variance() / sum : 0.5;
    }

    private static final class Spread {
        private int count;
        private double mean;
        private double squares;

        void add(double x) {
            count++;
            double delta = x - mean;
            mean += delta / count;
            squares += delta * (x - mean);
        }

        double variance() {
            return count == 0 ? 0 : squares / count;
        }
    }
}
