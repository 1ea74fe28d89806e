package io.github.acetune.data;

import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The catalogue of data sets, one descriptor each. */
public final class Datasets {
    private Datasets() {}

    /**
     * Loads a data set by name.
     *
     * @param name for example {@code "si-pbe"}
     * @return the structures
     * @throws InvalidInputException where the name is not in the catalogue
     */
    public static Dataset load(String name) {
        DatasetDescriptor descriptor = descriptor(name);
        String file = descriptor.file();
        try (Stream<Structure> frames = ExtendedXyz.stream(file, resource(file))) {
            return new Dataset(name, frames.toList());
        }
    }

    /**
     * What is known of a data set: contents, theory, licence, citation.
     *
     * @param name for example {@code "si-pbe"}
     * @return its descriptor
     * @throws InvalidInputException where the name is not in the catalogue
     */
    public static DatasetDescriptor descriptor(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new InvalidInputException(
                    "no data set '" + name + "' in the catalogue, expected one of " + names);
        }
        return DatasetDescriptor.of(name + ".yaml", yaml(name + ".yaml"));
    }

    /**
     * The names of all data sets.
     *
     * @return the names, in the order of the catalogue
     */
    public static List<String> names() {
        if (yaml("catalogue.yaml") instanceof List<?> names) {
            return names.stream().map(Object::toString).toList();
        }
        throw new IllegalStateException("catalogue.yaml is not a list of names");
    }

    /**
     * The catalogue.
     *
     * @return one row per data set: name, elements, structures, atoms, labels, theory, licence, citation, bundled or not
     */
    public static Table list() {
        Table table =
                Table.create(
                        "Data sets",
                        StringColumn.create("name"),
                        StringColumn.create("elements"),
                        IntColumn.create("structures"),
                        IntColumn.create("atoms"),
                        StringColumn.create("labels"),
                        StringColumn.create("theory"),
                        StringColumn.create("licence"),
                        StringColumn.create("citation"),
                        BooleanColumn.create("bundled"));
        for (String name : names()) {
            DatasetDescriptor descriptor = descriptor(name);
            table.stringColumn("name").append(descriptor.name());
            table.stringColumn("elements").append(String.join(" ", descriptor.elements()));
            table.intColumn("structures").append(descriptor.structures());
            table.intColumn("atoms").append(descriptor.atoms());
            table.stringColumn("labels").append(String.join(", ", descriptor.labels()));
            table.stringColumn("theory").append(descriptor.theory());
            table.stringColumn("licence").append(descriptor.licence());
            table.stringColumn("citation").append(descriptor.citation());
            table.booleanColumn("bundled").append(true);
        }
        return table;
    }

    private static Object yaml(String file) {
        try (InputStream in = resource(file)) {
            return new Load(LoadSettings.builder().setLabel(file).build()).loadFromInputStream(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static InputStream resource(String file) {
        InputStream in = Datasets.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException(
                    "the resource " + file + " is missing from the program");
        }
        return in;
    }
}
