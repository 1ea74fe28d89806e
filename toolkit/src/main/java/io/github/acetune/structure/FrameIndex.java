package io.github.acetune.structure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which frames an extended XYZ file has, found without reading atoms, and any of them when asked for: for files that are too
 * large to load. Takes about 20 bytes of memory per frame.
 */
public final class FrameIndex {
    private static final Pattern CONFIG_TYPE =
            Pattern.compile("(?:^|\\s)config_type\\s*=\\s*(?:\"([^\"]*)\"|(\\S+))");
    private static final String UNSPECIFIED = "unspecified";

    private final Path file;
    private final List<String> types = new ArrayList<>();
    private int frames;
    private long[] offsets = new long[1024];
    private long[] lines = new long[1024];
    private int[] atoms = new int[1024];
    private int[] typeOf = new int[1024];

    private FrameIndex(Path file) {
        this.file = file;
    }

    /**
     * Walks over a file.
     *
     * @param file extended XYZ, not compressed
     * @return its frames
     * @throws InvalidInputException where the file does not exist, is compressed, or a frame has no atom count or is cut short
     */
    public static FrameIndex of(Path file) {
        var index = new FrameIndex(file);
        if (!canFindFramesOf(file)) {
            throw new InvalidInputException(
                    file
                            + ": is compressed or an archive, and frames can be found only in plain files; unpack it");
        }
        try (var scanner = new LineScanner(Files.newInputStream(file))) {
            index.scan(scanner);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
        return index;
    }

    /**
     * Whether a file is one whose frames can be found.
     *
     * @param file extended XYZ
     * @return false where it is compressed or an archive
     * @throws InvalidInputException where the file does not exist
     */
    public static boolean canFindFramesOf(Path file) {
        try (InputStream in = Files.newInputStream(ExtendedXyz.existing(file))) {
            return FrameSource.isPlain(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    private void scan(LineScanner scanner) throws IOException {
        Map<String, Integer> known = new LinkedHashMap<>();
        while (scanner.next()) {
            if (scanner.isBlank()) {
                continue;
            }
            long offset = scanner.offset();
            long line = scanner.lineNumber();
            int count = FrameReader.atomCount(scanner, file, frames + 1L);
            if (!scanner.next()) {
                throw cutShort(line, "before its comment line");
            }
            int type = known.computeIfAbsent(configType(scanner.text()), _ -> known.size());
            for (int atom = 0; atom < count; atom++) {
                if (!scanner.next()) {
                    throw cutShort(line, "after " + atom + " of " + count + " atoms");
                }
            }
            add(offset, line, count, type);
        }
        types.addAll(known.keySet());
    }

    private InvalidInputException cutShort(long line, String where) {
        return new InvalidInputException(
                file + ", line " + line + " (frame " + (frames + 1) + "): the file ends " + where);
    }

    private static String configType(String comment) {
        Matcher matcher = CONFIG_TYPE.matcher(comment);
        if (!matcher.find()) {
            return UNSPECIFIED;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private void add(long offset, long line, int count, int type) {
        if (frames == offsets.length) {
            int capacity = frames + frames / 2;
            offsets = Arrays.copyOf(offsets, capacity);
            lines = Arrays.copyOf(lines, capacity);
            atoms = Arrays.copyOf(atoms, capacity);
            typeOf = Arrays.copyOf(typeOf, capacity);
        }
        offsets[frames] = offset;
        lines[frames] = line;
        atoms[frames] = count;
        typeOf[frames] = type;
        frames++;
    }

    /**
     * How many frames there are.
     *
     * @return frames
     */
    public int size() {
        return frames;
    }

    /**
     * How many atoms a frame has.
     *
     * @param frame from 0
     * @return atoms
     */
    public int atoms(int frame) {
        return atoms[checked(frame)];
    }

    /**
     * The configuration type of a frame.
     *
     * @param frame from 0
     * @return its key {@code config_type}, or {@code "unspecified"}
     */
    public String configType(int frame) {
        return types.get(typeOf[checked(frame)]);
    }

    /**
     * Frames and atoms of the configuration types.
     *
     * @return by type, in order of first appearance: the number of frames and of atoms
     */
    public Map<String, long[]> countsByConfigType() {
        long[][] counts = new long[types.size()][2];
        for (int frame = 0; frame < frames; frame++) {
            counts[typeOf[frame]][0]++;
            counts[typeOf[frame]][1] += atoms[frame];
        }
        Map<String, long[]> byType = new LinkedHashMap<>();
        for (int type = 0; type < counts.length; type++) {
            byType.put(types.get(type), counts[type]);
        }
        return byType;
    }

    /**
     * Reads a frame.
     *
     * @param frame from 0
     * @return the structure
     * @throws InvalidInputException where it is malformed
     */
    public Structure read(int frame) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(offsets[checked(frame)]);
            var in = new BufferedInputStream(Channels.newInputStream(channel));
            return new FrameReader(file.toString(), in, frame, lines[frame] - 1)
                    .next()
                    .orElseThrow(() ->
                            new InvalidInputException(
                                    file + ": has changed since its frames were found"));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    private int checked(int frame) {
        if (frame < 0 || frame >= frames) {
            throw new IndexOutOfBoundsException(
                    "frame " + frame + " of " + frames + " frames of " + file);
        }
        return frame;
    }
}
