package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames in archives are read without unpacking; frames in large files are found without reading atoms. */
class ArchivesAndIndexTest {
    private static final String ONE =
            "1\nLattice=\"3 0 0 0 3 0 0 0 3\" energy=-1.5 config_type=sc\nSi 0 0 0\n";
    private static final String TWO =
            "2\nenergy=-3.5 config_type=\"two atoms\"\nSi 0 0 0\nSi 0 0 2.2\n";
    private static final String LONG_FOLDER = "a-folder-with-quite-a-long-name/".repeat(5);

    @TempDir Path folder;

    @Test
    void aZipArchiveIsReadFileByFile() throws IOException {
        Path zip = folder.resolve("both.zip");
        Files.write(zip, zipped(Map.of("d/a.xyz", ONE, "d/b.xyz", TWO + ONE, "README", "none")));

        List<Structure> all = ExtendedXyz.read(zip);

        assertEquals(List.of(1, 2, 1), all.stream().map(Structure::size).toList());
        assertTrue(all.get(2).describe().endsWith("both.zip!d/b.xyz, frame 2 (line 5)"));
        assertEquals(2, frames(zip, "b.xyz"));
    }

    @Test
    void aCompressedTarArchiveIsReadFileByFile() throws IOException {
        var files = new TreeMap<>(Map.of("d/a.xyz", ONE, "d/b.xyz", TWO, "d/c.txt", "none"));
        Path tar = folder.resolve("both.tar.gz");
        Files.write(tar, gzipped(tar(files)));

        assertEquals(List.of(1, 2), ExtendedXyz.read(tar).stream().map(Structure::size).toList());
        assertEquals(1, frames(tar, "d/b.xyz"));
        var missing = assertThrows(InvalidInputException.class, () -> frames(tar, "z.xyz"));
        assertTrue(missing.getMessage().contains("but [d/a.xyz, d/b.xyz, d/c.txt]"));
    }

    @Test
    void longNamesInTarArchivesAreUnderstood() throws IOException {
        var long1 = member(LONG_FOLDER + "gnu.xyz", ONE);
        byte[] records = extended(LONG_FOLDER + "pösix.xyz");
        byte[] long2 =
                joined(
                        header("././@PaxHeader", records.length, 'x'),
                        padded(records),
                        member("cut", TWO));
        byte[] global = extended("a path that is no file's");
        Path tar = folder.resolve("long.tar");
        Files.write(
                tar,
                joined(
                        header("pax_global_header", global.length, 'g'),
                        padded(global),
                        long1,
                        long2,
                        new byte[1024]));

        assertEquals(1, frames(tar, LONG_FOLDER + "gnu.xyz"));
        assertEquals(1, frames(tar, LONG_FOLDER + "pösix.xyz"));
        assertEquals(List.of(1, 2), ExtendedXyz.read(tar).stream().map(Structure::size).toList());
        assertFalse(FrameIndex.canFindFramesOf(tar));
    }

    /** The records of an extended header (POSIX.1-2001), each led by its own length in bytes. */
    private static byte[] extended(String path) {
        String record = " path=" + path + "\n";
        int length = record.getBytes(StandardCharsets.UTF_8).length + 3;
        return ("20 mtime=123456789.\n" + length + record).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void namesThatClimbOutOfTheirFolderHarmNothingBecauseNothingIsUnpacked() throws IOException {
        Path zip = folder.resolve("inner/climbs.zip");
        Files.createDirectory(zip.getParent());
        Files.write(zip, zipped(Map.of("../../evil.xyz", ONE)));

        assertEquals(1, ExtendedXyz.read(zip).size());

        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(List.of(zip), files.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void anArchiveWithoutFilesIsNamed() throws IOException {
        Path zip = folder.resolve("none.zip");
        Files.write(zip, zipped(Map.of()));

        var refusal = assertThrows(InvalidInputException.class, () -> ExtendedXyz.read(zip));

        assertEquals(zip + ": holds no file called .xyz or .extxyz, but []", refusal.getMessage());
    }

    @Test
    void damagedArchivesAreRefusedWithTheirName() throws IOException {
        byte[] tar = gzipped(tar(new TreeMap<>(Map.of("a.xyz", ONE.repeat(200)))));
        byte[] zip = zipped(Map.of("a.xyz", ONE.repeat(200)));
        Path cutTar = folder.resolve("cut.tar.gz");
        Path cutZip = folder.resolve("cut.zip");
        Files.write(cutTar, Arrays.copyOf(tar, tar.length / 2));
        Files.write(cutZip, Arrays.copyOf(zip, 120));
        Path plain = folder.resolve("plain.xyz");
        Files.writeString(plain, ONE);

        for (Path cut : List.of(cutTar, cutZip)) {
            var refusal = assertThrows(InvalidInputException.class, () -> ExtendedXyz.read(cut));
            assertTrue(refusal.getMessage().startsWith(cut.toString()), refusal::getMessage);
        }
        assertThrows(InvalidInputException.class, () -> frames(plain, "a.xyz"));
    }

    @Test
    void framesAreFoundWithoutReadingAtomsAndReadWhenAskedFor() throws IOException {
        Path file = folder.resolve("many.xyz");
        Files.writeString(file, ONE + TWO.replace("\n", "\r\n") + "\n" + ONE);

        FrameIndex index = FrameIndex.of(file);

        assertEquals(3, index.size());
        assertEquals(2, index.atoms(1));
        assertEquals("two atoms", index.configType(1));
        assertEquals(2, index.countsByConfigType().get("sc")[0]);
        SameStructure.assertSame(
                ExtendedXyz.read(file), List.of(index.read(0), index.read(1), index.read(2)));
        assertEquals(ExtendedXyz.read(file).get(2).describe(), index.read(2).describe());
        assertThrows(IndexOutOfBoundsException.class, () -> index.read(3));
    }

    @Test
    void filesInWhichFramesCannotBeFoundAreRefused() throws IOException {
        Path cut = folder.resolve("cut.xyz");
        Files.writeString(cut, ONE + "2\n\nSi 0 0 0\n");
        Path compressed = folder.resolve("x.xyz.gz");
        Files.write(compressed, gzipped(ONE.getBytes(StandardCharsets.UTF_8)));
        Path text = folder.resolve("text.xyz");
        Files.writeString(text, "not frames\n");

        assertEquals(
                cut + ", line 4 (frame 2): the file ends after 1 of 2 atoms",
                assertThrows(InvalidInputException.class, () -> FrameIndex.of(cut)).getMessage());
        assertThrows(InvalidInputException.class, () -> FrameIndex.of(compressed));
        assertThrows(InvalidInputException.class, () -> FrameIndex.of(text));
        assertThrows(InvalidInputException.class, () -> FrameIndex.of(folder.resolve("none.xyz")));
    }

    private static long frames(Path archive, String member) {
        String name = archive + "!" + member;
        try (Stream<Structure> frames =
                ExtendedXyz.stream(name, ExtendedXyz.open(archive, member))) {
            return frames.count();
        }
    }

    private static byte[] zipped(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, String> files) {
        byte[] archive = joined(header("d/", 0, '5'));
        for (var file : files.entrySet()) {
            archive = joined(archive, member(file.getKey(), file.getValue()));
        }
        return joined(archive, new byte[1024]);
    }

    private static byte[] member(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (name.length() < 100) {
            return joined(header(name, bytes.length, '0'), padded(bytes));
        }
        byte[] longName = (name + "\0").getBytes(StandardCharsets.UTF_8);
        return joined(
                header("././@LongLink", longName.length, 'L'),
                padded(longName),
                header(name.substring(0, 99), bytes.length, '0'),
                padded(bytes));
    }

    private static byte[] header(String name, int size, char type) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, String.format("%011o", size));
        header[156] = (byte) type;
        put(header, 257, "ustar");
        return header;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static byte[] padded(byte[] content) {
        return Arrays.copyOf(content, (content.length + 511) / 512 * 512);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            try {
                all.write(part);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return all.toByteArray();
    }
}
