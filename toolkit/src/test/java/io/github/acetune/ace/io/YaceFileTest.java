package io.github.acetune.ace.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.CTildePotential;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YaceFileTest {
    private static final String SMALL =
            """
            elements: [Si]
            E0: [-1.5]
            deltaSplineBins: 0.001
            embeddings:
              0: {ndensity: 1, FS_parameters: [1, 1], npoti: FinnisSinclair, rho_core_cutoff: 100, drho_core_cutoff: 5}
            bonds:
              [0, 0]: {nradmax: 1, lmax: 1, nradbasemax: 2, radbasename: SBessel, radparameters: [5.25], radcoefficients: [[[1, 0.1], [1, 0.2]]], prehc: 0, lambdahc: 0, rcut: 5, dcut: 0.01, rcut_in: 0, dcut_in: 0, inner_cutoff_type: distance}
            functions:
              0:
                - {mu0: 0, rank: 1, ndensity: 1, num_ms_combs: 1, mus: [0], ns: [2], ls: [0], ms_combs: [0], ctildes: [0.5]}
                - {mu0: 0, rank: 2, ndensity: 1, num_ms_combs: 2, mus: [0, 0], ns: [1, 1], ls: [1, 1], ms_combs: [0, 0, 1, -1], ctildes: [0.5, 1]}
            """;

    @TempDir private Path folder;

    @Test
    void readsEveryPart() throws IOException {
        CTildePotential potential = YaceFile.read(written(SMALL));
        assertEquals("Si", potential.elements().getFirst().symbol());
        assertEquals(-1.5, potential.referenceEnergies()[0]);
        assertEquals(5, potential.cutoff());
        assertArrayEquals(
                new double[] {1, 0.1, 1, 0.2}, potential.bonds().getFirst().coefficients());
        assertEquals(2, potential.functions().size());
        assertArrayEquals(new int[] {0, 0, 1, -1}, potential.functions().get(1).m());
        assertArrayEquals(new double[] {0.5, 1}, potential.functions().get(1).coefficients());
    }

    @ParameterizedTest
    @ValueSource(strings = {"XPOT-Si", "XPOT-Sb2Te3", "synthetic/Si_zbl"})
    void writingAndReadingKeepsEveryBit(String name) {
        CTildePotential first = YaceFile.read(Shared.file("oracle/" + name + ".yace"));
        Path copy = folder.resolve("copy.yace");
        PotentialFiles.write(first, copy);
        CTildePotential second = PotentialFiles.read(copy).cTilde();
        assertEquals(first.bonds(), second.bonds());
        assertEquals(first.embeddings(), second.embeddings());
        assertEquals(first.splineBinWidth(), second.splineBinWidth());
        assertArrayEquals(first.referenceEnergies(), second.referenceEnergies());
        assertEquals(first.functions().size(), second.functions().size());
        for (int f = 0; f < first.functions().size(); f++) {
            assertArrayEquals(first.functions().get(f).m(), second.functions().get(f).m());
            assertArrayEquals(
                    first.functions().get(f).coefficients(),
                    second.functions().get(f).coefficients());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    elements: [Si]          | elements: [Xx]          | :1: | 'Xx' is not a chemical element
                    deltaSplineBins: 0.001  | deltaSplineBins: -1     | :3: | expected a positive width
                    npoti: FinnisSinclair   | npoti: Cubic            | :5: | unknown embedding 'Cubic'
                    FS_parameters: [1, 1]   | FS_parameters: [1]      | :5: | FS_parameters: expected weight and exponent
                    radbasename: SBessel    | radbasename: Fourier    | :7: | unknown radial basis 'Fourier'
                    [1, 0.2]                | [1, x]                  | :7: | expected a number, found 'x'
                    [1, 0.2]                | [1, nan]                | :7: | expected a number, found 'nan'
                    [1, 0.2]                | [1]                     | :7: | expected a list of 2, found 1
                    rcut: 5,                | dummy: 5,               | :7: | the key 'rcut' is missing
                    type: distance          | type: never             | :7: | unknown inner cutoff 'never'
                    ns: [2]                 | ns: [3]                 | :10: | n = 3 is not between 1 and 2
                    ls: [1, 1]              | ls: [1, 2]              | :11: | l = 2 is not between 0 and 1
                    ctildes: [0.5, 1]       | ctildes: [0.5]          | :11: | expected 2 numbers, found 1
                    ms_combs: [0, 0, 1, -1] | ms_combs: [0, 0, 1, -2] | :11: | m = -2 does not belong to l = 1
                    ctildes: [0.5, 1]}      | ctildes: [0.5,          | : | not valid YAML
                    """)
    void complaintsNameTheLineAndWhatIsWrong(String from, String to, String line, String message)
            throws IOException {
        Path file = written(SMALL.replace(from, to));
        var complaint = assertThrows(InvalidInputException.class, () -> YaceFile.read(file));
        assertTrue(
                complaint.getMessage().contains("potential.yace" + line), complaint.getMessage());
        assertTrue(complaint.getMessage().contains(message), complaint.getMessage());
        assertEquals(1, complaint.getMessage().lines().count());
    }

    @Test
    void missingFilesAndUnknownKindsAreNamed() {
        var missing =
                assertThrows(
                        InvalidInputException.class,
                        () -> PotentialFiles.read(folder.resolve("none.yace")));
        assertTrue(missing.getMessage().endsWith("none.yace: no such file"));
        var unknown =
                assertThrows(
                        InvalidInputException.class,
                        () -> PotentialFiles.read(Path.of("some.txt")));
        assertTrue(unknown.getMessage().contains("unknown kind of potential file"));
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("potential.yace"), text);
    }
}
