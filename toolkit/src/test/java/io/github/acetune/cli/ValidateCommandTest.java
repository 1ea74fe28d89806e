package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    @TempDir private Path folder;

    private Path potential(String name, String element, double scale) {
        var basis = AceSpec.of(element).cutoff(4).functions(6).basis();
        double[] coefficients = new double[basis.functions().size() * 2];
        Arrays.setAll(coefficients, k -> scale * (k % 3));
        Path file = folder.resolve(name);
        PotentialFiles.write(
                new BBasisPotential(basis, coefficients, new double[] {-107}, Map.of()), file);
        return file;
    }

    private Run validate(Object... arguments) {
        var all = new ArrayList<Object>(List.of("validate"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-o", folder.resolve("out")));
        return Run.acetune(all.toArray());
    }

    private JsonNode kept() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readAllBytes(folder.resolve("out/validate.json")));
    }

    @Test
    void potentialsStandSideBySideAndWhatIsFinishedIsNotDoneAgain() throws IOException {
        Path one = potential("one.yaml", "Si", 0.02);
        Path other = potential("other.yaml", "Si", 0.03);
        Path test = folder.resolve("test.xyz");
        ExtendedXyz.write(
                test,
                Datasets.load("si-pbe").split("set").test("test_mqmd").structures().subList(0, 4));

        Run first =
                validate(one, other, "--test", test, "--checks", "quick,lattice,dimers,trajectory");

        assertEquals(0, first.code(), first.err());
        String table = Files.readString(folder.resolve("out/table.csv"));
        assertTrue(table.startsWith("check,property,unit,one,other,DFT"), table);
        assertTrue(table.contains("provenance,SHA-256 of the file"), table);
        assertTrue(table.contains("dimers,Si–Si bond length,Å,"), table);
        String report = Files.readString(folder.resolve("out/report.html"));
        assertTrue(report.contains("Validation of one, other"));
        assertTrue(report.contains("Errors along test"));
        assertTrue(Files.exists(folder.resolve("out/one.html")));
        String before = kept().get("potentials").toString();

        Run again = validate(one, other, "--checks", "quick,lattice", "--test", test);

        assertEquals(0, again.code(), again.err());
        assertEquals(before, kept().get("potentials").toString());

        Path crystal = folder.resolve("diamond.xyz");
        ExtendedXyz.write(crystal, List.of(Crystals.diamond(Element.Si, 5.43)));

        Run coloured =
                validate(one, "--checks", "trajectory", "--test", test, "--crystal", crystal);

        assertEquals(0, coloured.code(), coloured.err());
        assertTrue(
                Files.readString(folder.resolve("out/report.html"))
                        .contains("atoms coloured by their crystallinity"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--checks lattise | no check 'lattise', expected some of lattice, ev",
                "--md-temperature -3 | must be above 0",
                "--test missing.xyz | missing.xyz",
                "--md-time soon | --md-time"
            })
    void badOptionsAreOneLine(String options, String message) {
        var arguments = new ArrayList<Object>(List.of(potential("Si.yaml", "Si", 0.02)));
        arguments.addAll(List.of(options.split(" ")));

        Run run = validate(arguments.toArray());

        assertEquals(2, run.code());
        assertEquals(1, run.errors().size(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void aTestSetWithAnotherElementIsOneLine() {
        Path test = folder.resolve("test.xyz");
        ExtendedXyz.write(test, Datasets.load("si-pbe").structures().subList(0, 2));

        Run run = validate(potential("Ge.yaml", "Ge", 0.02), "--test", test);

        assertEquals(2, run.code());
        assertEquals(1, run.errors().size(), run.err());
        assertTrue(run.err().contains("holds Si, which"), run.err());
    }

    @Test
    void aDamagedRecordIsOneLineAndIsLeftAlone() throws IOException {
        Path record = Files.createDirectories(folder.resolve("out")).resolve("validate.json");
        Files.writeString(record, "{\"potentials\": [");

        Run run = validate(potential("Si.yaml", "Si", 0.02), "--checks", "quick,dimers");

        assertEquals(2, run.code());
        assertEquals(1, run.errors().size(), run.err());
        assertTrue(run.err().contains("is damaged"), run.err());
        assertEquals("{\"potentials\": [", Files.readString(record));
    }
}
