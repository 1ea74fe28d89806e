package io.github.acetune.data;

import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The catalogue of data sets, one descriptor each.
 *
 * <p>Where the environment variable {@code ACETUNE_DATASETS} names a folder, each {@code NAME.yaml} in it describes a set of one's
 * own in the same form, and stands before a set of that name in the catalogue.
 */
public final class Datasets {
    private Datasets() {}

    /**
     * Loads a data set by name. One that is not part of this program is downloaded where it is not in the user's {@link
     * DatasetCache} yet; its licence and how to cite it are shown before, then a progress bar.
     *
     * @param name for example {@code "si-pbe"}
     * @return the structures
     * @throws InvalidInputException where the name is not in the catalogue, or the download fails, saying how to go on without
     */
    public static Dataset load(String name) {
        return load(name, DatasetCache.ofUser(), new DownloadNotice(System.out));
    }

    /**
     * Loads a data set by name.
     *
     * @param name for example {@code "si-pbe"}
     * @param cache where downloaded files are kept
     * @param listener hears of a download
     * @return the structures
     * @throws InvalidInputException where the name is not in the catalogue, or the download fails, saying how to go on without
     */
    public static Dataset load(String name, DatasetCache cache, DownloadListener listener) {
        return load(descriptor(name), cache, listener);
    }

    static Dataset load(
            DatasetDescriptor descriptor, DatasetCache cache, DownloadListener listener) {
        return switch (descriptor.source()) {
            case DatasetSource.Bundled bundled -> bundled(descriptor.name(), bundled.file());
            case DatasetSource.Derived derived ->
                    load(derived.from(), cache, listener)
                            .filter(structure -> hasOnly(structure, derived.elements()))
                            .named(descriptor.name());
            case DatasetSource.Download download -> {
                if (download.potential()) {
                    throw new InvalidInputException(
                            descriptor.name()
                                    + ": is a potential, not a data set; Datasets.file(\""
                                    + descriptor.name()
                                    + "\") gives its file");
                }
                yield DownloadedFrames.read(
                        descriptor.name(), download, cache.fetch(descriptor, listener));
            }
        };
    }

    private static Dataset bundled(String name, String file) {
        try (Stream<Structure> frames = ExtendedXyz.stream(file, resource(file))) {
            return new Dataset(name, frames.toList());
        }
    }

    private static boolean hasOnly(Structure structure, List<String> elements) {
        return structure.species().stream()
                .allMatch(element -> elements.contains(element.symbol()));
    }

    /**
     * The file of a set or potential that is not part of this program, downloaded where it is not in the user's cache yet.
     *
     * @param name for example {@code "xpot-si"}
     * @return the file as its authors published it
     * @throws InvalidInputException where the name is not in the catalogue, the set is bundled or derived, or the download fails
     */
    public static Path file(String name) {
        return file(name, DatasetCache.ofUser(), new DownloadNotice(System.out));
    }

    /**
     * The file of a set or potential that is not part of this program.
     *
     * @param name for example {@code "xpot-si"}
     * @param cache where downloaded files are kept
     * @param listener hears of a download
     * @return the file as its authors published it
     * @throws InvalidInputException where the name is not in the catalogue, the set is bundled or derived, or the download fails
     */
    public static Path file(String name, DatasetCache cache, DownloadListener listener) {
        DatasetDescriptor descriptor = descriptor(name);
        if (!(descriptor.source() instanceof DatasetSource.Download)) {
            throw new InvalidInputException(name + ": has no file of its own to download");
        }
        return cache.fetch(descriptor, listener);
    }

    /**
     * What is known of a data set: contents, theory, licence, citation.
     *
     * @param name for example {@code "si-pbe"}
     * @return its descriptor
     * @throws InvalidInputException where the name is not in the catalogue
     */
    public static DatasetDescriptor descriptor(String name) {
        return Catalogue.ofUser().descriptor(name);
    }

    /**
     * The names of all data sets.
     *
     * @return the names, in the order of the catalogue
     */
    public static List<String> names() {
        return Catalogue.ofUser().names();
    }

    /**
     * The catalogue.
     *
     * @return one row per data set: name, elements, structures, atoms, labels, theory, licence, citation, bundled or not. Numbers
     *     that are known only after a download are missing.
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
            append(table.intColumn("structures"), descriptor.structures());
            append(table.intColumn("atoms"), descriptor.atoms());
            table.stringColumn("labels").append(String.join(", ", descriptor.labels()));
            table.stringColumn("theory").append(descriptor.theory());
            table.stringColumn("licence").append(descriptor.licence());
            table.stringColumn("citation").append(descriptor.citation());
            table.booleanColumn("bundled").append(descriptor.bundled());
        }
        return table;
    }

    private static void append(IntColumn column, OptionalInt number) {
        if (number.isPresent()) {
            column.append(number.getAsInt());
        } else {
            column.appendMissing();
        }
    }

    static InputStream resource(String file) {
        InputStream in = Datasets.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException(
                    "the resource " + file + " is missing from the program");
        }
        return in;
    }
}
