package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FitCommandTest {
    private static final String INPUT =
            """
            metadata: {purpose: test}
            potential:
              elements: [Si]
              embeddings: {ALL: {npot: FinnisSinclairShiftedScaled, fs_parameters: [1, 1, 1, 0.5], ndensity: 2}}
              bonds: {ALL: {radbase: SBessel, radparameters: [5.25], rcut: 5.0, dcut: 0.01}}
              functions: {number_of_functions_per_element: 8, ALL: {nradmax_by_orders: [5, 2], lmax_by_orders: [0, 1]}}
            fit: {loss: {kappa: 0.8, L2_coeffs: 1.0e-8}, maxiter: 4, trainable_parameters: func}
            """;

    @TempDir private Path folder;

    private Path input;
    private Path good;
    private Path output;
    private List<Structure> structures;

    @BeforeEach
    void writeInputs() throws IOException {
        input = Files.writeString(folder.resolve("input.yaml"), INPUT);
        output = folder.resolve("out");
        structures =
                Datasets.load("si-pbe").structures().stream()
                        .filter(s -> s.size() > 1 && s.size() < 20)
                        .limit(8)
                        .toList();
        good = folder.resolve("good.xyz");
        ExtendedXyz.write(good, structures);
    }

    @Test
    void metricsShowTheCourseTheTypesAndTheOutliersByName() throws IOException {
        Run run =
                Run.acetune(
                        "fit",
                        input,
                        "--train",
                        good,
                        "--test",
                        good,
                        "--upfit",
                        "0.1,0.02",
                        "-o",
                        output);
        assertEquals(0, run.code(), run.err());

        JsonNode metrics =
                new ObjectMapper().readTree(Files.readString(output.resolve("metrics.json")));
        JsonNode course = metrics.get("course");
        JsonNode last = course.get(course.size() - 1);
        assertEquals(metrics.get("loss").asDouble(), last.get("loss").asDouble(), 1e-15);
        double parts = 0;
        for (String part : List.of("energy", "forces", "virial", "l1", "l2", "smoothness")) {
            parts += last.get(part).asDouble();
        }
        assertEquals(last.get("loss").asDouble(), parts, 1e-12);
        assertEquals(last.get("loss").asDouble(), last.get("validation_loss").asDouble(), 1e-9);
        long starts =
                course.valueStream()
                        .filter(step -> step.get("stage").asString().endsWith("start"))
                        .count();
        assertEquals(3, starts, "stages: kappa 0.8, 0.1 and 0.02");
        int counted = 0;
        for (JsonNode type : metrics.get("train").get("by_config_type")) {
            counted += type.get("structures").asInt();
        }
        assertEquals(structures.size(), counted);
        String worst =
                metrics.get("outliers")
                        .get("test")
                        .get("forces")
                        .get(0)
                        .get("structure")
                        .asString();
        assertTrue(worst.contains("good.xyz") && worst.contains("line"), worst);
        assertEquals("test", metrics.get("provenance").get("purpose").asString());

        String report = Files.readString(output.resolve("report.html"));
        for (String section :
                List.of(
                        "The loss and its parts",
                        "Errors by configuration type",
                        "Largest errors")) {
            assertTrue(report.contains(section), section);
        }
        assertTrue(report.contains("good.xyz"));
    }

    @Test
    void referenceEnergiesAreInEveryPotentialThatIsWritten() {
        Run run = Run.acetune("fit", input, "--train", good, "-o", output);
        assertEquals(0, run.code(), run.err());
        var yaml = (BBasisPotential) PotentialFiles.read(output.resolve("potential.yaml"));
        var yace = PotentialFiles.read(output.resolve("potential.yace")).cTilde();
        assertTrue(yaml.referenceEnergies()[0] < -50, "a silicon atom with its pseudopotential");
        assertEquals(yaml.referenceEnergies()[0], yace.referenceEnergies()[0], 0);
    }

    private String complaint(UnaryOperator<String> spoiled) throws IOException {
        Path bad = folder.resolve("bad.xyz");
        Files.writeString(bad, spoiled.apply(Files.readString(good)));
        Run run = Run.acetune("fit", input, "--train", bad, "-o", output);
        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.errors().size(), run.err());
        assertFalse(Files.exists(output), "a failed fit left files behind");
        return run.errors().getFirst();
    }

    @Test
    void badDataAreOneLineThatNamesStructureAndLine() throws IOException {
        String energies = complaint(text -> text.replaceAll(" energy=\\S+", ""));
        assertTrue(energies.contains("no structure has an energy"), energies);
        assertTrue(energies.contains("line 1"), energies);

        String nan = complaint(text -> text.replaceFirst(" energy=\\S+", " energy=NaN"));
        assertTrue(nan.contains("line 2") && nan.contains("NaN"), nan);

        String force = complaint(text -> text.replaceFirst("(?m)^(Si .*) \\S+$", "$1 nan"));
        assertTrue(force.contains("line 3") && force.contains("not a finite number"), force);

        String shorter = complaint(text -> text.replaceFirst("(?m)^(Si .*) \\S+$", "$1"));
        assertTrue(shorter.contains("line 3") && shorter.contains("entries"), shorter);
    }

    @Test
    void twoAtomsOnTopOfEachOtherAreNamedWithFrameAndLine() throws IOException {
        Structure first = structures.getFirst();
        double[] positions = first.positions();
        System.arraycopy(positions, 0, positions, 3, 3);
        var spoiled = first.withGeometry(positions, first.cell()).withLabels(first.labels());
        Path bad = folder.resolve("top.xyz");
        ExtendedXyz.write(bad, List.of(spoiled));
        Run run = Run.acetune("fit", input, "--train", bad, "-o", output);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.errors().getFirst().contains("top.xyz, frame 1 (line 1)"), run.err());
        assertFalse(Files.exists(output));
    }

    @Test
    void testDataWithAnUnknownElementAreRefusedBeforeTheFit() {
        Path bad = folder.resolve("other.xyz");
        ExtendedXyz.write(bad, Datasets.load("sbte-pbe").structures().subList(0, 2));
        Run run = Run.acetune("fit", input, "--train", good, "--test", bad, "-o", output);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.errors().getFirst().contains("other.xyz"), run.err());
        assertFalse(Files.exists(output));
    }

    @Test
    void oneStructureIsFittedAndSaidToBeTheOnlyOne() {
        Path one = folder.resolve("one.xyz");
        ExtendedXyz.write(one, structures.subList(0, 1));
        Run run = Run.acetune("fit", input, "--train", one, "-o", output);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("is the only structure"), run.err());
    }

    @Test
    void isolatedAtomsAloneAreNothingToFitTo() {
        Path alone = folder.resolve("alone.xyz");
        ExtendedXyz.write(
                alone,
                Datasets.load("si-pbe").structures().stream()
                        .filter(s -> s.size() == 1 && s.configType().contains("isolated"))
                        .limit(1)
                        .toList());
        Run run = Run.acetune("fit", input, "--train", alone, "-o", output);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.errors().getFirst().contains("neighbour"), run.err());
    }
}
