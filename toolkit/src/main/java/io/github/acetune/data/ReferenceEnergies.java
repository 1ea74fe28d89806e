package io.github.acetune.data;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The energy E0 of an atom of each element, which is subtracted before a potential is fitted.
 *
 * @param energies eV per atom of each element
 */
public record ReferenceEnergies(Map<Element, Double> energies) {
    /**
     * Copies the map, sorted by symbol.
     *
     * @throws InvalidInputException where an energy is not a finite number
     */
    public ReferenceEnergies {
        var sorted = new TreeMap<Element, Double>(Comparator.comparing(Element::symbol));
        sorted.putAll(energies);
        sorted.forEach((element, energy) -> {
            if (!Double.isFinite(energy)) {
                throw new InvalidInputException(
                        "the reference energy of "
                                + element.symbol()
                                + " is "
                                + energy
                                + ", expected a finite number");
            }
        });
        energies = Collections.unmodifiableSortedMap(sorted);
    }

    /**
     * Given energies.
     *
     * @param energies eV per atom of each element
     * @return the reference
     */
    public static ReferenceEnergies of(Map<Element, Double> energies) {
        return new ReferenceEnergies(energies);
    }

    /**
     * The energies of the isolated atoms in a data set: structures of one atom that are called {@code isolated_atom}, are not
     * periodic, or have a box of at least 10 Å.
     *
     * @param dataset any data with one isolated atom of each element
     * @return the reference
     * @throws InvalidInputException where an element has no isolated atom with an energy, or two with different ones
     */
    public static ReferenceEnergies isolatedAtoms(Dataset dataset) {
        var found = new TreeMap<Element, Double>(Comparator.comparing(Element::symbol));
        for (Structure structure : dataset.structures()) {
            var energy = structure.labels().energy();
            if (energy.isPresent() && IsolatedAtoms.isIsolatedAtom(structure)) {
                Double previous =
                        found.putIfAbsent(structure.species().getFirst(), energy.getAsDouble());
                if (previous != null && previous != energy.getAsDouble()) {
                    throw new InvalidInputException(
                            structure.describe()
                                    + ": a second isolated "
                                    + structure.species().getFirst().symbol()
                                    + " atom with another energy ("
                                    + energy.getAsDouble()
                                    + " eV, before "
                                    + previous
                                    + " eV)");
                }
            }
        }
        for (Element element : dataset.elements()) {
            if (!found.containsKey(element)) {
                throw new InvalidInputException(
                        dataset.name()
                                + ": no isolated "
                                + element.symbol()
                                + " atom with an energy; add one, or give the reference energies, or fit them to the composition");
            }
        }
        return new ReferenceEnergies(found);
    }

    /**
     * The energies that explain the energies per atom best by composition alone, in the sense of least squares; of several
     * equally good ones (a data set of one composition) the smallest.
     *
     * @param dataset structures with energies; those without are passed over
     * @return the reference
     * @throws InvalidInputException where no structure has an energy
     */
    public static ReferenceEnergies leastSquares(Dataset dataset) {
        return CompositionFit.perAtom(dataset.elements(), labelled(dataset));
    }

    /**
     * The same for total energies, so that large structures count more, as pacemaker does.
     *
     * @param dataset structures with energies; those without are passed over
     * @return the reference
     * @throws InvalidInputException where no structure has an energy
     */
    public static ReferenceEnergies leastSquaresOfTotals(Dataset dataset) {
        return CompositionFit.total(dataset.elements(), labelled(dataset));
    }

    private static List<Structure> labelled(Dataset dataset) {
        List<Structure> labelled =
                dataset.structures().stream()
                        .filter(structure ->
                                structure.size() > 0 && structure.labels().energy().isPresent())
                        .toList();
        if (labelled.isEmpty()) {
            throw new InvalidInputException(
                    dataset.name()
                            + ": no structure has an energy, not even the first one"
                            + dataset.structures().stream()
                                    .findFirst()
                                    .map(first -> ", " + first.describe())
                                    .orElse(""));
        }
        return labelled;
    }

    /**
     * The reference energy of one atom.
     *
     * @param element its element
     * @return eV
     * @throws InvalidInputException where the element has none
     */
    public double energy(Element element) {
        Double energy = energies.get(element);
        if (energy == null) {
            throw new InvalidInputException(
                    "no reference energy for "
                            + element.symbol()
                            + ", known are "
                            + energies.keySet().stream().map(Element::symbol).toList());
        }
        return energy;
    }

    /**
     * The reference energy of a structure.
     *
     * @param structure the atoms
     * @return the sum over its atoms, eV
     * @throws InvalidInputException where an element has none
     */
    public double energyOf(Structure structure) {
        double sum = 0;
        for (Element element : structure.species()) {
            sum += energy(element);
        }
        return sum;
    }
}
