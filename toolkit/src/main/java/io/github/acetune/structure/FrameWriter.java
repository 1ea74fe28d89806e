package io.github.acetune.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts one structure into the text of a frame. Numbers are the shortest that read back to the same double. */
final class FrameWriter {
    private final Structure structure;
    private final StringBuilder text = new StringBuilder();

    private FrameWriter(Structure structure) {
        this.structure = structure;
    }

    /**
     * The frame's lines.
     *
     * @throws IllegalArgumentException where a name or text entry cannot be written in this format
     */
    static String frame(Structure structure) {
        var writer = new FrameWriter(structure);
        Map<String, AtomColumn> columns = writer.columns();
        writer.text.append(structure.size()).append('\n');
        writer.comment(columns);
        writer.atoms(columns);
        return writer.text.toString();
    }

    /** Positions, forces and the other columns. */
    private Map<String, AtomColumn> columns() {
        var columns = new LinkedHashMap<String, AtomColumn>();
        columns.put("pos", new AtomColumn.Real(3, structure.positions()));
        structure
                .labels()
                .forces()
                .ifPresent(forces -> {
                    String name =
                            LabelKeys.nameFor(
                                    "forces", LabelKeys.FORCES, structure.columns().keySet());
                    columns.put(name, new AtomColumn.Real(3, forces));
                });
        structure
                .columns()
                .forEach((name, column) -> {
                    requireColumnName(name, columns.keySet());
                    columns.put(name, column);
                });
        return columns;
    }

    private static void requireColumnName(String name, Collection<String> taken) {
        if (name.isBlank()
                || name.chars().anyMatch(c -> c <= ' ' || c == ':' || c == '"' || c == '=')) {
            throw new IllegalArgumentException(
                    "the column name '" + name + "' cannot be written in extended XYZ");
        }
        if (name.equals("species") || taken.contains(name)) {
            throw new IllegalArgumentException("the structure has a second column " + name);
        }
    }

    private void comment(Map<String, AtomColumn> columns) {
        if (!structure.cell().equals(Cell.NONE)) {
            text.append("Lattice=");
            quoted(structure.cell().toArray());
            text.append(' ');
        }
        text.append("Properties=species:S:1");
        columns.forEach((name, column) ->
                text.append(':')
                        .append(name)
                        .append(':')
                        .append(type(column))
                        .append(':')
                        .append(column.width()));
        Collection<String> taken = structure.info().keySet();
        structure
                .labels()
                .energy()
                .ifPresent(energy ->
                        text.append(' ')
                                .append(LabelKeys.nameFor("energy", LabelKeys.ENERGY, taken))
                                .append('=')
                                .append(energy));
        structure
                .labels()
                .virial()
                .ifPresent(virial -> {
                    text.append(' ')
                            .append(LabelKeys.nameFor("virial", LabelKeys.VIRIAL, taken))
                            .append('=');
                    quoted(virial);
                });
        structure.info().forEach(this::pair);
        Periodicity periodicity = structure.periodicity();
        text.append(" pbc=\"")
                .append(letter(periodicity.a()))
                .append(' ')
                .append(letter(periodicity.b()))
                .append(' ')
                .append(letter(periodicity.c()))
                .append("\"\n");
    }

    private void pair(String key, String value) {
        if (List.of("Lattice", "Properties", "pbc").contains(key)) {
            throw new IllegalArgumentException(
                    "the key " + key + " belongs to the format, not to a structure's info");
        }
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("the value of " + key + " has a line break");
        }
        text.append(' ')
                .append(CommentLine.writtenKey(key))
                .append('=')
                .append(CommentLine.written(value));
    }

    private void quoted(double[] numbers) {
        char before = '"';
        for (double number : numbers) {
            text.append(before).append(number);
            before = ' ';
        }
        text.append('"');
    }

    private void atoms(Map<String, AtomColumn> columns) {
        var inOrder = new ArrayList<>(columns.values());
        for (int atom = 0; atom < structure.size(); atom++) {
            text.append(structure.species().get(atom).symbol());
            for (AtomColumn column : inOrder) {
                row(column, atom);
            }
            text.append('\n');
        }
    }

    private void row(AtomColumn column, int atom) {
        int from = atom * column.width();
        switch (column) {
            case AtomColumn.Real real -> {
                for (int k = from; k < from + real.width(); k++) {
                    text.append(' ').append(real.values()[k]);
                }
            }
            case AtomColumn.Text entries -> {
                for (String entry : entries.values().subList(from, from + entries.width())) {
                    requireEntry(entry);
                    text.append(' ').append(entry);
                }
            }
        }
    }

    private static void requireEntry(String entry) {
        if (entry.isEmpty() || entry.chars().anyMatch(character -> character <= ' ')) {
            throw new IllegalArgumentException(
                    "the text '" + entry + "' of an atom is empty or has spaces");
        }
    }

    private static char type(AtomColumn column) {
        return switch (column) {
            case AtomColumn.Real _ -> 'R';
            case AtomColumn.Text entries -> entries.type();
        };
    }

    private static char letter(boolean truth) {
        return truth ? 'T' : 'F';
    }
}
