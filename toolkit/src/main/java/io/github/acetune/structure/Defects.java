package io.github.acetune.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Point defects. All results are without labels and per-atom columns, since these would no longer be true, and keep
 * {@link Structure#info()}.
 */
public final class Defects {
    private static final int LARGEST_THROW_COUNT = 20_000;

    private Defects() {}

    /**
     * Makes a vacancy.
     *
     * @param structure what to take an atom from
     * @param atom which, from 0
     * @return the structure without it
     * @throws IndexOutOfBoundsException where there is no such atom
     */
    public static Structure vacancy(Structure structure, int atom) {
        return without(structure, List.of(atom));
    }

    /**
     * Makes vacancies at random places.
     *
     * @param structure what to take atoms from
     * @param count how many, from 0 to all
     * @param seed the same seed takes the same atoms
     * @return the structure without them
     * @throws IllegalArgumentException where the count is out of range
     */
    public static Structure vacancies(Structure structure, int count, long seed) {
        if (count < 0 || count > structure.size()) {
            throw new IllegalArgumentException(
                    "cannot take "
                            + count
                            + " atoms from a structure of "
                            + structure.size()
                            + " atoms");
        }
        var atoms = new ArrayList<>(IntStream.range(0, structure.size()).boxed().toList());
        Collections.shuffle(atoms, new Random(seed));
        return without(structure, atoms.subList(0, count));
    }

    /**
     * Puts an atom between the others, at a random place.
     *
     * @param structure a periodic structure
     * @param element what to add
     * @param minimumDistance no other atom is closer to it, Å; crystals of silicon have room for about 2.2
     * @param seed the same seed gives the same place
     * @return the structure with the new atom as its last
     * @throws InvalidInputException where no place is found that is free, or the structure has no cell to look in
     */
    public static Structure interstitial(
            Structure structure, Element element, double minimumDistance, long seed) {
        if (!(structure.cell().volume() > 0)) {
            throw new InvalidInputException(
                    structure.describe() + ": has no cell, in which a place could be looked for");
        }
        var random = new Random(seed);
        for (int attempt = 0; attempt < LARGEST_THROW_COUNT; attempt++) {
            double[] place =
                    structure
                            .cell()
                            .cartesian(
                                    random.nextDouble(), random.nextDouble(), random.nextDouble());
            Structure tried = withAtom(structure, element, place);
            if (isFree(tried, minimumDistance)) {
                return tried;
            }
        }
        throw new InvalidInputException(
                structure.describe()
                        + ": has no room for another atom "
                        + minimumDistance
                        + " Å from the others; lower the distance");
    }

    /**
     * Puts an atom at a given place.
     *
     * @param structure what to add to
     * @param element what to add
     * @param x Å
     * @param y Å
     * @param z Å
     * @return the structure with the new atom as its last
     */
    public static Structure interstitialAt(
            Structure structure, Element element, double x, double y, double z) {
        return withAtom(structure, element, x, y, z);
    }

    /**
     * Replaces an atom by one of another element: an impurity or, in a compound, an antisite.
     *
     * @param structure what to change
     * @param atom which, from 0
     * @param element what to put there
     * @return the structure with the same positions
     */
    public static Structure substitution(Structure structure, int atom, Element element) {
        var species = new ArrayList<>(structure.species());
        species.set(atom, element);
        return rebuilt(structure, species, structure.positions());
    }

    /** The structure without some atoms, given by their indices. */
    static Structure without(Structure structure, Collection<Integer> atoms) {
        for (int atom : atoms) {
            if (atom < 0 || atom >= structure.size()) {
                throw new IndexOutOfBoundsException(
                        "atom " + atom + " of a structure of " + structure.size() + " atoms");
            }
        }
        var gone = new HashSet<>(atoms);
        return selected(
                structure,
                IntStream.range(0, structure.size())
                        .filter(atom -> !gone.contains(atom))
                        .toArray());
    }

    /** The same atoms, those of the first element first. */
    static Structure sortedBySpecies(Structure structure, List<Element> order) {
        return selected(
                structure,
                order.stream()
                        .distinct()
                        .flatMapToInt(element ->
                                IntStream.range(0, structure.size())
                                        .filter(atom -> structure.species().get(atom) == element))
                        .toArray());
    }

    private static Structure selected(Structure structure, int... atoms) {
        double[] positions = structure.positions();
        double[] kept = new double[3 * atoms.length];
        var species = new ArrayList<Element>();
        for (int k = 0; k < atoms.length; k++) {
            species.add(structure.species().get(atoms[k]));
            System.arraycopy(positions, 3 * atoms[k], kept, 3 * k, 3);
        }
        return rebuilt(structure, species, kept);
    }

    private static Structure withAtom(Structure structure, Element element, double... place) {
        var species = new ArrayList<>(structure.species());
        species.add(element);
        double[] old = structure.positions();
        double[] positions = new double[old.length + 3];
        System.arraycopy(old, 0, positions, 0, old.length);
        System.arraycopy(place, 0, positions, old.length, 3);
        return rebuilt(structure, species, positions);
    }

    private static boolean isFree(Structure structure, double minimumDistance) {
        var search = new NeighbourSearch();
        search.bin(structure, minimumDistance);
        var list = NeighbourList.empty();
        search.collect(structure.size() - 1, structure.size(), list);
        return list.pairs() == 0;
    }

    private static Structure rebuilt(
            Structure structure, List<Element> species, double... positions) {
        return Structure.of(species, positions, structure.cell(), structure.periodicity())
                .withInfo(structure.info());
    }
}
