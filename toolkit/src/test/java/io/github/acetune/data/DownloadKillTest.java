package io.github.acetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.cli.AcetuneProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that download are killed and interrupted half-way. */
class DownloadKillTest {
    /** A set of the catalogue whose checksum is not known, so that made-up files can stand for it. */
    private static final String SET = "zuo-2020-cu";

    @TempDir Path folder;

    @Test
    void whatIsKilledHalfWayLeavesNoFileAndGoesOnFromThere() throws Exception {
        byte[] archive = archive();
        int half = archive.length / 2;
        int more = half + (archive.length - half) / 2;
        try (var server = new FlakyServer(archive)) {
            server.then(server.stall());
            server.then(server.stallWithinRange());
            server.then(FlakyServer.RANGE);

            // given a download that is killed when half of the file is there
            try (var first = start(server)) {
                first.await(() -> partSize() == half);
                first.kill();
            }
            assertEquals(List.of(".ZuoEtAl2020.tar.gz.part"), files());

            // and one that is interrupted half-way through the rest
            try (var second = start(server)) {
                second.await(() -> partSize() == more);
                assertEquals(130, second.interrupt());
            }
            assertEquals(List.of(".ZuoEtAl2020.tar.gz.part"), files());

            // when it is begun once more
            try (var third = start(server)) {
                assertEquals(0, third.waitFor(), Files.readString(log()));
            }

            assertEquals(
                    List.of("all", "bytes=" + half + "-", "bytes=" + more + "-"), server.ranges());
            assertEquals(List.of(".ZuoEtAl2020.tar.gz.verified", "ZuoEtAl2020.tar.gz"), files());
            assertArrayEquals(archive, Files.readAllBytes(set().resolve("ZuoEtAl2020.tar.gz")));
            assertTrue(Files.readString(log()).contains("licence:  BSD-3-Clause"));
            assertTrue(Files.readString(log()).contains("verified: no checksum is known"));
        }
    }

    private AcetuneProcess start(FlakyServer server) throws IOException {
        return AcetuneProcess.start(
                log(),
                Map.of(
                        "ACETUNE_CACHE", folder.resolve("cache").toString(),
                        "ACETUNE_MIRROR", server.url().resolve("/mirror").toString()),
                "datasets",
                SET,
                "--download");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Path set() {
        return folder.resolve("cache").resolve(SET);
    }

    private long partSize() {
        Path part = set().resolve(".ZuoEtAl2020.tar.gz.part");
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(set())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Read as what it is, whatever the catalogue calls it. */
    private static byte[] archive() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var random = new Random(1);
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("ZuoEtAl2020/Cu_train.xyz", "ZuoEtAl2020/Cu_test.xyz")) {
                zip.putNextEntry(new ZipEntry(name));
                var frame = new StringBuilder("2000\nenergy=-3\n");
                for (int atom = 0; atom < 2000; atom++) {
                    frame.append("Cu " + random.nextDouble() + " 0 " + random.nextDouble() + "\n");
                }
                zip.write(frame.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
