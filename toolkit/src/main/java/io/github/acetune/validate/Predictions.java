package io.github.acetune.validate;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a calculator says of every structure of a data set, beside what is known of it. Immutable. */
public final class Predictions {
    private final Dataset dataset;
    private final List<Calculator.Results> results;

    private Predictions(Dataset dataset, List<Calculator.Results> results) {
        this.dataset = dataset;
        this.results = results;
    }

    /**
     * Calculates all structures, several at a time; the order is that of the data set and the numbers do not depend on the
     * number of processors.
     *
     * @param calculator what predicts
     * @param dataset the structures; their labels, as far as there are any, are the reference
     * @return the predictions
     * @throws InvalidInputException where the calculator cannot treat a structure, naming it
     */
    public static Predictions of(Calculator calculator, Dataset dataset) {
        List<Calculator.Results> results =
                dataset.structures().parallelStream()
                        .map(structure -> calculate(calculator, structure))
                        .toList();
        return new Predictions(dataset, results);
    }

    /** The same predictions beside other labels of the same structures. */
    Predictions withReference(Dataset reference) {
        return new Predictions(reference, results);
    }

    private static Calculator.Results calculate(Calculator calculator, Structure structure) {
        try {
            return calculator.calculate(structure);
        } catch (InvalidInputException unfit) {
            throw new InvalidInputException(
                    structure.describe() + ": " + unfit.getMessage(), unfit);
        }
    }

    /**
     * The structures with their reference labels.
     *
     * @return the data set that was predicted
     */
    public Dataset dataset() {
        return dataset;
    }

    /**
     * The number of structures.
     *
     * @return how many structures
     */
    public int size() {
        return results.size();
    }

    /**
     * What the calculator said of one structure.
     *
     * @param index its place in the data set, from 0
     * @return energy, energies of the atoms, forces and virial
     */
    public Calculator.Results results(int index) {
        return results.get(index);
    }

    /**
     * Reference and predicted energies of the structures that have a reference.
     *
     * @return one pair per structure, eV/atom
     */
    public Pairs energiesPerAtom() {
        int[] labelled =
                labelled(structure ->
                        structure.size() > 0 && structure.labels().energy().isPresent());
        return new Pairs(
                IntStream.of(labelled)
                        .mapToDouble(k ->
                                structure(k).labels().energy().orElseThrow() / structure(k).size())
                        .toArray(),
                IntStream.of(labelled)
                        .mapToDouble(k -> results(k).energy() / structure(k).size())
                        .toArray(),
                IntStream.of(labelled).map(k -> structure(k).size()).toArray(),
                IntStream.of(labelled).mapToObj(k -> structure(k).configType()).toList());
    }

    /**
     * Reference and predicted force components of the structures that have a reference.
     *
     * @return three pairs per atom, eV/Å
     */
    public Pairs forceComponents() {
        int[] labelled = labelled(structure -> structure.labels().forces().isPresent());
        return new Pairs(
                IntStream.of(labelled)
                        .boxed()
                        .flatMapToDouble(
                                k -> DoubleStream.of(structure(k).labels().forces().orElseThrow()))
                        .toArray(),
                IntStream.of(labelled)
                        .boxed()
                        .flatMapToDouble(k -> Arrays.stream(results(k).forces()))
                        .toArray(),
                perComponent(labelled).map(k -> structure(k).size()).toArray(),
                perComponent(labelled).mapToObj(k -> structure(k).configType()).toList());
    }

    /**
     * Reference and predicted virial components per atom of the structures that have a reference.
     *
     * @return nine pairs per structure, eV/atom
     */
    public Pairs virialsPerAtom() {
        int[] labelled =
                labelled(structure ->
                        structure.size() > 0 && structure.labels().virial().isPresent());
        return new Pairs(
                IntStream.of(labelled)
                        .boxed()
                        .flatMapToDouble(k ->
                                perAtom(
                                        structure(k).labels().virial().orElseThrow(),
                                        structure(k).size()))
                        .toArray(),
                IntStream.of(labelled)
                        .boxed()
                        .flatMapToDouble(k -> perAtom(results(k).virial(), structure(k).size()))
                        .toArray(),
                IntStream.of(labelled)
                        .flatMap(k -> IntStream.generate(() -> structure(k).size()).limit(9))
                        .toArray(),
                IntStream.of(labelled)
                        .boxed()
                        .flatMap(k -> Collections.nCopies(9, structure(k).configType()).stream())
                        .toList());
    }

    private static DoubleStream perAtom(double[] values, int atoms) {
        return DoubleStream.of(values).map(value -> value / atoms);
    }

    /**
     * The structures labelled with the predictions instead of the reference, the energies of the atoms in the column
     * {@code energies}.
     *
     * @return a data set of the same name
     */
    public Dataset predicted() {
        return new Dataset(
                dataset.name(),
                IntStream.range(0, size())
                        .mapToObj(k -> structure(k).withResults(results(k)))
                        .toList());
    }

    /**
     * Writes the structures with their reference labels and, beside these, the predictions under
     * {@code predicted_energy} (eV), {@code predicted_virial} (eV), {@code predicted_energies} (eV) and
     * {@code predicted_forces} (eV/Å).
     *
     * @param file extended XYZ
     * @throws InvalidInputException where the folder does not exist
     */
    public void write(Path file) {
        var both = new ArrayList<Structure>();
        for (int k = 0; k < size(); k++) {
            both.add(withPredictions(structure(k), results(k)));
        }
        ExtendedXyz.write(file, both);
    }

    private static Structure withPredictions(Structure structure, Calculator.Results results) {
        var columns = new LinkedHashMap<>(structure.columns());
        columns.put("predicted_forces", new AtomColumn.Real(3, results.forces()));
        columns.put("predicted_energies", new AtomColumn.Real(1, results.energies()));
        String virial =
                Arrays.stream(results.virial())
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(" "));
        return structure
                .withColumns(columns)
                .withInfo("predicted_energy", Double.toString(results.energy()))
                .withInfo("predicted_virial", virial);
    }

    private Structure structure(int index) {
        return dataset.structures().get(index);
    }

    private int[] labelled(Predicate<Structure> condition) {
        return IntStream.range(0, size()).filter(k -> condition.test(structure(k))).toArray();
    }

    private IntStream perComponent(int[] structures) {
        return IntStream.of(structures)
                .flatMap(k -> IntStream.generate(() -> k).limit(3L * structure(k).size()));
    }
}
