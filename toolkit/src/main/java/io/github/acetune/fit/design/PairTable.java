package io.github.acetune.fit.design;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Optional;

/**
 * The neighbours of every atom of one structure.
 *
 * @param species element index of each atom within the basis, [nAtoms]
 * @param start neighbours of atom i stand in [start(i), start(i+1)), [nAtoms + 1]
 * @param neighbour index of the neighbour, [nPairs]
 * @param dx vector from centre to neighbour, Å, [nPairs]
 * @param dy its second component, Å
 * @param dz its third component, Å
 * @param distance its length, Å
 * @param cores how repulsive cores switch the ACE energies of the atoms; empty where they do not
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data of a fit, never written to
public record PairTable(
        int[] species,
        int[] start,
        int[] neighbour,
        double[] dx,
        double[] dy,
        double[] dz,
        double[] distance,
        Optional<CoreSwitch.Factors> cores) {
    /**
     * The neighbours of a structure.
     *
     * @param structure the atoms
     * @param elements the elements of the basis
     * @param cutoff largest cutoff of the basis, Å
     * @return new arrays
     * @throws InvalidInputException where an element is not among those of the basis
     */
    public static PairTable of(Structure structure, List<Element> elements, double cutoff) {
        var species = new int[structure.size()];
        for (int i = 0; i < species.length; i++) {
            var element = structure.species().get(i);
            species[i] = elements.indexOf(element);
            if (species[i] < 0) {
                throw new InvalidInputException(
                        structure.describe()
                                + ": atom "
                                + (i + 1)
                                + " is "
                                + element
                                + ", but the potential knows only "
                                + elements);
            }
        }
        var list = NeighbourList.of(structure, cutoff);
        var start = new int[species.length + 1];
        for (int i = 0; i < species.length; i++) {
            start[i + 1] = start[i] + list.end(i) - list.start(i);
        }
        int pairs = start[species.length];
        var table =
                new PairTable(
                        species,
                        start,
                        new int[pairs],
                        new double[pairs],
                        new double[pairs],
                        new double[pairs],
                        new double[pairs],
                        Optional.empty());
        for (int i = 0; i < species.length; i++) {
            table.copy(list, i);
        }
        return table;
    }

    private void copy(NeighbourList list, int atom) {
        int to = start[atom];
        for (int slot = list.start(atom); slot < list.end(atom); slot++) {
            neighbour[to] = list.index(slot);
            dx[to] = list.dx(slot);
            dy[to] = list.dy(slot);
            dz[to] = list.dz(slot);
            distance[to] = list.distance(slot);
            to++;
        }
    }

    /**
     * The same neighbours with what the cores do.
     *
     * @param cores switches the ACE energies
     * @return shares the arrays
     */
    public PairTable switchedBy(CoreSwitch cores) {
        return new PairTable(species, start, neighbour, dx, dy, dz, distance, cores.of(this));
    }

    /**
     * The number of atoms.
     *
     * @return centre atoms of the table
     */
    public int atoms() {
        return species.length;
    }
}
