package io.github.acetune.analysis;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How many bonds atoms have.
 *
 * @param numbers of each atom, [nAtoms], of several structures one after the other; an atom's bonds to its own images count
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
     * Counts bonds in several structures.
     *
     * @param structures for example the frames of a trajectory
     * @param cutoff what a bond is
     * @return the numbers of all atoms of all structures
     */
    public static Coordination of(List<Structure> structures, BondCutoff cutoff) {
        return new Coordination(
                structures.stream()
                        .flatMap(structure -> of(structure, cutoff).numbers().stream())
                        .toList());
    }

    /**
     * Counts bonds in a data set.
     *
     * @param dataset the structures
     * @param cutoff what a bond is
     * @return by configuration type, in the order of the data
     */
    public static Map<String, Coordination> byConfigType(Dataset dataset, BondCutoff cutoff) {
        var structures = new LinkedHashMap<String, List<Structure>>();
        for (Structure structure : dataset.structures()) {
            structures
                    .computeIfAbsent(structure.configType(), _ -> new ArrayList<>())
                    .add(structure);
        }
        var result = new LinkedHashMap<String, Coordination>();
        structures.forEach((type, ofType) -> result.put(type, of(ofType, cutoff)));
        return result;
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
     * The shares of atoms with 0, 1, 2 … bonds.
     *
     * @param most the last entry holds atoms with this number of bonds or more
     * @return new array, [most + 1], between 0 and 1
     */
    public double[] shares(int most) {
        double[] shares = new double[most + 1];
        for (int number : numbers) {
            shares[Math.min(most, number)]++;
        }
        for (int bonds = 0; bonds <= most; bonds++) {
            shares[bonds] /= Math.max(1, numbers.size());
        }
        return shares;
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

    /**
     * Several histograms as one table.
     *
     * @param coordinations by name, such as a configuration type
     * @return one row for each: its atoms, their mean number of bonds, the share of atoms with 0, 1, 2 … bonds
     */
    public static Table table(Map<String, Coordination> coordinations) {
        var names = StringColumn.create("name");
        var atoms = IntColumn.create("atoms");
        var mean = DoubleColumn.create("mean");
        int most = most(coordinations);
        var shares = new DoubleColumn[most + 1];
        for (int bonds = 0; bonds <= most; bonds++) {
            shares[bonds] = DoubleColumn.create(String.valueOf(bonds));
        }
        coordinations.forEach((name, coordination) -> {
            names.append(name);
            atoms.append(coordination.numbers().size());
            mean.append(coordination.mean());
            double[] row = coordination.shares(most);
            for (int bonds = 0; bonds <= most; bonds++) {
                shares[bonds].append(row[bonds]);
            }
        });
        return Table.create("Coordination", names, atoms, mean).addColumns(shares);
    }

    /**
     * The mean histogram of a trajectory.
     *
     * @param frames in order of time
     * @param cutoff what a bond is
     * @return one row for each number of bonds that occurs: atoms per frame, their share, its standard error by {@link
     *     BlockAverage}; not a number for a single frame
     */
    public static Table table(List<Structure> frames, BondCutoff cutoff) {
        List<Coordination> each = frames.stream().map(frame -> of(frame, cutoff)).toList();
        int most =
                each.stream()
                        .flatMap(one -> one.numbers().stream())
                        .max(Integer::compare)
                        .orElse(0);
        var bonds = IntColumn.create("coordination");
        var atoms = DoubleColumn.create("atoms");
        var share = DoubleColumn.create("share");
        var error = DoubleColumn.create("error");
        for (int number = 0; number <= most; number++) {
            int wanted = number;
            var mean =
                    BlockAverage.of(each.stream().mapToDouble(one -> one.share(wanted)).toArray());
            if (mean.mean() > 0) {
                bonds.append(number);
                atoms.append(mean.mean() * frames.getLast().size());
                share.append(mean.mean());
                error.append(mean.standardError());
            }
        }
        return Table.create("Coordination", bonds, atoms, share, error);
    }

    /**
     * The mean histogram of a trajectory, for a figure.
     *
     * @param frames the numbers of each frame, in order of time
     * @return share of the atoms by their number of bonds, with standard errors
     * @throws InvalidInputException where there is no frame
     */
    public static FrameAverage average(List<Coordination> frames) {
        var all = frames.stream().flatMap(frame -> frame.numbers().stream()).toList();
        int least = all.stream().min(Integer::compare).orElse(0);
        int most = all.stream().max(Integer::compare).orElse(0);
        List<double[]> shares =
                frames.stream()
                        .map(frame -> Arrays.copyOfRange(frame.shares(most), least, most + 1))
                        .toList();
        return new FrameAverage(
                "coordination",
                IntStream.rangeClosed(least, most).mapToObj(bonds -> (double) bonds).toList(),
                List.of(FrameAverage.Series.of("share", shares)));
    }

    /**
     * The largest number of bonds in several histograms.
     *
     * @param coordinations by name
     * @return 0 where there are no atoms
     */
    public static int most(Map<String, Coordination> coordinations) {
        return coordinations.values().stream()
                .flatMap(coordination -> coordination.numbers().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
