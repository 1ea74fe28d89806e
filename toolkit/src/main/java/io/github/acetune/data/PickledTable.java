package io.github.acetune.data;

import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Labels;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/**
 * Reads data as pacemaker has them: a pickled pandas table with the columns {@code ase_atoms}, {@code energy_corrected} or {@code
 * energy} (eV), {@code forces} (eV/Å) and, where present, {@code name}, {@code w_energy} and {@code w_forces}. Nothing of a pickle is
 * executed: objects are only described, and those that are not known here are left alone.
 */
final class PickledTable {
    private static final int GZIP_MAGIC = 0x1f;

    static {
        for (String core : List.of("numpy.core", "numpy._core")) {
            Unpickler.registerConstructor(
                    core + ".multiarray", "_reconstruct", _ -> new PickledArray.Values());
            Unpickler.registerConstructor(
                    core + ".multiarray",
                    "scalar",
                    a -> {
                        var type = (PickledArray.Type) a[0];
                        return type.number(type.buffer((byte[]) a[1]));
                    });
            Unpickler.registerConstructor(
                    core + ".numeric",
                    "_frombuffer",
                    a ->
                            new PickledArray.Values(
                                    (PickledArray.Type) a[1],
                                    PickledArray.ints(a[2]),
                                    "F".equals(a[3]),
                                    a[0]));
        }
        Unpickler.registerConstructor("numpy", "dtype", a -> new PickledArray.Type((String) a[0]));
        Unpickler.registerConstructor("builtins", "slice", a -> a);
        // Calculators of ASE keep some of their methods.
        Unpickler.registerConstructor("builtins", "getattr", a -> a[1]);
        Unpickler.registerConstructor("pandas.core.indexes.base", "_new_Index", a -> a[1]);
        for (String module :
                List.of(
                        "pandas.core.internals.managers",
                        "pandas.core.internals",
                        "pandas._libs.internals")) {
            Unpickler.registerConstructor(module, "BlockManager", Blocks::new);
        }
        Unpickler.registerConstructor("pandas._libs.internals", "_unpickle_block", a -> a);
        Unpickler.registerConstructor("pandas._libs.internals", "BlockPlacement", a -> a[0]);
    }

    /** The columns of a table, in blocks of columns of one type. */
    public static final class Blocks {
        private Object[] axes = new Object[0];
        private final List<Object[]> blocks = new ArrayList<>();

        Blocks(Object... arguments) {
            if (arguments.length >= 2) {
                for (Object block : (Object[]) arguments[0]) {
                    blocks.add((Object[]) block);
                }
                axes = ((List<?>) arguments[1]).toArray();
            }
        }

        /**
         * How older versions of pandas keep them.
         *
         * @param state axes, two things without use, and axes and blocks by version
         */
        public void __setstate__(Object... state) { // the name is Python's
            var newest = (Map<?, ?>) ((Map<?, ?>) state[3]).values().iterator().next();
            axes = ((List<?>) newest.get("axes")).toArray();
            for (Object block : (List<?>) newest.get("blocks")) {
                var parts = (Map<?, ?>) block;
                blocks.add(new Object[] {parts.get("values"), parts.get("mgr_locs")});
            }
        }

        Map<String, Object[]> columns() {
            Object[] names = ((PickledArray.Values) ((Map<?, ?>) axes[0]).get("data")).elements();
            var columns = new LinkedHashMap<String, Object[]>();
            for (Object[] block : blocks) {
                if (!(block[0] instanceof PickledArray.Values values)
                        || values.shape().length != 2) {
                    continue; // a type of pandas' own: no column of interest
                }
                int[] positions = PickledArray.positions(block[1]);
                int rows = values.shape()[1];
                for (int k = 0; k < positions.length; k++) {
                    Object[] column =
                            Arrays.copyOfRange(values.elements(), k * rows, (k + 1) * rows);
                    columns.put(String.valueOf(names[positions[k]]), column);
                }
            }
            return columns;
        }
    }

    private PickledTable() {}

    /** Whether a file is called as pickles are. */
    static boolean isNamedSo(Path file) {
        return file.getFileName().toString().matches("(?i).*\\.(pckl|pkl|pickle)(\\.gzip|\\.gz)?");
    }

    /**
     * Reads a table.
     *
     * @param file a pickle, may be compressed by gzip
     * @return its structures with their labels
     * @throws InvalidInputException where it holds anything else, or something that cannot be read
     */
    static List<Structure> read(Path file) {
        Object content;
        try (InputStream in = open(file)) {
            content = new PickledObjects().load(in);
        } catch (IOException | RuntimeException e) {
            throw unreadable(file, e.getMessage(), e);
        }
        // pandas has renamed the attribute in version 1.1
        if (!(content instanceof Map<?, ?> table)
                || !((table.containsKey("_mgr") ? table.get("_mgr") : table.get("_data"))
                        instanceof Blocks blocks)) {
            throw unreadable(file, "it holds no pandas table", null);
        }
        try {
            return structures(blocks.columns());
        } catch (PickleException
                | ClassCastException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            throw unreadable(file, e.getMessage(), e);
        }
    }

    private static InvalidInputException unreadable(Path file, String reason, Exception cause) {
        return new InvalidInputException(
                file
                        + ": this Python pickle cannot be read ("
                        + String.valueOf(reason).lines().findFirst().orElse("")
                        + "); write it as extended XYZ (ase.io.write) and name that",
                cause);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream plain = new BufferedInputStream(Files.newInputStream(file));
        plain.mark(1);
        int first = plain.read();
        plain.reset();
        return first == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(plain)) : plain;
    }

    private static List<Structure> structures(Map<String, Object[]> columns) {
        Object[] atoms = columns.get("ase_atoms");
        if (atoms == null) {
            throw new PickleException("no column ase_atoms among " + columns.keySet());
        }
        var structures = new ArrayList<Structure>();
        for (int row = 0; row < atoms.length; row++) {
            var cells = new HashMap<String, Object>();
            for (var column : columns.entrySet()) {
                cells.put(column.getKey(), column.getValue()[row]);
            }
            structures.add(structure((Map<?, ?>) atoms[row], cells));
        }
        return structures;
    }

    private static Structure structure(Map<?, ?> atoms, Map<String, Object> row) {
        var arrays = (Map<?, ?>) atoms.get("arrays");
        double[] numbers = PickledArray.numbers(arrays.get("numbers"));
        List<Element> species =
                Arrays.stream(numbers)
                        .mapToObj(z ->
                                Element.ofAtomicNumber((int) z)
                                        .orElseThrow(
                                                () -> new PickleException("no element " + (int) z)))
                        .toList();
        double[] positions = PickledArray.numbers(arrays.get("positions"));
        double[] periodic = PickledArray.numbers(atoms.get("_pbc"));
        Structure structure =
                Structure.of(
                                species,
                                positions,
                                cell(atoms),
                                new Periodicity(
                                        periodic[0] != 0, periodic[1] != 0, periodic[2] != 0))
                        .withLabels(labels(atoms, row));
        return weighted(named(structure, row), row);
    }

    private static Cell cell(Map<?, ?> atoms) {
        Object cell = atoms.containsKey("_cellobj") ? atoms.get("_cellobj") : atoms.get("_cell");
        Object array = cell instanceof Map<?, ?> object ? object.get("array") : cell;
        return Cell.of(PickledArray.numbers(array));
    }

    private static Labels labels(Map<?, ?> atoms, Map<String, Object> row) {
        Map<?, ?> calculated =
                atoms.get("_calc") instanceof Map<?, ?> calculator
                                && calculator.get("results") instanceof Map<?, ?> results
                        ? results
                        : Map.of();
        Object energy =
                row.getOrDefault(
                        "energy_corrected", row.getOrDefault("energy", calculated.get("energy")));
        Object forces = row.getOrDefault("forces", calculated.get("forces"));
        Labels labels = Labels.NONE;
        labels = energy == null ? labels : labels.withEnergy(PickledArray.number(energy));
        return forces == null ? labels : labels.withForces(PickledArray.numbers(forces));
    }

    private static Structure named(Structure structure, Map<String, Object> row) {
        Structure named = structure;
        for (String key : List.of("name", "config_type", "w_energy")) {
            if (row.get(key) != null) {
                named = named.withInfo(key, String.valueOf(row.get(key)));
            }
        }
        return named;
    }

    private static Structure weighted(Structure structure, Map<String, Object> row) {
        if (row.get("w_forces") == null) {
            return structure;
        }
        var columns = new LinkedHashMap<>(structure.columns());
        columns.put("w_forces", new AtomColumn.Real(1, PickledArray.numbers(row.get("w_forces"))));
        return structure.withColumns(columns);
    }
}
