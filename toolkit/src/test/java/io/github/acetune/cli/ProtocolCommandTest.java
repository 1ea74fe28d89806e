package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Datasets;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's protocols from the command line, a few steps long. */
class ProtocolCommandTest {
    @TempDir private static Path folder;

    private static Path potential;

    @BeforeAll
    static void fitAPotential() {
        var silicon =
                Datasets.load("si-pbe")
                        .filter(s -> List.of("dia", "liq").contains(s.configType()))
                        .split("set")
                        .train();
        var spec = AceSpec.of("Si").cutoff(4.5).embedding(Embeddings.linear()).functions(20);
        potential = folder.resolve("Si.yaml");
        PotentialFiles.write(
                AceFitter.fit(
                                spec,
                                silicon,
                                FitSpec.kappa(0.1).repulsion(FitSpec.Repulsion.AUTOMATIC))
                        .potential(),
                potential);
    }

    private static Run meltQuench(Path output) {
        return Run.acetune(
                "meltquench",
                potential,
                "-o",
                output,
                "--species",
                "Si:8",
                "--melt-time",
                0.01,
                "--liquid-time",
                0.01,
                "--rate",
                1e17,
                "--seeds",
                "1,2",
                "--threads",
                1);
    }

    @Test
    void aMeltQuenchWritesItsSamplesItsTableAndAReportAndIsNotDoneTwice() throws IOException {
        Path output = folder.resolve("quench");

        Run first = meltQuench(output);

        assertEquals(0, first.code(), first.err());
        assertTrue(first.out().contains("standard deviation"), first.out());
        assertEquals(3, Files.readAllLines(output.resolve("table.csv")).size());
        assertTrue(Files.readString(output.resolve("report.html")).contains("<svg"));
        Path quenched = output.resolve("seed-2/quench/final.xyz");
        var written = Files.getLastModifiedTime(quenched);
        assertEquals(first.out(), meltQuench(output).out());
        assertEquals(written, Files.getLastModifiedTime(quenched));
        assertEquals(8, ExtendedXyz.read(output.resolve("seed-1/relaxed.xyz")).getFirst().size());
    }

    @Test
    void aCompressionWritesItsTableAndAReport() throws IOException {
        Path crystal = folder.resolve("crystal.xyz");
        ExtendedXyz.write(crystal, List.of(Crystals.diamond(Element.Si, 5.45)));
        Path output = folder.resolve("compression");

        Run run =
                Run.acetune(
                        "compress",
                        potential,
                        crystal,
                        "-o",
                        output,
                        "--pressure",
                        "0:1",
                        "--rate",
                        50,
                        "--equilibration",
                        0.01,
                        "--frames",
                        0.01,
                        "--threads",
                        1);

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("at 1.0 GPa"), run.out());
        assertEquals(4, Files.readAllLines(output.resolve("table.csv")).size());
        assertTrue(Files.readString(output.resolve("report.html")).contains("4 neighbours"));
    }

    @Test
    void liquidAndGlassAreComparedAndNotDoneTwice() throws IOException {
        Path output = folder.resolve("disorder");
        Path known = folder.resolve("known.xyz");
        ExtendedXyz.write(known, List.of(Crystals.diamond(Element.Si, 5.45)));
        var arguments =
                new ArrayList<Object>(
                        List.of(
                                "disorder",
                                potential,
                                "-o",
                                output,
                                "--threads",
                                1,
                                "--reference",
                                known));
        arguments.addAll(
                List.of(
                        "--species Si:8 --volume 20 --hot 1500 --hot-time 0.01 --liquid 1500 --liquid-time 0.02 --rate 1e17"
                                .split(" ")));
        arguments.addAll(
                List.of("--glass-time 0.02 --timestep 1 --frames 0.004 --rmax 5".split(" ")));

        Run first = Run.acetune(arguments.toArray());

        assertEquals(0, first.code(), first.err());
        for (String file : List.of("rdf-liquid", "rdf-amorphous", "adf-liquid", "adf-amorphous")) {
            assertTrue(Files.size(output.resolve(file + ".csv")) > 100, file);
        }
        assertEquals(3, Files.readAllLines(output.resolve("table.csv")).size());
        assertTrue(Files.readString(output.resolve("report.html")).contains("known.xyz"));
        var written = Files.getLastModifiedTime(output.resolve("glass/final.xyz"));
        assertEquals(first.out(), Run.acetune(arguments.toArray()).out());
        assertEquals(written, Files.getLastModifiedTime(output.resolve("glass/final.xyz")));
    }

    @Test
    void aMeltGrowsOnItsTemplate() throws IOException {
        Path crystal = folder.resolve("growth.xyz");
        ExtendedXyz.write(
                crystal,
                List.of(Deformations.supercell(Crystals.diamond(Element.Si, 5.45), 1, 1, 2)));
        Path cell = folder.resolve("cell.xyz");
        ExtendedXyz.write(cell, List.of(Crystals.diamond(Element.Si, 5.45)));
        Path output = folder.resolve("growth");
        var arguments =
                new ArrayList<Object>(
                        List.of(
                                "crystallise",
                                potential,
                                crystal,
                                "-o",
                                output,
                                "--reference",
                                cell,
                                "--threads",
                                1));
        arguments.addAll(
                List.of(
                        "--template 0.3 --melt 1500 --melt-time 0.01 --growth 600 --growth-time 0.02"
                                .split(" ")));
        arguments.addAll(List.of("--timestep 1 --frames 0.005".split(" ")));

        Run run = Run.acetune(arguments.toArray());

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("mean crystallinity outside the template"), run.out());
        assertEquals(6, Files.readAllLines(output.resolve("table.csv")).size());
        assertTrue(Files.readString(output.resolve("report.html")).contains("Crystallinity"));
    }

    @Test
    void aCellIsRelaxedUnderPressure() {
        Path crystal = folder.resolve("stretched.xyz");
        ExtendedXyz.write(
                crystal, List.of(Deformations.rattle(Crystals.diamond(Element.Si, 5.45), 0.02, 1)));
        Path free = folder.resolve("free.xyz");
        Path pressed = folder.resolve("pressed.xyz");

        Run first = Run.acetune("relax", potential, crystal, "-o", free, "--cell", "--fmax", 0.002);
        Run second =
                Run.acetune(
                        "relax",
                        potential,
                        crystal,
                        "-o",
                        pressed,
                        "--cell",
                        "--pressure",
                        5,
                        "--fmax",
                        0.002,
                        "--json");

        assertEquals(0, first.code(), first.err());
        assertEquals(0, second.code(), second.err());
        assertTrue(second.out().contains("\"converged\" : true"), second.out());
        Structure dense = ExtendedXyz.read(pressed).getFirst();
        double volume = ExtendedXyz.read(free).getFirst().cell().volume();
        assertTrue(dense.cell().volume() < 0.98 * volume);
        double[] virial = dense.labels().virial().orElseThrow();
        double found = (virial[0] + virial[4] + virial[8]) / (3 * dense.cell().volume());
        assertEquals(5, found * Units.GIGAPASCAL, 0.1);
    }

    @Test
    void aMeltOfOtherElementsNeedsItsCrystalForExcessEnergiesOnly() throws IOException {
        Path tellurium = folder.resolve("Te.yaml");
        Files.writeString(tellurium, Files.readString(potential).replaceAll("Si(?!nclair)", "Te"));
        Path output = folder.resolve("tellurium");

        Run run =
                Run.acetune(
                        "meltquench",
                        tellurium,
                        "-o",
                        output,
                        "--species",
                        "Te:8",
                        "--volume",
                        25,
                        "--melt-time",
                        0.005,
                        "--liquid-time",
                        0.005,
                        "--rate",
                        1e18,
                        "--threads",
                        1);

        assertEquals(0, run.code(), run.err());
        assertTrue(!run.out().contains("excess energy"), run.out());
        assertTrue(Files.exists(output.resolve("report.html")));
    }

    @Test
    void aFolderIsNotContinuedWithOtherSettingsAndSaysWhatTheyWere() throws IOException {
        Path output = folder.resolve("settled");
        String settings =
                "--species Si:8 --melt-time 0.01 --liquid-time 0.01 --rate 1e17 --threads 1";
        assertEquals(0, meltQuench(potential, output, settings).code());
        Path other = folder.resolve("other.yaml");
        Files.writeString(other, Files.readString(potential) + "\n# another\n");

        Run faster = meltQuench(potential, output, settings.replace("1e17", "1e18"));
        Run denser = meltQuench(potential, output, settings + " --volume 19");
        Run byOther = meltQuench(other, output, settings);
        Run longerBonds = meltQuench(potential, output, settings + " --bond 3");

        assertEquals(2, faster.code());
        assertTrue(
                faster.err().contains("holds a run with --rate 1.0E17, asked for is --rate 1.0E18"),
                faster.err());
        assertTrue(
                denser.err().contains("holds a run with no --volume, asked for is --volume 19.0"),
                denser.err());
        assertTrue(byOther.err().contains("asked for is POTENTIAL other.yaml"), byOther.err());
        assertEquals(0, longerBonds.code(), longerBonds.err());
        assertTrue(Files.readString(output.resolve("settings.json")).contains("\"--bond\" : 3.0"));
    }

    private static Run meltQuench(Path file, Path output, String settings) {
        var arguments = new ArrayList<Object>(List.of("meltquench", file, "-o", output));
        arguments.addAll(List.of(settings.split(" ")));
        return Run.acetune(arguments.toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meltquench | | --species Si:8 --melt-time 0.01 --liquid-time 0.03 --rate 1e17",
                "compress | cell.xyz | --equilibration 0.01 --pressure 0:1 --rate 30 --frames 0.001",
                "disorder | | --species Si:8 --volume 20 --hot-time 0.01 --liquid-time 0.03 --rate 1e17 --glass-time 0.01 --timestep 1 --frames 0.001",
                "crystallise | cell.xyz | --template 0.3 --melt 900 --melt-time 0.01 --growth-time 0.03 --timestep 1 --frames 0.001"
            })
    void aFullDiskIsOneLineAndTheSameCommandGoesOn(String name, String structure, String options)
            throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        var arguments = new ArrayList<Object>(List.of(name, potential));
        if (structure != null) {
            Path cell = folder.resolve(name + "-" + structure);
            ExtendedXyz.write(cell, List.of(Crystals.diamond(Element.Si, 5.45)));
            arguments.add(cell);
        }
        arguments.addAll(List.of(options.split(" ")));
        arguments.addAll(List.of("--threads", 1, "-o"));
        Path output = folder.resolve("full-" + name);
        Path log = folder.resolve(name + ".log");

        // given a protocol whose second stage finds no room for all of its frames
        try (var process = AcetuneProcess.startOnFullDisk(log, 20, and(arguments, output))) {
            assertEquals(1, process.waitFor());
        }
        List<String> errors =
                Files.readAllLines(log).stream().filter(l -> l.startsWith("acetune: ")).toList();
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(
                errors.getFirst().contains("cannot be written")
                        && errors.getFirst().endsWith("make room, then give the same command"),
                errors::toString);
        try (var files = Files.walk(output)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".part")));
        }

        // when there is room, it comes to the same end as one that always had it
        Run resumed = Run.acetune(and(arguments, output));
        Path whole = folder.resolve("whole-" + name);
        Run undisturbed = Run.acetune(and(arguments, whole));

        assertEquals(0, resumed.code(), resumed.err());
        assertEquals(0, undisturbed.code(), undisturbed.err());
        assertEquals(
                Files.readString(whole.resolve("table.csv")),
                Files.readString(output.resolve("table.csv")));
    }

    private static Object[] and(List<Object> arguments, Object last) {
        var all = new ArrayList<>(arguments);
        all.add(last);
        return all.toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--species Si:many | such as Si:216",
                "--species Ge:8 | the potential knows only Si",
                "--species Si:8 --timestep 50 | a time step of 50.00 fs cannot follow atoms of 28.09 u",
                "--species Si:8 --volume 0 | the volume must be above 0",
                "--species Si:8 --volume 2 | do not fit into 16.0 Å³"
            })
    void whatCannotBeQuenchedIsBadInput(String options, String expected) {
        var arguments =
                new ArrayList<Object>(
                        List.of("meltquench", potential, "-o", folder.resolve("nothing")));
        arguments.addAll(List.of(options.split(" ")));

        Run run = Run.acetune(arguments.toArray());

        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.errors().size(), run.err());
        assertTrue(run.err().contains(expected), run.err());
        assertTrue(Files.notExists(folder.resolve("nothing")));
    }

    @ParameterizedTest
    @CsvSource({"compress,--bond", "compress,--frames", "disorder,--cutoff", "disorder,--frames"})
    void whatIsAskedOfTheResultIsLookedAtBeforeTheRun(String name, String option) {
        Path output = folder.resolve("late-" + name);
        var arguments = new ArrayList<Object>(List.of(name, potential));
        if (name.equals("compress")) {
            Path cell = folder.resolve("late.xyz");
            ExtendedXyz.write(cell, List.of(Crystals.diamond(Element.Si, 5.45)));
            arguments.add(cell);
        }
        arguments.addAll(List.of("-o", output, option, 0));

        Run run = Run.acetune(arguments.toArray());

        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains("above 0"), run.err());
        assertTrue(Files.notExists(output));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Si 0 0 0;Si 0 0 2.3;5 0 0 0 5 0 0 0 5;50 | a time step of 50.00 fs cannot follow",
                "Si 0 0 0;Si 0 0 0.05;5 0 0 0 5 0 0 0 5;1 | atoms 1 and 2 are",
                "Si 0 0 0;Ge 0 0 2.3;5 0 0 0 5 0 0 0 5;1 | the potential knows only Si",
                "Si 0 0 0;Si 0 0 2.3;5 0 0 0 5 0 0 0 0;1 | volume",
                "Si 0 0 0;;5 0 0 0 5 0 0 0 5;1 | line 3 (frame 1): the file ends after 1 of 2 atoms"
            })
    void whatCannotBeCompressedIsBadInput(String text, String expected) throws IOException {
        String[] parts = text.split(";", -1);
        Path structure = folder.resolve("bad.xyz");
        Files.writeString(
                structure,
                "2\nLattice=\"%s\" Properties=species:S:1:pos:R:3\n%s\n%s"
                        .formatted(parts[2], parts[0], parts[1]));
        Path output = folder.resolve("none");

        Run run =
                Run.acetune("compress", potential, structure, "-o", output, "--timestep", parts[3]);

        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.errors().size(), run.err());
        assertTrue(run.err().contains(expected), run.err());
        assertTrue(Files.notExists(output));
    }
}
