package io.github.acetune.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.DatasetSource.Download;
import io.github.acetune.data.DatasetSource.Member;
import io.github.acetune.structure.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server does, there is either the right file or none, and a line that says how to go on. */
class DownloadTest {
    private static final String FRAME =
            "2\nLattice=\"9 0 0 0 9 0 0 0 9\" energy=-3.5 config_type=made\nSi 0 0 0\nSi 0 0 2.2\n";
    private static final byte[] CONTENT = FRAME.repeat(4000).getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    private final List<String> events = new ArrayList<>();

    private DatasetCache cache() {
        return DatasetCache.of(
                folder, new Downloader(Duration.ofMillis(400), 3, Duration.ofMillis(1)));
    }

    private DownloadListener listener() {
        return new DownloadListener() {
            @Override
            public void begins(DatasetDescriptor descriptor) {
                events.add("licence " + descriptor.licence());
            }

            @Override
            public void progress(long done, OptionalLong all) {
                if (all.isPresent() && done == all.getAsLong()) {
                    events.add("all there");
                }
            }

            @Override
            public void retrying(String reason) {
                events.add("again: " + reason);
            }

            @Override
            public void ends() {
                events.add("end");
            }
        };
    }

    private static Download download(FlakyServer server, String sha256) {
        return new Download(
                server.url(),
                "https://example.org/page",
                "file.xyz",
                OptionalLong.empty(),
                sha256,
                List.of(),
                false);
    }

    private static DatasetDescriptor descriptor(DatasetSource source) {
        return new DatasetDescriptor(
                "made-up",
                "a set",
                List.of("Si"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of("energy"),
                "none",
                "CC0-1.0",
                "nobody",
                Optional.empty(),
                Optional.empty(),
                "",
                source);
    }

    private static String sha256(byte[] bytes) {
        MessageDigest digest = Checksums.digest();
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private void assertArrives(FlakyServer server) throws IOException {
        var set = descriptor(download(server, sha256(CONTENT)));
        Path file = cache().fetch(set, listener());

        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals("licence CC0-1.0", events.getFirst());
        assertEquals(List.of(".file.xyz.verified", "file.xyz"), files());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("made-up"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileArrivesOnceAndIsThenAtHand() throws IOException {
        try (var server = new FlakyServer(CONTENT)) {
            assertArrives(server);
            var set = descriptor(download(server, sha256(CONTENT)));

            Dataset dataset = Datasets.load(set, cache(), listener());

            assertEquals(4000, dataset.size());
            assertEquals(1, server.ranges().size());
            assertTrue(cache().holds(set));
            assertEquals(List.of("licence CC0-1.0", "all there", "end"), events);
        }
    }

    @Test
    void aConnectionClosedHalfWayGoesOnWhereItBroke() throws IOException {
        try (var server = new FlakyServer(CONTENT, FlakyServer.HALF, FlakyServer.RANGE)) {
            assertArrives(server);
            assertEquals(List.of("all", "bytes=" + CONTENT.length / 2 + "-"), server.ranges());
        }
    }

    @Test
    void aServerThatKnowsNoRangesBeginsAgain() throws IOException {
        try (var server = new FlakyServer(CONTENT, FlakyServer.HALF, FlakyServer.WHOLE)) {
            assertArrives(server);
        }
    }

    @Test
    void aStalledConnectionIsGivenUpAndTriedAgain() throws IOException {
        try (var server = new FlakyServer(CONTENT)) {
            server.then(server.stall());
            server.then(FlakyServer.RANGE);

            assertArrives(server);

            assertTrue(events.contains("again: nothing arrived for too long"), events::toString);
        }
    }

    @Test
    void redirectionsAreFollowedButNotForEver() throws IOException {
        try (var server =
                new FlakyServer(
                        CONTENT, FlakyServer.redirect("/a"), FlakyServer.redirect("b.xyz"))) {
            assertArrives(server);
        }
        var loop = Stream.generate(() -> FlakyServer.redirect("/x")).limit(20);
        try (var server = new FlakyServer(CONTENT, loop.toArray(FlakyServer.Answer[]::new))) {
            assertFails(server, sha256(CONTENT), "redirects more than 8 times", "other");
            assertEquals(9, server.ranges().size());
        }
    }

    @Test
    void aBusyServerIsAskedAgainAMissingFileIsNot() throws IOException {
        try (var server = new FlakyServer(CONTENT, FlakyServer.status(503))) {
            assertArrives(server);
        }
        try (var server = new FlakyServer(CONTENT, FlakyServer.status(404))) {
            assertFails(server, sha256(CONTENT), "the server answered with status 404", "other");
            assertEquals(1, server.ranges().size());
        }
    }

    @Test
    void anotherFileIsNotTakenForTheRightOne() throws IOException {
        try (var server = new FlakyServer(CONTENT)) {
            assertFails(
                    server, "00ff", "expected SHA-256 00ff, found " + sha256(CONTENT), "made-up");
            assertEquals(List.of(), files());
        }
    }

    @Test
    void aTruncatedFileOfUnknownLengthIsNotTakenForTheWhole() throws IOException {
        try (var server = new FlakyServer(CONTENT, FlakyServer.SHORT)) {
            assertFails(server, sha256(CONTENT), "expected SHA-256", "made-up");
            assertEquals(List.of(), files());
        }
    }

    @Test
    void whatBreaksOffForGoodLeavesOnlyAPartThatTheNextAttemptGoesOnFrom() throws IOException {
        try (var server =
                new FlakyServer(CONTENT, FlakyServer.HALF, FlakyServer.HALF, FlakyServer.HALF)) {
            assertFails(
                    server,
                    sha256(CONTENT),
                    "to go on without it, get file.xyz from https://example.org/page",
                    "made-up");
            assertEquals(List.of(".file.xyz.part"), files());

            server.then(FlakyServer.RANGE);
            events.clear();
            assertArrives(server);
            assertEquals("bytes=" + CONTENT.length / 2 + "-", server.ranges().getLast());
        }
    }

    @Test
    void aWholePartIsKeptWhereTheServerHasNothingToAdd() throws IOException {
        Files.createDirectories(folder.resolve("made-up"));
        Files.write(folder.resolve("made-up/.file.xyz.part"), CONTENT);
        try (var server = new FlakyServer(CONTENT, FlakyServer.RANGE)) {
            assertArrives(server);
        }
    }

    @Test
    void aFilePlacedByHandIsVerifiedOnce() throws IOException {
        Files.createDirectories(folder.resolve("made-up"));
        Path placed = folder.resolve("made-up/file.xyz");
        Files.write(placed, CONTENT);
        try (var server = new FlakyServer(CONTENT)) {
            var set = descriptor(download(server, sha256(CONTENT)));
            assertEquals(placed, cache().fetch(set, listener()));
            assertTrue(Checksums.isVerified(placed, sha256(CONTENT)));
            assertFalse(Checksums.isVerified(placed, "another checksum"));

            Files.writeString(placed, "another");
            var refusal =
                    assertThrows(InvalidInputException.class, () -> cache().fetch(set, listener()));
            assertTrue(refusal.getMessage().contains("remove it"), refusal::getMessage);
            assertEquals(List.of(), server.ranges());
        }
    }

    private void assertFails(FlakyServer server, String sha256, String named, String name)
            throws IOException {
        DatasetDescriptor set = descriptor(download(server, sha256));
        DatasetCache cache =
                name.equals("made-up")
                        ? cache()
                        : DatasetCache.of(
                                folder.resolve(name),
                                new Downloader(Duration.ofMillis(400), 3, Duration.ofMillis(1)));

        var failure = assertThrows(InvalidInputException.class, () -> cache.fetch(set, listener()));

        assertTrue(failure.getMessage().contains(named), failure::getMessage);
        assertTrue(failure.getMessage().contains("put it at " + folder), failure::getMessage);
        assertEquals(1, failure.getMessage().lines().count());
        assertFalse(cache.holds(set));
    }

    @Test
    void partsOfAnArchiveBecomeSetsAndAreVerifiedEach() throws IOException {
        byte[] archive = zip(Map.of("z/Si_train.xyz", FRAME + FRAME, "z/Si_test.xyz", FRAME));
        var train =
                new Member(
                        "z/Si_train.xyz",
                        "train",
                        sha256((FRAME + FRAME).getBytes(StandardCharsets.UTF_8)));
        try (var server = new FlakyServer(archive)) {
            var source = archived(server, train, new Member("z/Si_test.xyz", "test", ""));

            Split split = Datasets.load(descriptor(source), cache(), listener()).split("set");

            assertEquals(2, split.train().size());
            assertEquals(1, split.test("test").size());
            var wrong = archived(server, new Member("z/Si_test.xyz", "test", "abcd"));
            assertThrows(
                    InvalidInputException.class,
                    () -> Datasets.load(descriptor(wrong), cache(), listener()));
        }
    }

    private static Download archived(FlakyServer server, Member... members) {
        return new Download(
                server.url(),
                "page",
                "sets.zip",
                OptionalLong.empty(),
                "",
                List.of(members),
                false);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void theEnvironmentNamesTheProxy() {
        var environment =
                Map.of("https_proxy", "http://proxy.example:3128", "NO_PROXY", "a.org, .b.org");

        assertEquals(
                new Proxy(
                        Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)),
                unresolved(EnvironmentProxy.of(URI.create("https://c.org/x"), environment)));
        assertEquals(
                Proxy.NO_PROXY, EnvironmentProxy.of(URI.create("https://a.org/x"), environment));
        assertEquals(
                Proxy.NO_PROXY, EnvironmentProxy.of(URI.create("https://x.b.org/"), environment));
        assertEquals(Proxy.NO_PROXY, EnvironmentProxy.of(URI.create("http://c.org/"), Map.of()));
    }

    private static Proxy unresolved(Proxy proxy) {
        var address = (InetSocketAddress) proxy.address();
        return new Proxy(
                proxy.type(),
                InetSocketAddress.createUnresolved(address.getHostString(), address.getPort()));
    }

    @Test
    void theNoticeShowsLicenceAndABar() {
        var bytes = new ByteArrayOutputStream();
        var notice = new DownloadNotice(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        notice.begins(Datasets.descriptor("si-gap-18"));
        notice.progress(500, OptionalLong.of(1000));
        notice.progress(1000, OptionalLong.of(1000));
        notice.ends();

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("licence:  CC-BY-NC-SA-4.0"), text);
        assertTrue(text.contains("50 %") && text.contains("100 %"), text);
    }

    @Test
    void aPotentialIsAFileAndNoDataSet() {
        assertThrows(InvalidInputException.class, () -> Datasets.load("xpot-si"));
        assertThrows(InvalidInputException.class, () -> Datasets.file("si-pbe"));
    }
}
