package io.github.acetune.structure;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Writes a file so that nobody ever sees half of it: under a temporary name in the same folder, then moved into place.
 *
 * <p>Where writing fails, what was there before stays and the temporary file is removed.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What writes the content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes everything.
         *
         * @param out where to; closed by the caller
         * @throws IOException where writing fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes or replaces a file.
     *
     * @param target the file; its folder must exist
     * @param content what writes it
     * @throws InvalidInputException where the folder does not exist or the target is a folder
     * @throws UncheckedIOException where writing fails
     */
    public static void write(Path target, Content content) {
        check(target);
        Path temporary =
                target.resolveSibling(
                        "."
                                + target.getFileName()
                                + "."
                                + ProcessHandle.current().pid()
                                + "-"
                                + Long.toHexString(System.nanoTime())
                                + ".part");
        try {
            try (var out =
                    new BufferedOutputStream(
                            Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            move(temporary, target);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    target + ": cannot be written: " + failed.getMessage(), failed);
        } finally {
            discard(temporary);
        }
    }

    /**
     * Whether a file can be written there, as far as can be seen: to be asked before long work.
     *
     * @param target the file
     * @throws InvalidInputException where its folder does not exist or the target is a folder
     */
    public static void check(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException(target + ": its folder does not exist");
        }
        if (Files.isDirectory(target)) {
            throw new InvalidInputException(target + ": is a folder, expected a file to write");
        }
    }

    /**
     * Writes or replaces a text file, in UTF-8, every line ended by a line feed.
     *
     * @param target the file; its folder must exist
     * @param lines the lines without their ends
     * @throws InvalidInputException where the folder does not exist or the target is a folder
     * @throws UncheckedIOException where writing fails
     */
    public static void writeLines(Path target, Stream<String> lines) {
        write(
                target,
                out -> {
                    for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                        out.write(each.next().getBytes(StandardCharsets.UTF_8));
                        out.write('\n');
                    }
                });
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException leftBehind) {
            // the failure that led here is the one to report; a leftover temporary file harms
            // nobody
        }
    }
}
