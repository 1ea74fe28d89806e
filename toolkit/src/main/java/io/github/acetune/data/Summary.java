package io.github.acetune.data;

import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Builds the table behind {@link Dataset#summary()}. */
final class Summary {
    private final StringColumn types = StringColumn.create("config type");
    private final IntColumn structures = IntColumn.create("structures");
    private final IntColumn atoms = IntColumn.create("atoms");
    private final DoubleColumn lowest = DoubleColumn.create("lowest energy (eV/atom)");
    private final DoubleColumn highest = DoubleColumn.create("highest energy (eV/atom)");
    private final DoubleColumn force = DoubleColumn.create("largest force (eV/Å)");

    private Summary() {}

    static Table of(Dataset dataset) {
        var summary = new Summary();
        dataset.byConfigType().forEach(summary::add);
        summary.add("all", dataset);
        return Table.create(
                dataset.name(),
                summary.types,
                summary.structures,
                summary.atoms,
                summary.lowest,
                summary.highest,
                summary.force);
    }

    private void add(String type, Dataset members) {
        types.append(type);
        structures.append(members.size());
        atoms.append(members.atoms());
        double[] energies = energiesPerAtom(members.structures());
        append(lowest, DoubleStream.of(energies).min());
        append(highest, DoubleStream.of(energies).max());
        append(
                force,
                members.structures().stream()
                        .flatMap(structure -> structure.labels().forces().stream())
                        .flatMapToDouble(Summary::magnitudes)
                        .max());
    }

    private static void append(DoubleColumn column, OptionalDouble value) {
        if (value.isPresent()) {
            column.append(value.getAsDouble());
        } else {
            column.appendMissing();
        }
    }

    private static double[] energiesPerAtom(List<Structure> members) {
        return members.stream()
                .filter(structure -> structure.size() > 0)
                .flatMapToDouble(structure ->
                        structure.labels().energy().stream()
                                .map(energy -> energy / structure.size()))
                .toArray();
    }

    private static DoubleStream magnitudes(double[] forces) {
        return IntStream.range(0, forces.length / 3)
                .mapToDouble(atom ->
                        Math.sqrt(
                                forces[3 * atom] * forces[3 * atom]
                                        + forces[3 * atom + 1] * forces[3 * atom + 1]
                                        + forces[3 * atom + 2] * forces[3 * atom + 2]));
    }
}
