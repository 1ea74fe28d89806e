package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Bond-orientational order of each atom: q_l = √(4π/(2l+1) Σ_m |q_lm|²), q_lm the mean of Y_lm over the bonds (Steinhardt,
 * Nelson and Ronchetti, Phys. Rev. B 1983, 28, 784), and the averaged q̄_l, in which q_lm is first averaged over the atom and its
 * neighbours (Lechner and Dellago, J. Chem. Phys. 2008, 129, 114707), which tells crystal from liquid more sharply. Atoms
 * without bonds have 0.
 *
 * @param l degrees
 * @param q for each degree, of each atom
 * @param averaged for each degree, of each atom
 */
public record SteinhardtOrder(List<Integer> l, List<List<Double>> q, List<List<Double>> averaged) {
    /** Copies the lists. */
    public SteinhardtOrder {
        l = List.copyOf(l);
        q = q.stream().map(List::copyOf).toList();
        averaged = averaged.stream().map(List::copyOf).toList();
    }

    /**
     * Of a structure.
     *
     * @param structure the atoms
     * @param cutoff what a bond is
     * @param degrees l, for example 4 and 6
     * @return the parameters
     * @throws InvalidInputException where a degree is negative or none is given
     */
    public static SteinhardtOrder of(Structure structure, BondCutoff cutoff, int... degrees) {
        int largest = -1;
        for (int degree : degrees) {
            if (degree < 0) {
                throw new InvalidInputException("q_l needs l >= 0, found " + degree);
            }
            largest = Math.max(largest, degree);
        }
        if (largest < 0) {
            throw new InvalidInputException("q_l needs at least one l");
        }
        BondGraph graph = BondGraph.of(structure, cutoff);
        double[][] own = means(graph, largest);
        double[][] shared = overNeighbours(graph, own);
        List<Integer> l = new ArrayList<>();
        List<List<Double>> q = new ArrayList<>();
        List<List<Double>> averaged = new ArrayList<>();
        for (int degree : degrees) {
            l.add(degree);
            q.add(lengths(own, degree));
            averaged.add(lengths(shared, degree));
        }
        return new SteinhardtOrder(l, q, averaged);
    }

    /**
     * The mean over the atoms and over a trajectory.
     *
     * @param frames the parameters of each frame, in order of time, of the same l
     * @return mean q_l and mean averaged q_l by l, with standard errors
     * @throws InvalidInputException where there is no frame
     */
    public static FrameAverage average(List<SteinhardtOrder> frames) {
        List<Integer> degrees = frames.isEmpty() ? List.of() : frames.getFirst().l();
        return new FrameAverage(
                "l",
                degrees.stream().map(Integer::doubleValue).toList(),
                List.of(
                        FrameAverage.Series.of(
                                "q", frames.stream().map(frame -> means(frame.q())).toList()),
                        FrameAverage.Series.of(
                                "averaged q",
                                frames.stream().map(frame -> means(frame.averaged())).toList())));
    }

    private static double[] means(List<List<Double>> byDegree) {
        return byDegree.stream()
                .mapToDouble(atoms ->
                        atoms.stream().mapToDouble(Double::doubleValue).average().orElse(0))
                .toArray();
    }

    /** q_lm of each atom in real harmonics, whose Σ_m is the same. */
    private static double[][] means(BondGraph graph, int largest) {
        var harmonics = new RealHarmonics(largest);
        int atoms = graph.structure().size();
        double[][] means = new double[atoms][RealHarmonics.count(largest)];
        double[] values = new double[RealHarmonics.count(largest)];
        double[] direction = new double[3];
        for (int atom = 0; atom < atoms; atom++) {
            for (int bond = 0; bond < graph.degree(atom); bond++) {
                graph.direction(atom, bond, direction);
                harmonics.evaluate(direction[0], direction[1], direction[2], values);
                for (int k = 0; k < values.length; k++) {
                    means[atom][k] += values[k] / graph.degree(atom);
                }
            }
        }
        return means;
    }

    private static double[][] overNeighbours(BondGraph graph, double[][] own) {
        double[][] shared = new double[own.length][];
        for (int atom = 0; atom < own.length; atom++) {
            double[] sum = own[atom].clone();
            for (int bond = 0; bond < graph.degree(atom); bond++) {
                double[] neighbour = own[graph.neighbour(atom, bond)];
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += neighbour[k];
                }
            }
            for (int k = 0; k < sum.length; k++) {
                sum[k] /= graph.degree(atom) + 1;
            }
            shared[atom] = sum;
        }
        return shared;
    }

    private static List<Double> lengths(double[][] means, int degree) {
        List<Double> lengths = new ArrayList<>();
        for (double[] mean : means) {
            double sum = 0;
            for (int k = degree * degree; k < (degree + 1) * (degree + 1); k++) {
                sum += mean[k] * mean[k];
            }
            lengths.add(Math.sqrt(4 * Math.PI / (2 * degree + 1) * sum));
        }
        return lengths;
    }

    /**
     * The parameters as a table.
     *
     * @return one row per atom: its number from 1, q_l and averaged q_l of each degree
     */
    public Table table() {
        var atom = IntColumn.create("atom");
        for (int k = 0; k < q.getFirst().size(); k++) {
            atom.append(k + 1);
        }
        Table table = Table.create("Steinhardt order", atom);
        for (int k = 0; k < l.size(); k++) {
            table.addColumns(DoubleColumn.create("q" + l.get(k), q.get(k)));
            table.addColumns(DoubleColumn.create("averaged q" + l.get(k), averaged.get(k)));
        }
        return table;
    }
}
