package io.github.acetune.sweep;

import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Losses of points that were fitted, so that none is fitted twice; in a file, one line of JSON each, where there is one. A line is
 * on disk before the next fit begins: a run that was killed goes on from there.
 */
final class FittedPoints implements AutoCloseable {
    private final Map<String, Fit> fits = new HashMap<>();
    private final Optional<RandomAccessFile> file;

    /**
     * What came out of one point.
     *
     * @param loss NaN where it failed
     * @param seconds how long it took
     */
    record Fit(double loss, double seconds) {}

    private FittedPoints(Optional<RandomAccessFile> file) {
        this.file = file;
    }

    static FittedPoints inMemory() {
        return new FittedPoints(Optional.empty());
    }

    /**
     * Opens a file, which is made where it is missing.
     *
     * @param path the file
     * @param identity what decides the losses
     * @throws InvalidInputException where the file holds fits of something else
     */
    @SuppressWarnings("StreamResourceLeak") // the file is closed with the points
    static FittedPoints in(Path path, Map<String, Object> identity) {
        String first = Json.compact(Map.of("fits_of", identity));
        try {
            String text =
                    Files.exists(path)
                            ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                            : "";
            if (!text.startsWith(first + "\n") && !(first + "\n").startsWith(text)) {
                throw new InvalidInputException(
                        path
                                + ": line 1: expected fits of this input and these data; give another file or remove it");
            }
            // A last line without its end was cut off.
            List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
            var points = new FittedPoints(Optional.of(new RandomAccessFile(path.toFile(), "rw")));
            long length = points.takeOver(lines);
            points.file.get().setLength(length);
            points.file.get().seek(length);
            if (length == 0) {
                points.write(first);
            }
            return points;
        } catch (IOException e) {
            throw new InvalidInputException(path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** Reads all lines but one that was cut off at the end, and gives the length of what was read. */
    private long takeOver(List<String> lines) {
        long length = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                Map<String, Object> tree = Json.map(line);
                if (tree.get("point") instanceof Map<?, ?> point
                        && tree.get("seconds") instanceof Number seconds) {
                    double loss =
                            tree.get("loss") instanceof Number number
                                    ? number.doubleValue()
                                    : Double.NaN;
                    fits.put(Json.compact(point), new Fit(loss, seconds.doubleValue()));
                }
            } catch (JacksonException e) {
                break;
            }
            length += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        return length;
    }

    /** What came out of a point, where it was fitted before. */
    Optional<Fit> of(Point point) {
        return Optional.ofNullable(fits.get(Json.compact(point.values())));
    }

    /** Keeps what came out of a point. */
    void keep(Trial trial) {
        var fit = new Fit(trial.loss(), trial.seconds());
        fits.put(Json.compact(trial.point().values()), fit);
        var line = new LinkedHashMap<String, Object>();
        line.put("loss", trial.failed() ? null : fit.loss());
        line.put("seconds", fit.seconds());
        line.put("point", trial.point().values());
        if (trial.outcome() instanceof Trial.Outcome.Failed failed) {
            line.put("reason", failed.reason());
        }
        write(Json.compact(line));
    }

    private void write(String line) {
        if (file.isEmpty()) {
            return;
        }
        try {
            file.get().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            file.get().getFD().sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
