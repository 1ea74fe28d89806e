package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.ExtendedXyz;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are larger than the memory of the process that reads them. Scaled down for speed; {@code .ci/check-large-files} does
 * the same with 300 MB and 200 MB of heap.
 */
class LargeFilesTest {
    private static final int FRAMES_OF_THE_BUNDLED_SET = 297;

    @TempDir private Path folder;

    private void run(String heap, Object... arguments) throws Exception {
        try (var process =
                AcetuneProcess.start(log(), Map.of(), List.of("-Xmx" + heap), arguments)) {
            assertEquals(0, process.waitFor(), Files.readString(log()));
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    @Test
    void aFileThatIsHalfAsLargeAgainAsTheHeapIsStreamed() throws Exception {
        Path large = folder.resolve("large.xyz");
        int copies = repeated(bundled(), 60_000_000, large);
        Path last = folder.resolve("last.xyz");

        run("40m", "convert", large, last, "--frame", copies * FRAMES_OF_THE_BUNDLED_SET);
        run("40m", "datasets", large);

        assertEquals(1, ExtendedXyz.read(last).size());
        String table = Files.readString(log());
        assertTrue(
                table.matches("(?s).*all +" + copies * FRAMES_OF_THE_BUNDLED_SET + " .*"), table);
    }

    @Test
    void aMillionFramesAreListedWithoutLoadingThem() throws Exception {
        Path many = folder.resolve("many.xyz");
        repeated("1\n\nSi 0 0 0\n".getBytes(StandardCharsets.UTF_8), 12_000_000, many);

        run("128m", "datasets", many);

        String table = Files.readString(log());
        assertTrue(table.matches("(?s).*all +1000000 +1000000.*"), table);
    }

    private static byte[] bundled() throws IOException {
        try (InputStream in =
                LargeFilesTest.class.getResourceAsStream("/io/github/acetune/data/si-pbe.xyz")) {
            return in.readAllBytes();
        }
    }

    /** How often a text fits into so many bytes. */
    private static int repeated(byte[] text, int bytes, Path file) throws IOException {
        int copies = bytes / text.length;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int copy = 0; copy < copies; copy++) {
                out.write(text);
            }
        }
        return copies;
    }
}
