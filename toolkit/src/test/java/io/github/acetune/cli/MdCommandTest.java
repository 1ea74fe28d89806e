package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.md.LammpsData;
import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MdCommandTest {
    @TempDir private Path folder;

    private Path potential;
    private Path structure;

    @BeforeEach
    void writeInputs() {
        var basis = AceSpec.of("Si").cutoff(4).functions(6).basis();
        double[] coefficients = new double[basis.functions().size() * 2];
        Arrays.setAll(coefficients, k -> 0.02 * (k % 3));
        var model = new BBasisPotential(basis, coefficients, new double[] {-1.5}, Map.of());
        potential = folder.resolve("Si.yaml");
        PotentialFiles.write(model, potential);
        structure = folder.resolve("si.xyz");
        ExtendedXyz.write(
                structure,
                List.of(Deformations.rattle(Crystals.diamond(Element.Si, 5.43), 0.05, 1)));
    }

    private Run md(String options) {
        var arguments =
                new ArrayList<Object>(
                        List.of("md", potential, structure, "-o", folder.resolve("run")));
        arguments.addAll(List.of(options.split(" ")));
        return Run.acetune(arguments.toArray());
    }

    @Test
    void aRunWritesTrajectoryLogAndFinalState() throws IOException {
        Run run =
                md(
                        "--ensemble nvt --temperature 300 --steps 20 --timestep 1 --every 5 --threads 1");

        assertEquals(0, run.code(), run.err());
        List<Structure> frames = ExtendedXyz.read(folder.resolve("run/trajectory.xyz"));
        assertEquals(5, frames.size());
        assertTrue(frames.getFirst().columns().containsKey("velocities"));
        assertTrue(frames.getFirst().labels().forces().isPresent());
        List<String> log = Files.readAllLines(folder.resolve("run/log.csv"));
        assertEquals(
                "step,time_fs,temperature_K,pressure_GPa,volume_A3,potential_eV,kinetic_eV,conserved_eV",
                log.getFirst());
        assertEquals(6, log.size());
        assertTrue(Files.exists(folder.resolve("run/final.xyz")));
    }

    @Test
    void aSecondRunStartsFromTheVelocitiesOfTheFirst() {
        md("--ensemble nvt --temperature 300 --steps 10");
        structure = folder.resolve("run/final.xyz");

        Run run =
                Run.acetune(
                        "md",
                        potential,
                        structure,
                        "-o",
                        folder.resolve("second"),
                        "--ensemble",
                        "nve",
                        "--steps",
                        0);

        assertEquals(0, run.code(), run.err());
        Structure first = ExtendedXyz.read(structure).getFirst();
        Structure second = ExtendedXyz.read(folder.resolve("second/final.xyz")).getFirst();
        assertEquals(first.columns().get("velocities"), second.columns().get("velocities"));
    }

    @Test
    void momentaOfAseAreUnderstoodAndPositionsAreNotWrapped() throws IOException {
        // ASE's momenta are in √(amu eV): 1 Å/ps is 0.0101805 Å √(eV/amu)
        double momentum = 28.085 * 20 * 0.010180505687;
        Files.writeString(
                structure,
                """
                1
                Lattice="10 0 0 0 10 0 0 0 10" Properties=species:S:1:pos:R:3:momenta:R:3 pbc="T T T"
                Si 9.9 5 5 %s 0 0
                """
                        .formatted(momentum));

        Run run = md("--ensemble nve --steps 20 --timestep 1 --every 20");

        assertEquals(0, run.code(), run.err());
        Structure last = ExtendedXyz.read(folder.resolve("run/trajectory.xyz")).getLast();
        var velocities = (AtomColumn.Real) last.columns().get("velocities");
        assertEquals(20, velocities.values()[0], 1e-6);
        assertEquals(10.3, last.positions()[0], 1e-6);
    }

    @Test
    void temperatureAndPressureRampsAndThreadsAreTaken() throws IOException {
        String options =
                "--ensemble npt --temperature 300:600 --pressure 1:2 --time 0.02 --timestep 1"
                        + " --every 10 --seed 7 --engine simd --threads ";

        Run one = md(options + 1);
        byte[] trajectory = Files.readAllBytes(folder.resolve("run/trajectory.xyz"));
        Run again = md(options + 1);
        Files.move(folder.resolve("run"), folder.resolve("first"));
        Run two = md(options + 2);

        assertEquals(0, one.code(), one.err());
        assertEquals(2, again.code());
        assertTrue(again.err().contains("holds a run already"), again.err());
        assertEquals(0, two.code(), two.err());
        assertArrayEquals(trajectory, Files.readAllBytes(folder.resolve("run/trajectory.xyz")));
    }

    @Test
    void aRunThatLeavesPhysicsIsOneLineAndKeepsTheFrames() throws IOException {
        // functions without data: atoms fall into each other sooner or later
        Run run = md("--ensemble nvt --temperature 3000 --steps 20000 --every 10 --threads 1");

        assertEquals(1, run.code(), run.err());
        assertEquals(1, run.errors().size(), run.err());
        String line = run.errors().getFirst();
        assertTrue(line.contains("unstable at step"), line);
        assertTrue(line.contains("training set"), line);
        assertTrue(line.contains("ps): "), line);
        assertEquals(2, ExtendedXyz.read(folder.resolve("run/unstable.xyz")).size());
        assertTrue(Files.size(folder.resolve("run/trajectory.xyz")) > 0);
        assertFalse(Files.exists(folder.resolve("run/final.xyz")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ensemble nvt --steps 5 | needs a --temperature",
                "--ensemble nve --temperature 300 --steps 5 --timestep 50 | cannot follow atoms of 28.09 u",
                "--ensemble nve --steps 5 | has no velocities",
                "--ensemble nvt --temperature 300 --pressure 1 --steps 5 | --pressure has no meaning",
                "--ensemble nvt --temperature 3OO --steps 5 | expected a number or FROM:TO",
                "--ensemble nvt --temperature 300 --steps 5 --freeze 9 | can be frozen",
                "--ensemble npt --temperature 0 --steps 5 | needs a thermostat above 0 K"
            })
    void badOptionsAreOneLine(String options, String message) {
        Run run = md(options);

        assertEquals(2, run.code());
        assertEquals(1, run.errors().size(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Si 0 0 0;Si 0 0 0.05;5 0 0 0 5 0 0 0 5 | atoms 1 and 2 are",
                "Si 0 0 0;Si 0 0 0;5 0 0 0 5 0 0 0 5 | atoms 1 and 2 are",
                "Si 0 0 0;Ge 0 0 2.3;5 0 0 0 5 0 0 0 5 | the potential knows only Si",
                "Si 0 0 0;Si 0 0 2.3;5 0 0 0 5 0 0 0 0 | volume"
            })
    void badStructuresAreOneLine(String text, String message) throws IOException {
        String[] parts = text.split(";", -1);
        Files.writeString(
                structure,
                "2\nLattice=\"%s\" Properties=species:S:1:pos:R:3\n%s\n%s\n"
                        .formatted(parts[2], parts[0], parts[1]));

        Run run = md("--ensemble nvt --temperature 300 --steps 5");

        assertEquals(2, run.code());
        assertEquals(1, run.errors().size(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(Files.exists(folder.resolve("run/log.csv")));
    }

    @Test
    void aStructureFileCutInTheMiddleIsOneLine() throws IOException {
        String text = Files.readString(structure);
        Files.writeString(structure, text.substring(0, text.length() / 2));

        Run run = md("--ensemble nvt --temperature 300 --steps 5");

        assertEquals(2, run.code());
        assertEquals(1, run.errors().size(), run.err());
    }

    @Test
    void aTrajectoryCutInTheMiddleIsNamed() throws IOException {
        md("--ensemble nvt --temperature 300 --steps 10 --every 1");
        Path trajectory = folder.resolve("run/trajectory.xyz");
        byte[] whole = Files.readAllBytes(trajectory);
        Files.write(trajectory, Arrays.copyOf(whole, whole.length / 2));

        Run resumed = md("--ensemble nvt --temperature 300 --steps 20 --every 1 --resume");
        Run analysed = Run.acetune("analyse", trajectory, "-o", folder.resolve("analysis"));

        assertEquals(2, resumed.code());
        assertEquals(1, resumed.errors().size(), resumed.err());
        assertTrue(resumed.err().contains("trajectory.xyz: was cut short"), resumed.err());
        assertEquals(whole.length / 2, Files.size(trajectory));
        assertEquals(2, analysed.code());
        assertEquals(1, analysed.errors().size(), analysed.err());
        assertTrue(analysed.err().contains("trajectory.xyz, line"), analysed.err());
        assertFalse(Files.exists(folder.resolve("analysis")));
    }

    @Test
    void aFullDiskIsOneLineAndLosesNothing() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        String options =
                "--ensemble nvt --temperature 300 --steps 80 --every 1 --threads 1 --resume";
        Path log = folder.resolve("said");
        var arguments =
                new ArrayList<Object>(
                        List.of("md", potential, structure, "-o", folder.resolve("run")));
        arguments.addAll(List.of(options.split(" ")));

        // given a run whose trajectory finds no room for all of its frames
        try (var process = AcetuneProcess.startOnFullDisk(log, 60, arguments.toArray())) {
            assertEquals(1, process.waitFor());
        }
        List<String> errors =
                Files.readAllLines(log).stream().filter(l -> l.startsWith("acetune: ")).toList();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.getFirst().contains("trajectory.xyz: cannot be written")
                        && errors.getFirst().contains("--resume"),
                errors::toString);
        assertFalse(Files.exists(folder.resolve("run/final.xyz")));

        // when there is room, it goes on to the same end as one that always had it
        Run resumed = md(options);
        assertEquals(0, resumed.code(), resumed.err());
        Path whole = folder.resolve("whole");
        arguments.set(4, whole);
        assertEquals(0, Run.acetune(arguments.toArray()).code());
        for (String name : List.of("trajectory.xyz", "log.csv", "final.xyz")) {
            assertEquals(
                    -1, Files.mismatch(whole.resolve(name), folder.resolve("run").resolve(name)));
        }
    }

    @Test
    void relaxWritesTheRelaxedStructure() {
        Path out = folder.resolve("relaxed.xyz");

        Run run = Run.acetune("relax", potential, structure, "-o", out, "--cell", "--max-steps", 3);

        assertTrue(run.code() == 0 || run.code() == 1, run.err());
        assertTrue(ExtendedXyz.read(out).getFirst().labels().forces().isPresent());
    }

    @Test
    void lammpsInputHasTheSameAtomsAndSteps() throws IOException {
        Path yace = folder.resolve("Si.yace");
        PotentialFiles.write(PotentialFiles.read(potential), yace);

        Run run =
                Run.acetune(
                        "lammps",
                        yace,
                        structure,
                        "-o",
                        folder.resolve("lammps"),
                        "--ensemble",
                        "npt",
                        "--temperature",
                        "300:600",
                        "--pressure",
                        "2",
                        "--time",
                        "0.5");

        assertEquals(0, run.code(), run.err());
        String script = Files.readString(folder.resolve("lammps/in.lammps"));
        assertTrue(script.contains("run             500\n"), script);
        assertTrue(script.contains("npt temp 300.0 600.0 0.1 iso 20000.0 20000.0 1.0"), script);
        Structure read = LammpsData.read(folder.resolve("lammps/structure.data"));
        assertEquals(8, read.size());
        double[] expected = ExtendedXyz.read(structure).getFirst().positions();
        double[] found = read.positions();
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], found[k], 1e-12);
        }
    }
}
