package io.github.acetune.cli;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.DatasetCache;
import io.github.acetune.data.DatasetDescriptor;
import io.github.acetune.data.DatasetSource;
import io.github.acetune.data.Datasets;
import io.github.acetune.data.DownloadNotice;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.plot.TableView;
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.FrameIndex;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Command(
        name = "datasets",
        mixinStandardHelpOptions = true,
        header = "List the data sets at hand, or describe, download or write one.",
        description = {
            "Bundled sets are part of the program; others are downloaded once into ~/.cache/acetune, or where"
                    + " ACETUNE_CACHE points; from their authors, or from a server of your own (ACETUNE_MIRROR/NAME/FILE)."
                    + " Sets of your own are described by the files NAME.yaml of the folder ACETUNE_DATASETS."
        },
        footer = {
            "",
            "Examples:",
            "  acetune datasets",
            "  acetune datasets si-pbe",
            "  acetune datasets si-pbe -o si.xyz",
            "  acetune datasets si-gap-18 --download",
            "  acetune datasets trajectory.xyz"
        })
final class DatasetsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "A data set of the list, or an extended XYZ file, whose frames are counted.")
    private String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write its structures as extended XYZ.")
    private Path output;

    @Option(names = "--download", description = "Download it where it is not there yet.")
    private boolean download;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    DatasetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (name == null) {
            show(Datasets.list());
        } else if (!Datasets.names().contains(name) && Files.exists(Path.of(name))) {
            show(frames(Path.of(name)));
        } else {
            ofCatalogue(Datasets.descriptor(name));
        }
        return ExitCode.DONE;
    }

    private void ofCatalogue(DatasetDescriptor descriptor) {
        var cache = DatasetCache.ofUser();
        var notice = new DownloadNotice(console.err());
        boolean potential =
                descriptor.source() instanceof DatasetSource.Download file && file.potential();
        if (potential && (download || output != null || cache.holds(descriptor))) {
            Path file = Datasets.file(name, cache, notice);
            if (output != null) {
                AtomicFile.write(output, out -> Files.copy(file, out));
            }
            console.out().println(output == null ? file : output);
            return;
        }
        if (!download && output == null && !isAtHand(descriptor, cache)) {
            describe(descriptor);
            console.err().println("not downloaded yet: acetune datasets " + name + " --download");
            return;
        }
        Dataset dataset = Datasets.load(name, cache, notice);
        if (output != null) {
            ExtendedXyz.write(output, dataset.structures());
            console.err().println("wrote " + dataset + " to " + output);
        } else {
            describe(descriptor);
            show(dataset.summary());
        }
    }

    private static boolean isAtHand(DatasetDescriptor descriptor, DatasetCache cache) {
        return switch (descriptor.source()) {
            case DatasetSource.Bundled _ -> true;
            case DatasetSource.Download _ -> cache.holds(descriptor);
            case DatasetSource.Derived derived ->
                    isAtHand(Datasets.descriptor(derived.from()), cache);
        };
    }

    /** Goes to where notices go, so that a table on the standard output stays one. */
    private void describe(DatasetDescriptor descriptor) {
        var err = console.err();
        err.println(descriptor.name() + ": " + descriptor.title());
        err.println("  theory:   " + descriptor.theory());
        err.println("  licence:  " + descriptor.licence());
        err.println("  citation: " + descriptor.citation());
        if (descriptor.source() instanceof DatasetSource.Download file) {
            err.println("  source:   " + file.page());
            err.println("            " + file.url());
            err.println("  verified: " + verification(file));
        }
        descriptor
                .isolatedAtoms()
                .ifPresent(known -> err.println("  atom:     isolated " + words(known)));
        descriptor
                .modelReferences()
                .ifPresent(known -> err.println("  models:   E0 of " + words(known)));
        if (!descriptor.notes().isEmpty()) {
            err.println("  note:     " + descriptor.notes());
        }
    }

    private static String verification(DatasetSource.Download file) {
        String size = file.size().isPresent() ? "size " + file.size().getAsLong() + " bytes, " : "";
        if (!file.sha256().isEmpty()) {
            return size
                    + (file.sha256().length() == 64 ? "SHA-256 " : "SHA-256 beginning ")
                    + file.sha256();
        }
        boolean members =
                !file.members().isEmpty()
                        && file.members().stream().noneMatch(member -> member.sha256().isEmpty());
        return size + (members ? "SHA-256 of the files in it" : "no checksum is known");
    }

    private static String words(ReferenceEnergies references) {
        return references.energies().entrySet().stream()
                .map(entry -> entry.getKey().symbol() + " " + entry.getValue() + " eV")
                .collect(Collectors.joining(", "));
    }

    private static Table frames(Path file) {
        var types = StringColumn.create("config type");
        var frames = LongColumn.create("structures");
        var atoms = LongColumn.create("atoms");
        Map<String, long[]> counts =
                FrameIndex.canFindFramesOf(file)
                        ? FrameIndex.of(file).countsByConfigType()
                        : counted(file);
        if (counts.isEmpty()) {
            throw new InvalidInputException(
                    file + ": no structures found, expected extended XYZ frames");
        }
        counts.forEach((type, count) -> {
            types.append(type);
            frames.append(count[0]);
            atoms.append(count[1]);
        });
        types.append("all");
        frames.append(counts.values().stream().mapToLong(count -> count[0]).sum());
        atoms.append(counts.values().stream().mapToLong(count -> count[1]).sum());
        return Table.create(file.toString(), types, frames, atoms);
    }

    /** Compressed files and archives have to be read for that, one frame after the other. */
    private static Map<String, long[]> counted(Path file) {
        var counts = new LinkedHashMap<String, long[]>();
        try (Stream<Structure> structures = ExtendedXyz.stream(file)) {
            structures.forEach(structure -> {
                long[] count = counts.computeIfAbsent(structure.configType(), _ -> new long[2]);
                count[0]++;
                count[1] += structure.size();
            });
        }
        return counts;
    }

    private void show(Table table) {
        console.out().print(json ? Tables.json(table) : TableView.of(table).toText());
    }
}
