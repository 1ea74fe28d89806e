package io.github.acetune.plot;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Structures in words. */
final class StructureText {
    private StructureText() {}

    static String of(List<Structure> frames) {
        String first = atoms(frames.getFirst()) + cell(frames.getFirst());
        return frames.size() == 1
                ? "Structure: " + first
                : "Trajectory of " + frames.size() + " structures; the first: " + first;
    }

    /** Elements and their numbers, without a common factor: {@code Sb2Te3}. */
    static String formula(Structure structure) {
        Map<Element, Long> counts =
                structure.species().stream()
                        .collect(
                                Collectors.groupingBy(e -> e, TreeMap::new, Collectors.counting()));
        long common = counts.values().stream().reduce(0L, StructureText::divisor);
        return counts.entrySet().stream()
                .map(e ->
                        e.getKey().symbol() + (e.getValue() == common ? "" : e.getValue() / common))
                .collect(Collectors.joining());
    }

    static String atoms(Structure structure) {
        int size = structure.size();
        return formula(structure) + ", " + size + (size == 1 ? " atom" : " atoms");
    }

    /** Lengths and angles of the cell. */
    private static String cell(Structure structure) {
        if (!structure.periodicity().any()) {
            return ", no cell";
        }
        Cell cell = structure.cell();
        double[] lengths = {length(cell, 0), length(cell, 1), length(cell, 2)};
        return ", cell "
                + Numbers.fixed(lengths[0], 3)
                + " × "
                + Numbers.fixed(lengths[1], 3)
                + " × "
                + Numbers.fixed(lengths[2], 3)
                + " Å, angles "
                + angle(cell, 1, 2)
                + "°, "
                + angle(cell, 0, 2)
                + "°, "
                + angle(cell, 0, 1)
                + "°, "
                + Numbers.fixed(cell.volume() / structure.size(), 2)
                + " Å³/atom";
    }

    private static double length(Cell cell, int vector) {
        return Math.sqrt(dot(cell, vector, vector));
    }

    private static String angle(Cell cell, int one, int other) {
        double cosine = dot(cell, one, other) / (length(cell, one) * length(cell, other));
        return Numbers.plain(Math.toDegrees(Math.acos(Math.clamp(cosine, -1.0, 1.0))), 1);
    }

    private static double dot(Cell cell, int one, int other) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            sum += cell.get(one, k) * cell.get(other, k);
        }
        return sum;
    }

    private static long divisor(long one, long other) {
        return other == 0 ? one : divisor(other, one % other);
    }
}
