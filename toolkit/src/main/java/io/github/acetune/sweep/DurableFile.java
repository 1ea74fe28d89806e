package io.github.acetune.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings files from the operating system's memory onto the disk, so that they survive a power cut. */
final class DurableFile {
    private DurableFile() {}

    /**
     * Waits until a file and its name in its folder are on the disk.
     *
     * @param file written and closed
     * @throws UncheckedIOException where the disk does not take it
     */
    static void force(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + ": cannot be brought onto the disk: " + e.getMessage(), e);
        }
        forceName(file.toAbsolutePath().getParent());
    }

    /** Not every system opens folders; those that do not keep names by themselves. */
    private static void forceName(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows: nothing more can be done here, and nothing more is needed.
        }
    }
}
