package io.github.acetune.md;

import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a run: {@code trajectory.*}, {@code log.csv}, {@code checkpoint.bin}, {@code final.xyz} and, after a guard has
 * stopped the run, {@code unstable.xyz} with the last good frame and the offending one.
 */
final class RunFolder implements Recorder {
    static final String LOG = "log.csv";
    static final String CHECKPOINT = "checkpoint.bin";
    static final String FINAL = "final.xyz";
    static final String UNSTABLE = "unstable.xyz";

    private final Path folder;
    private final List<TrajectoryFormat> formats;
    private final Optional<Checkpoint> checkpoint;
    private final Map<String, AppendedFile> files = new LinkedHashMap<>();
    private final List<LogRow> rows = new ArrayList<>();

    private RunFolder(
            Path folder, List<TrajectoryFormat> formats, Optional<Checkpoint> checkpoint) {
        this.folder = folder;
        this.formats = formats;
        this.checkpoint = checkpoint;
    }

    static RunFolder open(Path folder, List<TrajectoryFormat> formats, boolean resume) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new InvalidInputException(
                    folder + ": cannot be made as a folder: " + failed.getMessage(), failed);
        }
        Path file = folder.resolve(CHECKPOINT);
        if (!resume) {
            refuseAnotherRun(folder);
        }
        Optional<Checkpoint> checkpoint =
                Files.exists(file) ? Optional.of(Checkpoint.read(file)) : Optional.empty();
        return new RunFolder(folder, formats, checkpoint);
    }

    static boolean hasCheckpoint(Path folder) {
        return Files.exists(folder.resolve(CHECKPOINT));
    }

    private static void refuseAnotherRun(Path folder) {
        Stream.of(LOG, CHECKPOINT, FINAL)
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .ifPresent(found -> {
                    throw new InvalidInputException(
                            folder
                                    + ": holds a run already ("
                                    + found.getFileName()
                                    + "); resume it, or name another folder");
                });
    }

    @Override
    public boolean takeUp(Dynamics dynamics, String identity) {
        checkpoint.ifPresent(old -> old.restore(dynamics, identity));
        for (var format : formats) {
            open(format.fileName());
        }
        open(LOG);
        if (checkpoint.isEmpty()) {
            files.get(LOG).append(String.join(",", LogRow.COLUMNS) + "\n");
        } else {
            readLog();
        }
        return checkpoint.isPresent();
    }

    private void open(String name) {
        long length = checkpoint.map(old -> old.length(name)).orElse(0L);
        files.put(name, new AppendedFile(folder.resolve(name), length));
    }

    private void readLog() {
        Path log = folder.resolve(LOG);
        try (Stream<String> lines = Files.lines(log)) {
            lines.skip(1).map(LogRow::parse).forEach(rows::add);
        } catch (NumberFormatException | UncheckedIOException | IOException damaged) {
            throw new InvalidInputException(
                    log + ": cannot be read as the log of a run: " + damaged.getMessage(), damaged);
        }
    }

    @Override
    public void row(LogRow row) {
        rows.add(row);
        files.get(LOG).append(row.csv() + "\n");
    }

    @Override
    public void frame(Structure frame, long step) {
        for (var format : formats) {
            String text =
                    switch (format) {
                        case EXTENDED_XYZ, EXTENDED_XYZ_GZIP -> ExtendedXyz.format(frame);
                        case LAMMPS_DUMP -> LammpsDump.frame(frame, step);
                    };
            AppendedFile file = files.get(format.fileName());
            file.append(text);
            file.flush();
        }
        files.get(LOG).flush();
    }

    @Override
    public void save(Dynamics dynamics, String identity) {
        var lengths = new LinkedHashMap<String, Long>();
        files.forEach((name, file) -> lengths.put(name, file.complete()));
        Checkpoint.write(folder.resolve(CHECKPOINT), dynamics, identity, lengths);
    }

    @Override
    public void finish(Structure last, Stability stability) {
        if (stability.stable()) {
            ExtendedXyz.write(folder.resolve(FINAL), List.of(last));
        } else {
            var frames = new ArrayList<Structure>();
            stability.lastGood().ifPresent(frames::add);
            stability.offending().ifPresent(frames::add);
            ExtendedXyz.write(folder.resolve(UNSTABLE), frames);
        }
    }

    @Override
    public List<LogRow> rows() {
        return rows;
    }

    @Override
    public List<Structure> frames() {
        return List.of();
    }

    @Override
    public void close() {
        files.values().forEach(AppendedFile::close);
    }
}
