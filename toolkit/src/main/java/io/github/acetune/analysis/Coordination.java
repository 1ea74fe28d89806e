package io.github.acetune.analysis;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How many bonds atoms have.
 *
 * @param numbers of each atom, [nAtoms]; an atom's bonds to its own images count
 */
public record Coordination(List<Integer> numbers) {
    /** Copies the numbers. */
    public Coordination {
        numbers = List.copyOf(numbers);
    }

    /**
     * Counts bonds.
     *
     * @param structure the atoms
     * @param cutoff what a bond is
     * @return the numbers
     */
    public static Coordination of(Structure structure, BondCutoff cutoff) {
        BondGraph graph = BondGraph.of(structure, cutoff);
        return new Coordination(
                IntStream.range(0, structure.size()).mapToObj(graph::degree).toList());
    }

    /**
     * Counts bonds to atoms of one element.
     *
     * @param structure the atoms
     * @param cutoff what a bond is
     * @param neighbour only bonds to this element count
     * @return the numbers of all atoms
     */
    public static Coordination of(Structure structure, BondCutoff cutoff, Element neighbour) {
        BondGraph graph = BondGraph.of(structure, cutoff);
        var numbers = new ArrayList<Integer>();
        for (int atom = 0; atom < structure.size(); atom++) {
            int count = 0;
            for (int bond = 0; bond < graph.degree(atom); bond++) {
                if (structure.species().get(graph.neighbour(atom, bond)) == neighbour) {
                    count++;
                }
            }
            numbers.add(count);
        }
        return new Coordination(numbers);
    }

    /**
     * The share of atoms with a certain number of bonds.
     *
     * @param bonds the number
     * @return between 0 and 1
     */
    public double share(int bonds) {
        return numbers.isEmpty()
                ? 0
                : (double) numbers.stream().filter(number -> number == bonds).count()
                        / numbers.size();
    }

    /**
     * The mean number of bonds.
     *
     * @return 0 where there are no atoms
     */
    public double mean() {
        return numbers.stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    /**
     * The numbers of each atom, for colouring a structure by them.
     *
     * @return a new array, [nAtoms]
     */
    public double[] perAtom() {
        return numbers.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /**
     * The histogram as a table.
     *
     * @return one row for each number of bonds that occurs: atoms and their share
     */
    public Table table() {
        int largest = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        var bonds = IntColumn.create("coordination");
        var atoms = IntColumn.create("atoms");
        var share = DoubleColumn.create("share");
        for (int number = 0; number <= largest; number++) {
            int wanted = number;
            int count = (int) numbers.stream().filter(each -> each == wanted).count();
            if (count > 0) {
                bonds.append(number);
                atoms.append(count);
                share.append(share(number));
            }
        }
        return Table.create("Coordination", bonds, atoms, share);
    }
}
