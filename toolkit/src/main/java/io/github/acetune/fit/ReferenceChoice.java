package io.github.acetune.fit;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeMap;

/** Where the reference energies of the elements come from. */
public sealed interface ReferenceChoice {
    /** Those of the isolated atoms where the data have them, else by least squares on the composition. */
    ReferenceChoice AUTOMATIC = new Automatic();

    /** None: energies are used as they are. */
    ReferenceChoice NONE = new None();

    /**
     * The reference energies for some data.
     *
     * @param train the training data
     * @param elements the elements of the potential
     * @return an energy for each of them at least
     * @throws InvalidInputException where the data do not determine them
     */
    ReferenceEnergies of(Dataset train, Collection<Element> elements);

    /** See {@link #AUTOMATIC}. */
    record Automatic() implements ReferenceChoice {
        @Override
        public ReferenceEnergies of(Dataset train, Collection<Element> elements) {
            try {
                return completed(ReferenceEnergies.isolatedAtoms(train), elements);
            } catch (InvalidInputException _) {
                return completed(ReferenceEnergies.leastSquares(train), elements);
            }
        }
    }

    /** The energies of the isolated atoms in the data. */
    record IsolatedAtoms() implements ReferenceChoice {
        @Override
        public ReferenceEnergies of(Dataset train, Collection<Element> elements) {
            return completed(ReferenceEnergies.isolatedAtoms(train), elements);
        }
    }

    /** The energies that explain the training energies best by composition alone. */
    record LeastSquares() implements ReferenceChoice {
        @Override
        public ReferenceEnergies of(Dataset train, Collection<Element> elements) {
            return completed(ReferenceEnergies.leastSquares(train), elements);
        }
    }

    /**
     * By least squares of the total energies on the composition, then shifted for all elements alike so that the structure with the largest volume per atom, which is
     * nearest to free atoms, has no energy left: what pacemaker calls {@code auto}. Where no structure is periodic nothing is
     * shifted.
     */
    record ExpandedLimit() implements ReferenceChoice {
        @Override
        public ReferenceEnergies of(Dataset train, Collection<Element> elements) {
            var fitted = ReferenceEnergies.leastSquaresOfTotals(train);
            double shift =
                    train.structures().stream()
                            .filter(s -> s.labels().energy().isPresent() && s.cell().volume() > 0)
                            .max(Comparator.comparingDouble(s -> s.cell().volume() / s.size()))
                            .map(s ->
                                    (s.labels().energy().getAsDouble() - fitted.energyOf(s))
                                            / s.size())
                            .orElse(0.0);
            var shifted = new TreeMap<>(fitted.energies());
            shifted.replaceAll((element, energy) -> energy + shift);
            return completed(ReferenceEnergies.of(shifted), elements);
        }
    }

    /** See {@link #NONE}. */
    record None() implements ReferenceChoice {
        @Override
        public ReferenceEnergies of(Dataset train, Collection<Element> elements) {
            return completed(ReferenceEnergies.of(java.util.Map.of()), elements);
        }
    }

    /**
     * Given energies.
     *
     * @param energies eV per atom
     */
    record Given(ReferenceEnergies energies) implements ReferenceChoice {
        @Override
        public ReferenceEnergies of(Dataset train, Collection<Element> elements) {
            for (var element : train.elements()) {
                energies.energy(element);
            }
            return completed(energies, elements);
        }
    }

    /**
     * The same energy for every element.
     *
     * @param energy eV per atom
     */
    record SameForAll(double energy) implements ReferenceChoice {
        @Override
        public ReferenceEnergies of(Dataset train, Collection<Element> elements) {
            var map = new TreeMap<Element, Double>();
            elements.forEach(element -> map.put(element, energy));
            return ReferenceEnergies.of(map);
        }
    }

    private static ReferenceEnergies completed(
            ReferenceEnergies energies, Collection<Element> elements) {
        var map = new TreeMap<>(energies.energies());
        elements.forEach(element -> map.putIfAbsent(element, 0.0));
        return ReferenceEnergies.of(map);
    }
}
