package io.github.acetune.ace.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasisYamlTest {
    private static final String SMALL =
            """
            metadata: {purpose: test, reference_energy: "{\\"Si\\": -1.5, \\"shift\\": 0.5}"}
            species:
              - speciesblock: Si
                ndensityi: 2
                npoti: FinnisSinclair
                parameters: [1, 1, 1, 0.5]
                nradmaxi: 1
                lmaxi: 1
                rcutij: 5
                nradbaseij: 2
                radbase: SBessel
                radparameters: [5.25]
                radcoefficients: [[[1, 2], [3, 4]]]
                nbody:
                  - {type: Si Si, nr: [1], nl: [0], c: [0.1, 1.0E-5]}
                  - {type: Si Si Si, nr: [1, 1], nl: [1, 1], c: [0.2, 0.3], skip: false}
                  - {type: Si Si Si, nr: [1, 1], nl: [0, 0], c: [0.4, 0.5], skip: true}
            """;

    @TempDir Path folder;

    private BBasisPotential parse(String text) throws IOException {
        return BasisYaml.read(Files.writeString(folder.resolve("potential.yaml"), text));
    }

    @Test
    void readsWhatIsThereAndFillsInDefaults() throws IOException {
        var potential = parse(SMALL);

        assertEquals(0.001, potential.basis().splineBinWidth());
        assertEquals(2, potential.basis().functions().size());
        assertArrayEquals(new double[] {0.1, 1e-5, 0.2, 0.3}, potential.coefficients());
        assertArrayEquals(new double[] {-2}, potential.referenceEnergies());
        assertEquals("test", potential.metadata().get("purpose"));
        assertEquals(1e5, potential.basis().embeddings().getFirst().coreDensityCutoff());
        assertEquals(0, potential.basis().bond(0, 0).coreRepulsion().prefactor());
    }

    @Test
    void readsTheFlatListsOfOldFilesWithAWarning() throws IOException {
        var file = folder.resolve("old.yaml");
        Files.writeString(file, SMALL.replace("[[[1, 2], [3, 4]]]", "[1, 2, 3, 4]"));
        var warnings = new ArrayList<String>();

        var potential = BasisYaml.read(file, warnings::add);

        assertArrayEquals(new double[] {1, 2, 3, 4}, potential.basis().bond(0, 0).coefficients());
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().contains("radcoefficients"), warnings.getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npoti: FinnisSinclair | npoti: Morse | unknown embedding 'Morse'",
                "radbase: SBessel | radbase: Gauss | unknown radial basis 'Gauss'",
                "rcutij: 5 | rcutij: five | expected a number, found 'five'",
                "rcutij: 5 | rcut: 5 | the key 'rcutij' is missing",
                "nl: [1, 1] | nl: [1, 0] | even number",
                "nl: [1, 1] | nl: [2, 2] | between 0 and 1",
                "c: [0.2, 0.3] | c: [0.2] | expected 2 coefficients",
                "[[[1, 2], [3, 4]]] | [[[1, 2], [3]]] | expected a list of 2, found 1",
                "type: Si Si, | type: Si Ge, | cannot stand",
                "skip: false | skip: maybe | expected true or false"
            })
    void saysWhatIsWrongInOneLineWithFileAndLine(String old, String broken, String complaint) {
        var error =
                assertThrows(InvalidInputException.class, () -> parse(SMALL.replace(old, broken)));

        assertTrue(error.getMessage().contains(complaint), error.getMessage());
        assertTrue(error.getMessage().matches(".*potential\\.yaml:\\d+: .*"), error.getMessage());
        assertEquals(1, error.getMessage().lines().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SbTe_P4_lim", "Si_rank7", "Si_zbl", "Si_ChebPow_FinnisSinclair_corerep"})
    void writesTheReferencesFilesSoThatTheyReadBackTheSame(String name) {
        var potential = BasisYaml.read(Shared.file("oracle/synthetic/" + name + ".yaml"));
        var copy = folder.resolve("copy.yaml");

        BasisYaml.write(potential, copy);

        assertSame(potential, BasisYaml.read(copy));
    }

    @Test
    void keepsEveryBitOfEveryNumberOfThreeElements() {
        var basis =
                AceSpec.of("Zn", "Al", "Cu")
                        .orders(Orders.of(new int[] {3, 2, 1, 1}, new int[] {0, 2, 1, 1}))
                        .allFunctions()
                        .basis();
        var random = new Random(3);
        var coefficients =
                random.doubles(basis.coefficientCount())
                        .map(x -> (x - 0.5) * Math.pow(10, 30 * x - 20))
                        .toArray();
        var potential =
                new BBasisPotential(
                        basis,
                        coefficients,
                        new double[] {-1.25, 1e-7, -3456.789},
                        Map.of("note", "a \"quoted\": line"));
        var file = folder.resolve("random.yaml");

        BasisYaml.write(potential, file);

        var copy = BasisYaml.read(file);
        assertSame(potential, copy);
        assertEquals("a \"quoted\": line", copy.metadata().get("note"));
    }

    private static void assertSame(BBasisPotential expected, BBasisPotential found) {
        assertEquals(expected.basis(), found.basis());
        assertArrayEquals(expected.coefficients(), found.coefficients());
        assertArrayEquals(expected.referenceEnergies(), found.referenceEnergies());
    }
}
