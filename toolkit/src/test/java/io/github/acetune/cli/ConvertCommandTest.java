package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Structures between extended XYZ and LAMMPS data files, by the endings of the names. */
class ConvertCommandTest {
    @TempDir private Path folder;

    private Path write(String name, Structure... structures) {
        Path file = folder.resolve(name);
        ExtendedXyz.write(file, List.of(structures));
        return file;
    }

    private static Structure tilted() {
        Structure layers = Crystals.quintupleLayers(Element.Sb, Element.Te, 4.26, 30.5);
        return Deformations.rattle(layers, 0.1, 1);
    }

    private static double[] distances(Structure structure) {
        NeighbourList list = NeighbourList.of(structure, 4);
        return IntStream.range(0, list.pairs()).mapToDouble(list::distance).sorted().toArray();
    }

    @Test
    void aTiltedCellGoesToLammpsAndBack() {
        Structure structure = tilted();
        Path xyz = write("start.xyz", structure.withLabels(structure.labels().withEnergy(-3)));
        Path data = folder.resolve("start.data");
        Path back = folder.resolve("back.xyz");

        Run there = Run.acetune("convert", xyz, data);
        Run andBack = Run.acetune("convert", data, back);

        assertEquals(0, there.code(), there.err());
        assertTrue(there.err().contains("they are left out"), there.err());
        assertEquals(0, andBack.code(), andBack.err());
        Structure read = ExtendedXyz.read(back).getFirst();
        assertEquals(structure.species(), read.species());
        assertEquals(structure.cell().volume(), read.cell().volume(), 1e-9);
        // rotated as LAMMPS wants it, but the same
        assertArrayEquals(distances(structure), distances(read), 1e-9);
    }

    @Test
    void theLastFrameOrTheOneAskedForIsWritten() throws IOException {
        Path xyz =
                write(
                        "two.xyz",
                        Crystals.diamond(Element.Si, 5.4),
                        Crystals.faceCentredCubic(Element.Si, 3.9));
        Path data = folder.resolve("one.lmp");

        Run last = Run.acetune("convert", xyz, data);
        String ofLast = Files.readString(data);
        Run first = Run.acetune("convert", xyz, data, "--frame", "1");

        assertTrue(last.err().contains("the last one is used"), last.err());
        assertTrue(ofLast.contains("\n4 atoms\n"), ofLast);
        assertFalse(first.err().contains("last"), first.err());
        assertTrue(Files.readString(data).contains("\n8 atoms\n"));
        assertEquals(2, Run.acetune("convert", xyz, data, "--frame", "3").code());
        assertEquals(2, Run.acetune("convert", xyz, data, "--frame", "0").code());
    }

    @Test
    void archivesAreReadAndCompressedFilesWritten() throws IOException {
        Path zip = folder.resolve("both.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("a.xyz", "b.xyz")) {
                out.putNextEntry(new ZipEntry(name));
                out.write("1\nenergy=1\nSi 0 0 0\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        Path all = folder.resolve("all.xyz.gz");

        Run run = Run.acetune("convert", zip, all);

        assertEquals(0, run.code(), run.err());
        assertEquals(2, ExtendedXyz.read(all).size());
    }

    @Test
    void aCellIsRepeated() throws IOException {
        Files.writeString(
                folder.resolve("a.xyz"),
                "1\nLattice=\"3 0 0 0 3 0 0 0 3\" energy=-5.0 Properties=species:S:1:pos:R:3\nSi 0 0 1\n");
        Path large = folder.resolve("large.xyz");

        Run run = Run.acetune("convert", folder.resolve("a.xyz"), large, "--supercell", "2,1,3");

        assertEquals(0, run.code(), run.err());
        Structure read = ExtendedXyz.read(large).getFirst();
        assertEquals(6, read.size());
        assertEquals(9, read.cell().get(2, 2), 1e-12);
        assertTrue(read.labels().energy().isEmpty());
        Run wrong = Run.acetune("convert", folder.resolve("a.xyz"), large, "--supercell", "2,0,3");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("--supercell: expected three numbers"), wrong.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.xyz | a.yace | expected the ending of structures",
                "a.yaml | a.xyz | expected the ending of a potential",
                "none.data | a.xyz | none.data: no such file",
                "a.xyz | a.data | a.xyz, frame 1 (line 1): LAMMPS needs a right-handed cell with a volume",
            })
    void whatCannotBeIsOneLine(String in, String out, String expected) throws IOException {
        Files.writeString(folder.resolve("a.xyz"), "1\n\nSi 0 0 0\n");

        Run run = Run.acetune("convert", folder.resolve(in), folder.resolve(out));

        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(expected), run.err());
        assertEquals(List.of("a.xyz"), names());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 atoms~~Atoms~~1 1 0 0 0 | line 6: the box is missing",
                "2 atoms~0 5 xlo xhi~0 5 ylo yhi~0 5 zlo zhi~Masses~~1 28.085~~Atoms~~1 1 0 0 0 | line 12: found 1 of 2 atoms",
                "1 atoms~5 5 xlo xhi | line 3: expected a box that is longer than nothing",
                "0 5 xlo xhi~Atoms~~1 1 0 0 | line 5: expected a line of Atoms",
                "0 5 xlo xhi~Atoms~~1 1 0 0 NaN | line 5: 'NaN' is not a finite number",
                "0 5 xlo xhi~Atoms # full~ | line 3: atom style full is not understood",
                "0 5 xlo xhi | line 2: no section Atoms was found",
                "Masses~~1 1000 | line 4: no element has the mass 1000.0",
            })
    void aMalformedDataFileIsAnsweredWithLineAndReason(String text, String expected)
            throws IOException {
        Path data = folder.resolve("bad.data");
        Files.write(data, Arrays.asList(("title~" + text).split("~", -1)));

        Run run = Run.acetune("convert", data, folder.resolve("out.xyz"));

        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(data + ", " + expected), run.err());
        assertEquals(List.of("bad.data"), names());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
