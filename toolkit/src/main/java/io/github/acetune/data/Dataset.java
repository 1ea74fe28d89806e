package io.github.acetune.data;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * A named, ordered set of structures. Immutable.
 *
 * @param name what to call it in tables and messages
 * @param structures the structures, in order
 */
public record Dataset(String name, List<Structure> structures) {
    /** Copies the list. */
    public Dataset {
        structures = List.copyOf(structures);
    }

    /**
     * A set of structures made in memory.
     *
     * @param name what to call it
     * @param structures the structures
     * @return the set
     */
    public static Dataset of(String name, List<Structure> structures) {
        return new Dataset(name, structures);
    }

    /**
     * Reads one or several files into one set, named after them.
     *
     * @param files extended XYZ, may be compressed or archives; or pandas tables as pacemaker's, {@code .pckl.gzip}
     * @return the structures of the files one after the other
     * @throws InvalidInputException where a file is missing or malformed, or none holds a structure
     */
    public static Dataset read(Path... files) {
        var structures = new ArrayList<Structure>();
        for (Path file : files) {
            structures.addAll(
                    PickledTable.isNamedSo(file)
                            ? PickledTable.read(file)
                            : ExtendedXyz.read(file));
        }
        String name = Arrays.stream(files).map(Dataset::nameOf).collect(Collectors.joining("+"));
        if (structures.isEmpty()) {
            throw new InvalidInputException(
                    Arrays.stream(files).map(Path::toString).collect(Collectors.joining(", "))
                            + ": no structures found, expected extended XYZ frames");
        }
        return new Dataset(name, structures);
    }

    private static String nameOf(Path file) {
        return file.getFileName()
                .toString()
                .replaceFirst(
                        "(\\.extxyz|\\.xyz|\\.tar|\\.pckl|\\.pkl|\\.pickle)?(\\.gzip|\\.gz|\\.tgz|\\.zip)?$",
                        "");
    }

    /**
     * The number of structures.
     *
     * @return how many structures
     */
    public int size() {
        return structures.size();
    }

    /**
     * The number of atoms.
     *
     * @return the atoms of all structures together
     */
    public int atoms() {
        return structures.stream().mapToInt(Structure::size).sum();
    }

    /**
     * The elements that occur.
     *
     * @return each once, in alphabetical order of their symbols, the order that potentials use
     */
    public List<Element> elements() {
        return structures.stream()
                .flatMap(structure -> structure.species().stream().distinct())
                .distinct()
                .sorted(Comparator.comparing(Element::symbol))
                .toList();
    }

    /**
     * The structures that satisfy a condition.
     *
     * @param condition which to keep
     * @return a set of the same name
     */
    public Dataset filter(Predicate<Structure> condition) {
        return new Dataset(name, structures.stream().filter(condition).toList());
    }

    /**
     * This set under another name.
     *
     * @param newName what to call it
     * @return the same structures
     */
    public Dataset named(String newName) {
        return new Dataset(newName, structures);
    }

    /**
     * This set and another one.
     *
     * @param other what to append
     * @return the structures of both, named after both
     */
    public Dataset and(Dataset other) {
        var both = new ArrayList<>(structures);
        both.addAll(other.structures);
        return new Dataset(name + "+" + other.name, both);
    }

    /**
     * The structures by configuration type.
     *
     * @return one set per type, named after it, in order of first appearance
     */
    public Map<String, Dataset> byConfigType() {
        var groups =
                structures.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Structure::configType,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var sets = new LinkedHashMap<String, Dataset>();
        groups.forEach((type, members) -> sets.put(type, new Dataset(type, members)));
        return sets;
    }

    /**
     * The parts that a stored key names: {@code train}; {@code val}, {@code valid} or {@code validation}; everything that
     * begins with {@code test}.
     *
     * @param key the key, for example {@code "set"}
     * @return the parts
     * @throws InvalidInputException where a structure lacks the key or has another value, or none is for training
     */
    public Split split(String key) {
        return Splitting.byKey(this, key);
    }

    /**
     * Training and validation parts with the same share of each configuration type, drawn at random. Isolated atoms are
     * always trained on, and so is at least one structure of each type.
     *
     * @param trainFraction the share for training, above 0 and below 1, usually 0.8
     * @param seed the same seed gives the same parts
     * @return the parts, both in the order of this set; no test sets
     * @throws InvalidInputException where the fraction is out of range
     */
    public Split stratifiedSplit(double trainFraction, long seed) {
        return Splitting.stratified(this, trainFraction, seed);
    }

    /**
     * Insists on energies.
     *
     * @return this set
     * @throws InvalidInputException where a structure has none, naming the first and how many there are
     */
    public Dataset requireEnergies() {
        return require("energy", structure -> structure.labels().energy().isPresent());
    }

    /**
     * Insists on forces.
     *
     * @return this set
     * @throws InvalidInputException where a structure has none, naming the first and how many there are
     */
    public Dataset requireForces() {
        return require("forces", structure -> structure.labels().forces().isPresent());
    }

    /**
     * Insists on virials.
     *
     * @return this set
     * @throws InvalidInputException where a structure has none, naming the first and how many there are
     */
    public Dataset requireVirials() {
        return require("virial", structure -> structure.labels().virial().isPresent());
    }

    private Dataset require(String label, Predicate<Structure> present) {
        List<Structure> without = structures.stream().filter(present.negate()).toList();
        if (!without.isEmpty()) {
            throw new InvalidInputException(
                    without.getFirst().describe()
                            + ": no "
                            + label
                            + " (missing in "
                            + without.size()
                            + " of the "
                            + size()
                            + " structures of "
                            + name
                            + ")");
        }
        return this;
    }

    /**
     * What the set holds: per configuration type and in all, the number of structures and atoms, the lowest and highest
     * energy per atom (eV) and the largest force (eV/Å).
     *
     * @return one row per configuration type and a last one for all
     */
    public Table summary() {
        return Summary.of(this);
    }

    /**
     * Looks the set over: missing labels, duplicates, structures in the training data as well as in those to judge by (by the
     * key {@code set}), shortest distances, forces that do not sum to zero, outliers, and wrong units and signs.
     *
     * @return the report; print it, or see its {@link Audit#table()}
     */
    public Audit audit() {
        return AuditRun.of(this, structures.stream().map(s -> s.info("set").orElse("")).toList());
    }

    /**
     * A hash of what a fit sees: species, positions, cells and labels, in order; independent of the name.
     *
     * @return SHA-256, 64 hexadecimal digits
     */
    public String sha256() {
        return Fingerprint.sha256(structures);
    }

    /** A line with name, size and elements; the structures themselves would fill pages. */
    @Override
    public String toString() {
        String symbols = elements().stream().map(Element::symbol).collect(Collectors.joining(", "));
        return name + ": " + size() + " structures, " + atoms() + " atoms (" + symbols + ")";
    }
}
