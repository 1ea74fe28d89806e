package io.github.acetune.ace.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.Stream;

/** Writes a file under another name first, so that nobody ever sees half of it. */
final class AtomicFile {
    private AtomicFile() {}

    static void write(Path file, Stream<String> lines) {
        Path target = file.toAbsolutePath();
        try {
            Path temporary =
                    Files.createTempFile(
                            target.getParent(), target.getFileName().toString(), ".part");
            try {
                writeLines(temporary, lines);
                Files.move(
                        temporary,
                        target,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void writeLines(Path file, Stream<String> lines) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                writer.write(each.next());
                writer.write('\n');
            }
        }
    }
}
