package io.github.acetune.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The atom lines of one frame on their way from text to columns. */
final class AtomTable {
    private static final int LARGEST_TRUSTED_COUNT = 10_000;
    private static final List<String> SPECIES = List.of("species", "symbols", "element");
    private static final List<String> NUMBERS = List.of("Z", "numbers", "atomic_numbers");
    private static final List<String> POSITIONS = List.of("pos", "positions");

    private final ColumnLayout layout;
    private final boolean extraEntriesAllowed;
    private final int entries;
    private final ColumnReader[] readers;
    private final ColumnReader.Elements species = new ColumnReader.Elements();
    private final ColumnReader.Reals positions;
    private final Optional<ColumnReader.Reals> forces;
    private final Map<ColumnLayout.Column, ColumnReader> others = new LinkedHashMap<>();

    /**
     * Prepares the columns.
     *
     * @throws IllegalArgumentException where the layout lacks species or positions, or gives them or the forces another
     *     type than they can have
     */
    AtomTable(ColumnLayout layout, int atoms, boolean extraEntriesAllowed) {
        this.layout = layout;
        this.extraEntriesAllowed = extraEntriesAllowed;
        this.entries = layout.entries();
        int expected = Math.min(atoms, LARGEST_TRUSTED_COUNT);
        var names = layout.columns().stream().map(ColumnLayout.Column::name).toList();
        String speciesName =
                LabelKeys.find(SPECIES, names)
                        .or(() -> LabelKeys.find(NUMBERS, names))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "Properties has no column species or Z"));
        String positionName =
                LabelKeys.find(POSITIONS, names)
                        .orElseThrow(
                                () -> new IllegalArgumentException("Properties has no column pos"));
        Optional<String> forceName = LabelKeys.find(LabelKeys.FORCES, names);
        positions = new ColumnReader.Reals(3 * expected);
        forces = forceName.map(name -> new ColumnReader.Reals(3 * expected));
        var perEntry = new ArrayList<ColumnReader>();
        for (ColumnLayout.Column column : layout.columns()) {
            ColumnReader reader;
            if (column.name().equals(speciesName)) {
                requireSpecies(column);
                reader = species;
            } else if (column.name().equals(positionName)) {
                requireVectors(column);
                reader = new ColumnReader.FiniteReals(positions);
            } else if (forceName.filter(column.name()::equals).isPresent()) {
                requireVectors(column);
                reader = new ColumnReader.FiniteReals(forces.orElseThrow());
            } else {
                reader =
                        column.type() == 'R'
                                ? new ColumnReader.Reals(expected * column.width())
                                : new ColumnReader.Texts();
                others.put(column, reader);
            }
            for (int k = 0; k < column.width(); k++) {
                perEntry.add(reader);
            }
        }
        readers = perEntry.toArray(ColumnReader[]::new);
    }

    /**
     * Takes one atom line apart.
     *
     * @throws IllegalArgumentException where it has too few or too many entries, or one that does not fit its column
     */
    void accept(byte[] text, int start, int end) {
        int entry = 0;
        int k = skipSpace(text, start, end);
        while (k < end) {
            int from = k;
            while (k < end && !isSpace(text[k])) {
                k++;
            }
            if (entry < entries) {
                acceptEntry(entry, text, from, k);
            }
            entry++;
            k = skipSpace(text, k, end);
        }
        boolean tooMany = entry > entries && !extraEntriesAllowed;
        if (entry < entries || tooMany) {
            throw new IllegalArgumentException("found " + entry + " entries, expected " + entries);
        }
    }

    private void acceptEntry(int entry, byte[] text, int from, int to) {
        try {
            readers[entry].accept(text, from, to);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    malformed.getMessage()
                            + " in entry "
                            + (entry + 1)
                            + " (column "
                            + columnOf(entry).name()
                            + ")",
                    malformed);
        }
    }

    private static int skipSpace(byte[] text, int from, int end) {
        int k = from;
        while (k < end && isSpace(text[k])) {
            k++;
        }
        return k;
    }

    /** Bytes below zero belong to characters outside ASCII. */
    private static boolean isSpace(byte character) {
        return character >= 0 && character <= ' ';
    }

    private ColumnLayout.Column columnOf(int entry) {
        int first = 0;
        for (ColumnLayout.Column column : layout.columns()) {
            first += column.width();
            if (entry < first) {
                return column;
            }
        }
        throw new IndexOutOfBoundsException(entry);
    }

    List<Element> species() {
        return species.values();
    }

    double[] positions() {
        return positions.values();
    }

    Optional<double[]> forces() {
        return forces.map(ColumnReader.Reals::values);
    }

    /** The columns without a meaning here, in file order. */
    Map<String, AtomColumn> others() {
        var columns = new LinkedHashMap<String, AtomColumn>();
        others.forEach((column, reader) ->
                columns.put(
                        column.name(),
                        switch (reader) {
                            case ColumnReader.Reals reals ->
                                    new AtomColumn.Real(column.width(), reals.values());
                            case ColumnReader.Texts texts ->
                                    new AtomColumn.Text(
                                            column.type(), column.width(), texts.values());
                            case ColumnReader.Elements _, ColumnReader.FiniteReals _ ->
                                    throw new IllegalStateException(
                                            "column "
                                                    + column.name()
                                                    + " is not one of the others");
                        }));
        return columns;
    }

    private static void requireSpecies(ColumnLayout.Column column) {
        boolean textOrNumber = column.type() == 'S' || column.type() == 'I';
        if (column.width() != 1 || !textOrNumber) {
            throw new IllegalArgumentException(
                    "Properties has "
                            + column
                            + ", expected "
                            + column.name()
                            + ":S:1 or "
                            + column.name()
                            + ":I:1");
        }
    }

    private static void requireVectors(ColumnLayout.Column column) {
        if (column.width() != 3 || column.type() != 'R') {
            throw new IllegalArgumentException(
                    "Properties has " + column + ", expected " + column.name() + ":R:3");
        }
    }
}
