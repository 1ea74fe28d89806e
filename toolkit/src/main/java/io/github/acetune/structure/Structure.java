package io.github.acetune.structure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Atoms in a cell, with what is known of them. Immutable.
 *
 * <p>{@link #info()} holds the frame's other key–value pairs (configuration type, set, identifier, …) and
 * {@link #columns()} its other per-atom columns, both in file order, so that a file read and written again keeps them.
 */
public final class Structure {
    private final List<Element> species;
    private final double[] positions;
    private final Cell cell;
    private final Periodicity periodicity;
    private final Labels labels;
    private final Map<String, String> info;
    private final Map<String, AtomColumn> columns;
    private final Origin origin;

    private Structure(
            List<Element> species,
            double[] positions,
            Cell cell,
            Periodicity periodicity,
            Labels labels,
            Map<String, String> info,
            Map<String, AtomColumn> columns,
            Origin origin) {
        this.species = species;
        this.positions = positions;
        this.cell = cell;
        this.periodicity = periodicity;
        this.labels = labels;
        this.info = info;
        this.columns = columns;
        this.origin = origin;
    }

    /**
     * A structure without labels.
     *
     * @param species the elements, [nAtoms]
     * @param positions [3·nAtoms], row-major, Å
     * @param cell the cell vectors; {@link Cell#NONE} for a molecule
     * @param periodicity along which vectors it repeats
     * @return the structure
     * @throws IllegalArgumentException where sizes do not fit, a position is not finite or a periodic cell has no volume
     */
    public static Structure of(
            List<Element> species, double[] positions, Cell cell, Periodicity periodicity) {
        if (positions.length != 3 * species.size()) {
            throw new IllegalArgumentException(
                    species.size()
                            + " atoms need "
                            + 3 * species.size()
                            + " coordinates, found "
                            + positions.length);
        }
        for (int k = 0; k < positions.length; k++) {
            if (!Double.isFinite(positions[k])) {
                throw new IllegalArgumentException(
                        "atom " + (k / 3 + 1) + " has a coordinate that is not a finite number");
            }
        }
        if (periodicity.any() && !(cell.volume() > 1e-9)) {
            throw new IllegalArgumentException("a periodic structure needs a cell with a volume");
        }
        return new Structure(
                List.copyOf(species),
                positions.clone(),
                cell,
                periodicity,
                Labels.NONE,
                Map.of(),
                Map.of(),
                null);
    }

    /**
     * This structure with labels.
     *
     * @param labels energy, forces, virial
     * @return a new structure
     * @throws IllegalArgumentException where the forces do not fit the number of atoms
     */
    public Structure withLabels(Labels labels) {
        labels.forces()
                .ifPresent(forces -> {
                    if (forces.length != positions.length) {
                        throw new IllegalArgumentException(
                                size()
                                        + " atoms need "
                                        + positions.length
                                        + " force components, found "
                                        + forces.length);
                    }
                });
        return new Structure(species, positions, cell, periodicity, labels, info, columns, origin);
    }

    /**
     * This structure with another cell and other positions, for example strained or displaced; labels are dropped.
     *
     * @param positions [3·nAtoms], row-major, Å
     * @param cell the cell vectors
     * @return a new structure
     */
    public Structure withGeometry(double[] positions, Cell cell) {
        Structure moved = of(species, positions, cell, periodicity);
        return new Structure(
                moved.species,
                moved.positions,
                moved.cell,
                moved.periodicity,
                Labels.NONE,
                info,
                columns,
                origin);
    }

    /**
     * This structure with one more (or another) key–value pair.
     *
     * @param key the name
     * @param value its value as text
     * @return a new structure
     */
    public Structure withInfo(String key, String value) {
        var extended = new LinkedHashMap<>(info);
        extended.put(key, value);
        return withInfo(extended);
    }

    /**
     * This structure with these key–value pairs instead of its own.
     *
     * @param info names and values as text, in order
     * @return a new structure
     */
    public Structure withInfo(Map<String, String> info) {
        var ordered = Collections.unmodifiableMap(new LinkedHashMap<>(info));
        return new Structure(
                species, positions, cell, periodicity, labels, ordered, columns, origin);
    }

    /**
     * This structure with these per-atom columns instead of its own.
     *
     * @param columns names and values, in order
     * @return a new structure
     * @throws IllegalArgumentException where a column does not have one row per atom
     */
    public Structure withColumns(Map<String, AtomColumn> columns) {
        columns.forEach((name, column) -> {
            if (column.rows() != size()) {
                throw new IllegalArgumentException(
                        "column "
                                + name
                                + " has "
                                + column.rows()
                                + " rows for "
                                + size()
                                + " atoms");
            }
        });
        var ordered = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        return new Structure(species, positions, cell, periodicity, labels, info, ordered, origin);
    }

    /**
     * This structure with the place it was read from.
     *
     * @param origin file, frame and line
     * @return a new structure
     */
    public Structure withOrigin(Origin origin) {
        return new Structure(species, positions, cell, periodicity, labels, info, columns, origin);
    }

    /**
     * This structure labelled with a calculation: energy, forces and virial become its labels, the energies of the atoms its
     * column {@code energies}, in eV. Whatever else the structure holds under the name of a label goes, since it would be
     * taken for the result of this calculation.
     *
     * @param results what a calculator gave for this structure
     * @return a new structure
     */
    public Structure withResults(Calculator.Results results) {
        var extended = new LinkedHashMap<>(columns);
        extended.keySet().removeIf(LabelKeys::isLabel);
        extended.put("energies", new AtomColumn.Real(1, results.energies().clone()));
        var others = new LinkedHashMap<>(info);
        others.keySet().removeIf(LabelKeys::isLabel);
        return withInfo(others)
                .withColumns(extended)
                .withLabels(
                        Labels.NONE
                                .withEnergy(results.energy())
                                .withForces(results.forces())
                                .withVirial(results.virial()));
    }

    /**
     * The number of atoms.
     *
     * @return how many atoms
     */
    public int size() {
        return species.size();
    }

    /**
     * The elements of the atoms.
     *
     * @return [nAtoms]
     */
    public List<Element> species() {
        return species;
    }

    /**
     * The positions.
     *
     * @return a new array [3·nAtoms], row-major, Å
     */
    public double[] positions() {
        return positions.clone();
    }

    /**
     * The cell vectors.
     *
     * @return the cell; {@link Cell#NONE} for a molecule
     */
    public Cell cell() {
        return cell;
    }

    /**
     * Along which cell vectors the structure repeats.
     *
     * @return the periodicity
     */
    public Periodicity periodicity() {
        return periodicity;
    }

    /**
     * What is known of the structure.
     *
     * @return energy, forces, virial, as far as known
     */
    public Labels labels() {
        return labels;
    }

    /**
     * The frame's other key–value pairs.
     *
     * @return unmodifiable, in file order
     */
    public Map<String, String> info() {
        return info;
    }

    /**
     * The frame's other per-atom columns.
     *
     * @return unmodifiable, in file order
     */
    public Map<String, AtomColumn> columns() {
        return columns;
    }

    /**
     * One of the key–value pairs.
     *
     * @param key the name
     * @return its value as text
     */
    public Optional<String> info(String key) {
        return Optional.ofNullable(info.get(key));
    }

    /**
     * The configuration type, the key {@code config_type}.
     *
     * @return the type, or {@code "unspecified"} where the frame has none
     */
    public String configType() {
        return info.getOrDefault("config_type", "unspecified");
    }

    /**
     * Where the structure was read from.
     *
     * @return file, frame and line; empty for a structure made in memory
     */
    public Optional<Origin> origin() {
        return Optional.ofNullable(origin);
    }

    /**
     * Names the structure in a message: by the place it was read from, else by its {@code id}, else by its size.
     *
     * @return for example {@code "si.xyz, frame 12 (line 120)"}
     */
    public String describe() {
        return origin().map(Origin::toString)
                .or(() -> info("id").map(id -> "structure " + id))
                .orElseGet(() -> "a structure of " + size() + " atoms");
    }
}
