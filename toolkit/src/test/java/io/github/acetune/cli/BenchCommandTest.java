package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.PotentialFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
    private static final String DIMER =
            """
            2
            Properties=species:S:1:pos:R:3 pbc="F F F"
            Si 0 0 0
            Si 0 0 2.3
            """;

    @TempDir private Path folder;

    private Path potential;

    @BeforeEach
    void writePotential() {
        var basis = AceSpec.of("Si").cutoff(4).functions(6).basis();
        double[] coefficients = new double[basis.functions().size() * 2];
        potential = folder.resolve("Si.yaml");
        PotentialFiles.write(
                new BBasisPotential(basis, coefficients, new double[1], Map.of()), potential);
    }

    private Path structures(String text) throws IOException {
        return Files.writeString(folder.resolve("in.xyz"), text);
    }

    @Test
    void theFiguresAreOneLineOfJson() throws IOException {
        Run run =
                Run.acetune(
                        "bench",
                        potential,
                        structures(DIMER),
                        "--engine",
                        "scalar",
                        "--threads",
                        "2",
                        "--repeat",
                        "3");

        assertEquals(0, run.code(), run.err());
        assertEquals(1, run.out().lines().count());
        var figures = JsonMapper.shared().readTree(run.out());
        assertEquals("scalar", figures.get("engine").asString());
        assertEquals(2, figures.get("atoms").asInt());
        assertEquals(2, figures.get("threads").asInt());
        assertEquals(3, figures.get("repeats").asInt());
        assertEquals(1.0, figures.get("neighbours_per_atom").asDouble());
        assertTrue(figures.get("neighbour_list_cpu_us_per_atom").isNumber());
        assertTrue(
                figures.at("/wall_us_per_atom/min").asDouble()
                        <= figures.at("/wall_us_per_atom/median").asDouble());
    }

    @Test
    void dynamicsAreMeasuredInOneLineOfJson() throws IOException {
        Run run = Run.acetune("bench", potential, structures(DIMER), "--md", "--repeat", 5);

        assertEquals(0, run.code(), run.err());
        assertEquals(1, run.out().lines().count());
        var figures = JsonMapper.shared().readTree(run.out());
        assertEquals(2, figures.get("atoms").asInt());
        assertEquals(5, figures.get("steps").asInt());
        for (String name :
                List.of("wall_us_per_atom", "overhead", "ns_per_day", "allocated_bytes_per_step")) {
            assertTrue(Double.isFinite(figures.get(name).asDouble()), name);
        }
        assertTrue(
                figures.get("wall_us_per_atom_min").asDouble()
                        <= figures.get("wall_us_per_atom_median").asDouble());
        assertTrue(
                figures.at("/forces/wall_us_per_atom").asDouble()
                        <= figures.get("wall_us_per_atom").asDouble());
    }

    @Test
    void whatCannotBeMeasuredIsSaidInOneLine() throws IOException {
        assertOneLine(Run.acetune("bench", potential, structures("")), "in.xyz", "no atoms");
        assertOneLine(
                Run.acetune("bench", potential, structures(DIMER.replace("Si 0 0 0", "Ge 0 0 0"))),
                "in.xyz",
                "holds Ge");
        assertOneLine(
                Run.acetune("bench", potential, structures(DIMER), "--threads", "0"),
                "--threads: expected at least 1, found 0");
        assertOneLine(
                Run.acetune("bench", potential, structures(DIMER), "--engine", "gpu"), "--engine");
    }

    private static void assertOneLine(Run run, String... parts) {
        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.errors().size(), run.err());
        for (String part : parts) {
            assertTrue(run.err().contains(part), run.err());
        }
    }
}
