package io.github.acetune.ace.active;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The training environments that span what a potential knows, and the extrapolation grade γ of any other environment.
 *
 * <p>For each element as many environments as it has basis functions are chosen so that the determinant of their square matrix A
 * is nearly the largest. An environment with basis functions b has γ = max_k |(b A⁻¹)_k|: up to about 1 the potential
 * interpolates; far above (LAMMPS users often take 5 as warning and 25 as limit) it extrapolates. Basis functions that no
 * environment of the training set distinguishes do not count.
 *
 * <p>Immutable; threads may share it. Method: Y. Lysogorskiy et al., Phys. Rev. Mater. 7, 043801 (2023), equations 9 to 11.
 */
public final class ActiveSet {
    /** Numbers in one batch of rows, about 200 MB. */
    private static final int BATCH_NUMBERS = 25_000_000;

    private static final int MAX_PASSES = 50;

    private final EnvironmentRows rows;
    private final List<double[][]> inverses;
    private final List<List<Environment>> selected;

    private ActiveSet(
            EnvironmentRows rows, List<double[][]> inverses, List<List<Environment>> selected) {
        this.rows = rows;
        this.inverses = List.copyOf(inverses);
        this.selected = List.copyOf(selected);
    }

    /**
     * Chooses the active set of a training set by the values of the basis functions.
     *
     * @param potential its basis
     * @param structures the training set
     * @return the active set
     * @throws InvalidInputException where an element has fewer environments than basis functions, or a structure an element that
     *     the potential does not know
     */
    public static ActiveSet select(BBasisPotential potential, List<Structure> structures) {
        return select(potential, structures, ActiveSetKind.LINEAR, ActiveSetListener.SILENT);
    }

    /**
     * Chooses the active set of a training set. Structures that do not fit the memory together are taken in batches, and gone
     * through again until every training environment has γ ≤ 1.01.
     *
     * @param potential its basis, and for {@link ActiveSetKind#FULL} its coefficients
     * @param structures the training set; gone through several times
     * @param kind what environments are compared by
     * @param listener is told of progress
     * @return the active set
     * @throws InvalidInputException where an element has fewer environments than basis functions (times densities for
     *     {@link ActiveSetKind#FULL}), or a structure an element that the potential does not know
     */
    public static ActiveSet select(
            BBasisPotential potential,
            List<Structure> structures,
            ActiveSetKind kind,
            ActiveSetListener listener) {
        return select(potential, structures, kind, listener, BATCH_NUMBERS);
    }

    static ActiveSet select(
            BBasisPotential potential,
            List<Structure> structures,
            ActiveSetKind kind,
            ActiveSetListener listener,
            int batchNumbers) {
        var rows = new EnvironmentRows(potential, kind);
        var selections = new ArrayList<ElementSelection>();
        for (int mu = 0; mu < rows.elements().size(); mu++) {
            int columns = rows.columns(mu);
            selections.add(
                    new ElementSelection(
                            rows.elements().get(mu), columns, batchNumbers / Math.max(1, columns)));
        }
        gather(rows, structures, selections, listener);
        refine(rows, structures, selections, listener);
        return new ActiveSet(
                rows,
                selections.stream().map(ElementSelection::inverse).toList(),
                selections.stream().map(ElementSelection::environments).toList());
    }

    private static void gather(
            EnvironmentRows rows,
            List<Structure> structures,
            List<ElementSelection> selections,
            ActiveSetListener listener) {
        for (int s = 0; s < structures.size(); s++) {
            var structure = structures.get(s);
            double[][] values = rows.of(structure);
            for (int atom = 0; atom < values.length; atom++) {
                int mu = rows.elements().indexOf(structure.species().get(atom));
                selections.get(mu).offer(values[atom], new Environment(s, atom));
            }
            listener.progress(0, s + 1, structures.size());
        }
        selections.forEach(ElementSelection::endGathering);
    }

    private static void refine(
            EnvironmentRows rows,
            List<Structure> structures,
            List<ElementSelection> selections,
            ActiveSetListener listener) {
        for (int pass = 1; pass <= MAX_PASSES; pass++) {
            var open = selections.stream().filter(s -> !s.converged()).toList();
            if (open.isEmpty()) {
                return;
            }
            open.forEach(ElementSelection::beginReview);
            boolean goOn = true;
            for (int s = 0; s < structures.size() && goOn; s++) {
                review(rows, structures.get(s), s, open);
                goOn = listener.progress(pass, s + 1, structures.size());
            }
            open.forEach(ElementSelection::endReview);
            if (!goOn) {
                return;
            }
        }
    }

    private static void review(
            EnvironmentRows rows, Structure structure, int index, List<ElementSelection> open) {
        double[][] values = rows.of(structure);
        for (var selection : open) {
            int[] atoms =
                    IntStream.range(0, values.length)
                            .filter(i -> structure.species().get(i).equals(selection.element()))
                            .toArray();
            selection.review(
                    IntStream.of(atoms).mapToObj(i -> values[i]).toList(),
                    IntStream.of(atoms).mapToObj(i -> new Environment(index, i)).toList());
        }
    }

    /**
     * Reads an active set, as pacemaker writes it and LAMMPS' {@code pair_style pace/extrapolation} reads it.
     *
     * <p>Whether it compares by basis functions or by all coefficients follows from the size of its matrices; where there is one
     * density, so that both are as large, the former is taken.
     *
     * @param file a {@code .asi} file: a NumPy archive of one matrix A⁻¹ per element
     * @param potential the potential that it was made for
     * @return the active set, without the selected environments
     * @throws InvalidInputException where the file is missing, malformed, or made for another potential
     */
    public static ActiveSet read(Path file, BBasisPotential potential) {
        var matrices = NumpyArchive.read(file);
        var linear = new EnvironmentRows(potential, ActiveSetKind.LINEAR);
        var full = new EnvironmentRows(potential, ActiveSetKind.FULL);
        var names = linear.elements().stream().map(Element::symbol).toList();
        for (String name : matrices.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidInputException(
                        file
                                + ": "
                                + name
                                + ": the potential knows only "
                                + String.join(", ", names));
            }
        }
        var inverses = new ArrayList<double[][]>();
        for (String name : names) {
            if (!matrices.containsKey(name)) {
                throw new InvalidInputException(
                        file + ": no matrix for " + name + ", found " + matrices.keySet());
            }
            inverses.add(matrices.get(name));
        }
        var rows = fits(linear, inverses) ? linear : full;
        for (int mu = 0; mu < names.size(); mu++) {
            requireSize(file, linear, full, mu, inverses.get(mu), rows.columns(mu));
        }
        return new ActiveSet(
                rows, inverses, names.stream().map(n -> List.<Environment>of()).toList());
    }

    private static boolean fits(EnvironmentRows rows, List<double[][]> inverses) {
        return IntStream.range(0, inverses.size())
                .allMatch(mu -> isSquare(inverses.get(mu), rows.columns(mu)));
    }

    private static boolean isSquare(double[][] matrix, int size) {
        return matrix.length == size && (size == 0 || matrix[0].length == size);
    }

    private static void requireSize(
            Path file,
            EnvironmentRows linear,
            EnvironmentRows full,
            int mu,
            double[][] matrix,
            int size) {
        if (!isSquare(matrix, size)) {
            int columns = matrix.length == 0 ? 0 : matrix[0].length;
            throw new InvalidInputException(
                    file
                            + ": "
                            + linear.elements().get(mu).symbol()
                            + ": the matrix is "
                            + matrix.length
                            + "×"
                            + columns
                            + "; this potential needs "
                            + sizes(linear.columns(mu), full.columns(mu)));
        }
    }

    private static String sizes(int linear, int full) {
        String first = linear + "×" + linear;
        return linear == full
                ? first
                : first + " (or " + full + "×" + full + " for all coefficients)";
    }

    /**
     * Writes the active set for LAMMPS and pacemaker. The file appears whole or not at all.
     *
     * @param file the {@code .asi} file
     * @throws InvalidInputException where its folder does not exist
     * @throws java.io.UncheckedIOException where writing fails
     */
    public void write(Path file) {
        Map<String, double[][]> matrices = new LinkedHashMap<>();
        for (int mu = 0; mu < inverses.size(); mu++) {
            matrices.put(rows.elements().get(mu).symbol(), inverses.get(mu));
        }
        NumpyArchive.write(file, matrices);
    }

    /**
     * The extrapolation grade of every atom.
     *
     * @param structure the atoms
     * @return γ, new array [nAtoms], dimensionless; 0 for an atom without neighbours
     * @throws InvalidInputException where the structure holds an element that the potential does not know
     */
    public double[] grades(Structure structure) {
        double[][] values = rows.of(structure);
        var grades = new double[values.length];
        for (int mu = 0; mu < inverses.size(); mu++) {
            var element = rows.elements().get(mu);
            int[] atoms =
                    IntStream.range(0, values.length)
                            .filter(i -> structure.species().get(i).equals(element))
                            .toArray();
            double[][] own = IntStream.of(atoms).mapToObj(i -> values[i]).toArray(double[][]::new);
            double[] found = Grade.of(own, inverses.get(mu));
            for (int k = 0; k < atoms.length; k++) {
                grades[atoms[k]] = found[k];
            }
        }
        return grades;
    }

    /**
     * What environments are compared by.
     *
     * @return basis functions or all coefficients
     */
    public ActiveSetKind kind() {
        return rows.kind();
    }

    /**
     * The selected environments of an element: what a training set is worth being reduced to.
     *
     * @param element one of the potential
     * @return at most as many as there are columns, fewer where environments do not distinguish all basis functions; empty for
     *     an active set that was read from a file
     * @throws InvalidInputException where the potential does not know the element
     */
    public List<Environment> selected(Element element) {
        return selected.get(indexOf(element));
    }

    /**
     * A⁻¹ of an element.
     *
     * @param element one of the potential
     * @return new array [columns][columns]: rows belong to basis functions, columns to selected environments
     * @throws InvalidInputException where the potential does not know the element
     */
    public double[][] inverse(Element element) {
        double[][] inverse = inverses.get(indexOf(element));
        var copy = new double[inverse.length][];
        for (int j = 0; j < copy.length; j++) {
            copy[j] = inverse[j].clone();
        }
        return copy;
    }

    private int indexOf(Element element) {
        int index = rows.elements().indexOf(element);
        if (index < 0) {
            throw new InvalidInputException("the active set has no element " + element.symbol());
        }
        return index;
    }
}
