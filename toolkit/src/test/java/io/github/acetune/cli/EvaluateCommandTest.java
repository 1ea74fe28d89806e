package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private static final String DIMER =
            """
            2
            Properties=species:S:1:pos:R:3 energy=-5 config_type=dimer pbc="F F F"
            Si 0 0 0
            Si 0 0 2.3
            """;

    @TempDir private Path folder;

    private Path potential;
    private BBasisPotential model;

    @BeforeEach
    void writePotential() {
        var basis = AceSpec.of("Si").cutoff(4).functions(6).basis();
        double[] coefficients = new double[basis.functions().size() * 2];
        Arrays.setAll(coefficients, k -> 0.1 * (k % 3) + 0.05);
        model = new BBasisPotential(basis, coefficients, new double[] {-1.5}, Map.of());
        potential = folder.resolve("Si.yaml");
        PotentialFiles.write(model, potential);
    }

    private Path structures(String text) throws IOException {
        return Files.writeString(folder.resolve("in.xyz"), text);
    }

    @Test
    void framesGetEnergyEnergiesForcesAndVirial() throws IOException {
        Path out = folder.resolve("out.xyz");

        Run run = Run.acetune("evaluate", potential, structures(DIMER + DIMER), "-o", out);

        assertEquals(0, run.code(), run.err());
        List<Structure> frames = ExtendedXyz.read(out);
        assertEquals(2, frames.size());
        var expected = AceCalculator.of(model).calculate(ExtendedXyz.parse(DIMER).getFirst());
        var labels = frames.getFirst().labels();
        assertEquals(expected.energy(), labels.energy().orElseThrow(), 1e-10);
        assertEquals(6, labels.forces().orElseThrow().length);
        assertEquals(9, labels.virial().orElseThrow().length);
        assertEquals(2, frames.getFirst().columns().get("energies").rows());
        assertEquals("dimer", frames.getFirst().configType());
    }

    @Test
    void withoutAFileTheFramesGoToTheStandardOutput() throws IOException {
        Run run = Run.acetune("evaluate", potential, structures(DIMER));

        assertEquals(0, run.code(), run.err());
        assertEquals(1, ExtendedXyz.parse(run.out()).size());
    }

    private void assertOneLine(Run run, String... parts) {
        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.errors().size(), run.err());
        for (String part : parts) {
            assertTrue(run.errors().getFirst().contains(part), run.err());
        }
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void aTruncatedFileIsOneLineWithItsPlace() throws IOException {
        assertOneLine(
                Run.acetune("evaluate", potential, structures("2\npbc=\"F F F\"\nSi 0 0 0\n")),
                "in.xyz, line ");
    }

    @Test
    void aMissingFileIsOneLine() {
        assertOneLine(Run.acetune("evaluate", potential, folder.resolve("none.xyz")), "none.xyz");
        assertOneLine(
                Run.acetune("evaluate", folder.resolve("none.yace"), folder.resolve("none.xyz")),
                "none.yace");
    }

    @Test
    void anUnknownElementIsOneLineWithItsPlace() throws IOException {
        assertOneLine(
                Run.acetune(
                        "evaluate",
                        potential,
                        structures(DIMER.replace("Si 0 0 2.3", "Xx 0 0 2.3"))),
                "in.xyz, line 4",
                "Xx");
        assertOneLine(
                Run.acetune(
                        "evaluate",
                        potential,
                        structures(DIMER.replace("Si 0 0 2.3", "Ge 0 0 2.3"))),
                "in.xyz, frame 1",
                "Ge");
    }

    @Test
    void aPositionThatIsNotANumberIsOneLineWithItsPlace() throws IOException {
        assertOneLine(
                Run.acetune("evaluate", potential, structures(DIMER.replace("2.3", "nan"))),
                "in.xyz, line 4");
    }

    @Test
    void whereTheFramesAreBadNoOutputAppears() throws IOException {
        Path out = folder.resolve("out.xyz");

        Run.acetune("evaluate", potential, structures(DIMER + "2\n"), "-o", out);

        assertFalse(Files.exists(out));
    }

    @Test
    void potentialsAndStructuresAreConverted() throws IOException {
        Path yace = folder.resolve("Si.yace");

        assertEquals(0, Run.acetune("convert", potential, yace).code());
        assertEquals(
                0, Run.acetune("convert", structures(DIMER), folder.resolve("copy.extxyz")).code());

        assertEquals(model.cutoff(), PotentialFiles.read(yace).cutoff());
        assertOneLine(Run.acetune("convert", potential, folder.resolve("x.xyz")), "x.xyz");
    }

    @Test
    void convertTurnsTheSignOfVirials() throws IOException {
        Path file = folder.resolve("other.xyz");
        Files.writeString(
                file,
                "1\nLattice=\"5 5 5\" virial=\"1 2 3 2 4 5 3 5 6\" Properties=species:S:1:pos:R:3\nSi 0 0 0\n");
        Path turned = folder.resolve("turned.xyz");

        assertEquals(0, Run.acetune("convert", file, turned, "--flip-virial").code());

        double[] virial = ExtendedXyz.read(turned).getFirst().labels().virial().orElseThrow();
        assertEquals(-1, virial[0]);
        assertEquals(-6, virial[8]);
    }
}
