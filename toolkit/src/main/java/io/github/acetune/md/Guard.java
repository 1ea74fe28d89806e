package io.github.acetune.md;

import io.github.acetune.ace.active.ActiveSet;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A condition that a run must meet; where it does not, the run has left physics and stops. */
public sealed interface Guard {
    /**
     * The guards of every run that names none: temperature at most 5 times the highest one asked for plus 5,000 K, energy within
     * 20 eV per atom of the start, no pair closer than half the sum of the covalent radii, volume within a factor of 5.
     *
     * @return a new list
     */
    static List<Guard> defaults() {
        return List.of(
                new Temperature(Double.NaN), new Energy(20), Distance.covalent(0.5), new Volume(5));
    }

    /**
     * The temperature stays below a limit.
     *
     * @param limit K; not a number stands for 5 times the highest temperature asked for (or found at the start) plus 5,000 K
     */
    record Temperature(double limit) implements Guard {}

    /**
     * The potential energy stays near that of the start.
     *
     * @param limit largest difference, eV per atom
     */
    record Energy(double limit) implements Guard {}

    /**
     * The volume of a free cell stays near that of the start.
     *
     * @param factor largest ratio of the two
     */
    record Volume(double factor) implements Guard {}

    /**
     * No pair of atoms comes closer than allowed.
     *
     * @param smallest smallest distances, Å
     * @param source what they are, for the message
     */
    record Distance(Map<Pair, Double> smallest, String source) implements Guard {
        /** Copies the distances. */
        public Distance {
            smallest = Map.copyOf(smallest);
        }

        /**
         * A part of the sum of the covalent radii.
         *
         * @param factor usually 0.5
         * @return the guard
         */
        public static Distance covalent(double factor) {
            var smallest = new HashMap<Pair, Double>();
            for (Element first : Element.values()) {
                for (Element second : Element.values()) {
                    smallest.put(
                            Pair.of(first, second),
                            factor * (first.covalentRadius() + second.covalentRadius()));
                }
            }
            return new Distance(smallest, factor + " times the sum of the covalent radii");
        }

        /**
         * The distances of the training data: closer pairs are unknown to the potential.
         *
         * @param training the structures that the potential was fitted to
         * @return the guard; pairs of elements that the data lack are not guarded
         */
        public static Distance of(List<Structure> training) {
            double range = 4;
            var smallest = new HashMap<Pair, Double>();
            for (Structure structure : training) {
                NeighbourList list = NeighbourList.of(structure, range);
                for (int atom = 0; atom < structure.size(); atom++) {
                    for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                        Pair pair =
                                Pair.of(
                                        structure.species().get(atom),
                                        structure.species().get(list.index(slot)));
                        smallest.merge(pair, list.distance(slot), Math::min);
                    }
                }
            }
            return new Distance(smallest, "the shortest distance in the training data");
        }
    }

    /**
     * The extrapolation grade γ of every atom stays below a limit.
     *
     * @param activeSet the potential's active set
     * @param limit usually 5 to 10
     * @param interval how many steps between two checks, at least 1
     */
    record Extrapolation(ActiveSet activeSet, double limit, int interval) implements Guard {
        /** Checks the numbers. */
        public Extrapolation {
            if (!(limit > 0) || interval < 1) {
                throw new InvalidInputException(
                        "the extrapolation grade needs a limit above 0 and an interval of at least 1"
                                + " step, found "
                                + limit
                                + " and "
                                + interval);
            }
        }
    }

    /**
     * Two elements, the one with the lower atomic number first.
     *
     * @param first the lighter
     * @param second the heavier
     */
    record Pair(Element first, Element second) {
        /**
         * A pair in any order.
         *
         * @param one an element
         * @param other an element
         * @return the pair
         */
        public static Pair of(Element one, Element other) {
            return one.atomicNumber() <= other.atomicNumber()
                    ? new Pair(one, other)
                    : new Pair(other, one);
        }

        @Override
        public String toString() {
            return first + "–" + second;
        }
    }
}
