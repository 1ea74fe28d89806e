package io.github.acetune.structure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Reads and writes extended XYZ, plain or gzip-compressed, and reads it from zip and tar archives, all files in them that are
 * called {@code .xyz} or {@code .extxyz} one after the other.
 *
 * <p>Understood: quoted and bare values, bare keys (true), {@code [T, T, T]}, braces and {@code _JSON [[…]]}; a
 * {@code Lattice} of 9 (rows), 3 or 1 numbers; columns in any order; elements by symbol or by a column {@code Z}; files
 * with Windows line ends and blank lines between frames; plain XYZ. Without {@code pbc} a frame with a {@code Lattice} is
 * periodic and one without is not.
 *
 * <p><b>Labels.</b> Each frame's energy is the first it has of {@code dft_energy}, {@code ref_energy}, {@code energy},
 * {@code free_energy}; its forces of {@code dft_forces}, {@code dft_force}, {@code ref_forces}, {@code ref_force},
 * {@code forces}, {@code force}; its virial of {@code dft_virial}, {@code ref_virial}, {@code virial} (each also with a
 * final s), else −V times {@code dft_stress}, {@code ref_stress} or {@code stress}. Upper and lower case are the same. The
 * names with a prefix come first because they state that the value is the reference. Virials are −dE/dε in eV, stresses
 * dE/dε/V in eV/Å³ (ASE's sign: positive is tension; a frame with {@code positive_stress=compression} says the opposite), both as 9 numbers by rows or 6 in the order xx yy zz yz xz xy. What a
 * frame has beyond that is kept in {@link Structure#info()} and {@link Structure#columns()}.
 *
 * <p>Labels are written as {@code energy}, {@code forces} and {@code virial}, or with {@code dft_} before the name where the
 * frame keeps another value that would go before it. What was read and is written reads back to the same numbers.
 */
public final class ExtendedXyz {
    private static final int GZIP_BUFFER = 1 << 16;

    private ExtendedXyz() {}

    /**
     * Reads all frames of a file.
     *
     * @param file extended XYZ, may be compressed or an archive
     * @return the structures, each with its {@link Structure#origin()}
     * @throws InvalidInputException where the file does not exist or is malformed, with line and reason
     */
    public static List<Structure> read(Path file) {
        try (Stream<Structure> frames = stream(file)) {
            return frames.toList();
        }
    }

    /**
     * Reads the frames one after the other, never holding more than one; the stream must be closed.
     *
     * @param file extended XYZ, may be compressed or an archive
     * @return the structures in file order
     * @throws InvalidInputException where the file does not exist, or, while the stream is consumed, where it is malformed
     */
    public static Stream<Structure> stream(Path file) {
        return stream(file.toString(), opened(file));
    }

    /**
     * Opens one file of a zip or tar archive, for {@link #stream(String, InputStream)}.
     *
     * @param archive zip, tar or tar.gz
     * @param member the file in it, with or without the folders that it is in
     * @return its content; to be closed
     * @throws InvalidInputException where the archive does not exist, is damaged or has no such file
     */
    public static InputStream open(Path archive, String member) {
        return FrameSource.member(archive.toString(), opened(archive), member);
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(existing(file));
        } catch (IOException failed) {
            throw new InvalidInputException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** The same file, which is surely there. */
    static Path existing(Path file) {
        if (!Files.exists(file)) {
            throw new InvalidInputException(file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + ": is a folder, expected an extended XYZ file");
        }
        return file;
    }

    /**
     * Reads frames from anywhere; closing the result closes the source.
     *
     * @param name what to call the source in messages and origins
     * @param source extended XYZ, may be compressed or an archive
     * @return the structures in the order of the source
     * @throws InvalidInputException while the result is consumed, where the source is malformed
     */
    public static Stream<Structure> stream(String name, InputStream source) {
        var frames = new FrameSource(name, source);
        return Stream.generate(frames::next)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .onClose(frames::close);
    }

    /**
     * Reads frames from text, for examples and tests.
     *
     * @param text the content of an extended XYZ file
     * @return the structures
     * @throws InvalidInputException where the text is malformed
     */
    public static List<Structure> parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Structure> frames = stream("text", new ByteArrayInputStream(bytes))) {
            return frames.toList();
        }
    }

    /**
     * Writes structures to a file, gzip-compressed where its name ends with {@code .gz}. The file appears when it is
     * complete; one of that name is replaced.
     *
     * @param file where to
     * @param structures what to write
     * @throws InvalidInputException where the folder does not exist, or a structure holds a name or text that the format
     *     cannot hold
     * @throws UncheckedIOException where writing fails
     */
    public static void write(Path file, Iterable<Structure> structures) {
        write(file, structures.iterator());
    }

    /**
     * Writes structures to a file as they come, without holding more than one; otherwise as
     * {@link #write(Path, Iterable)}.
     *
     * @param file where to
     * @param structures what to write, used up by it
     * @throws InvalidInputException where the folder does not exist, or a structure holds a name or text that the format
     *     cannot hold
     * @throws UncheckedIOException where writing fails
     */
    public static void write(Path file, Iterator<Structure> structures) {
        boolean compressed = file.toString().endsWith(".gz");
        AtomicFile.write(
                file,
                out -> {
                    if (compressed) {
                        try (var gzip = new GZIPOutputStream(out, GZIP_BUFFER)) {
                            writeAll(structures, gzip);
                        }
                    } else {
                        writeAll(structures, out);
                    }
                });
    }

    /**
     * One structure as the text of a frame.
     *
     * @param structure what to write
     * @return atom count, comment line and atom lines, each with its line end
     * @throws InvalidInputException where the structure holds a name or text that the format cannot hold
     */
    public static String format(Structure structure) {
        try {
            return FrameWriter.frame(structure);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidInputException(
                    structure.describe() + ": " + unfit.getMessage(), unfit);
        }
    }

    private static void writeAll(Iterator<Structure> structures, OutputStream out)
            throws IOException {
        while (structures.hasNext()) {
            out.write(format(structures.next()).getBytes(StandardCharsets.UTF_8));
        }
    }
}
