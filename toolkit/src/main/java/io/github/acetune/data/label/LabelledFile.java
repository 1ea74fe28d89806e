package io.github.acetune.data.label;

import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A file of frames that grows one by one; a last frame that was cut short by a crash is dropped. */
final class LabelledFile {
    private final Path file;
    private final Map<String, Structure> frames;

    private LabelledFile(Path file, Map<String, Structure> frames) {
        this.file = file;
        this.frames = frames;
    }

    static LabelledFile open(Path file) {
        Map<String, Structure> frames = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            ExtendedXyz.write(file, List.of());
            return new LabelledFile(file, frames);
        }
        try (Stream<Structure> stored = wholeLines(file)) {
            for (Iterator<Structure> each = stored.iterator(); each.hasNext(); ) {
                Structure frame = each.next();
                String id =
                        frame.info("id")
                                .orElseThrow(() ->
                                        new InvalidInputException(
                                                frame.describe()
                                                        + ": has no id, so that it is not the output of an earlier run"));
                frames.put(id, frame);
            }
        } catch (InvalidInputException damaged) {
            if (!endsWithinAFrame(damaged)) {
                throw damaged;
            }
        }
        ExtendedXyz.write(file, frames.values());
        return new LabelledFile(file, frames);
    }

    /** The frames without a last line that has no end: such a line was cut short, even if it looks whole. */
    private static Stream<Structure> wholeLines(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0 && bytes.length > 0) {
            throw new InvalidInputException(file + ": is not the output of an earlier run");
        }
        return ExtendedXyz.stream(file.toString(), new ByteArrayInputStream(bytes, 0, end));
    }

    /** Whether the reader complained because the file is at its end. */
    private static boolean endsWithinAFrame(InvalidInputException damaged) {
        return damaged.getMessage().contains(": the file ends ");
    }

    boolean holds(String id) {
        return frames.containsKey(id);
    }

    /** Adds a frame; it is on the disk afterwards. */
    void append(Structure structure) {
        byte[] text = ExtendedXyz.format(structure).getBytes(StandardCharsets.UTF_8);
        // Not a channel, which an interrupt would close in the middle of the frame.
        try (var out = new FileOutputStream(file.toFile(), true)) {
            out.write(text);
            out.getFD().sync();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be written: " + failed.getMessage(), failed);
        }
        frames.put(structure.info("id").orElseThrow(), structure);
    }

    /** Puts the frames in order, those of other ids after them. */
    void sort(List<String> ids) {
        var sorted = new ArrayList<Structure>();
        for (String id : ids) {
            if (frames.containsKey(id)) {
                sorted.add(frames.get(id));
            }
        }
        frames.forEach((id, frame) -> {
            if (!ids.contains(id)) {
                sorted.add(frame);
            }
        });
        ExtendedXyz.write(file, sorted);
    }
}
