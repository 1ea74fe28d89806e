package io.github.acetune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.optimize.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XpotTablesTest {
    @TempDir private Path folder;

    @BeforeEach
    void writeTables() {
        List<String> names =
                List.of("potential bonds ALL rcut", "potential embeddings ALL fs_parameters 3");
        var tables =
                new XpotTables(names, point -> names.stream().<Object>map(point::get).toList());
        tables.write(
                folder,
                List.of(
                        TrialSamples.fitted(
                                1, new Point(Map.of(names.get(0), 5.5, names.get(1), 0.5)), 0.25),
                        TrialSamples.failed(
                                2, new Point(Map.of(names.get(0), 6, names.get(1), "a,b")), "no")));
    }

    @Test
    void parametersHaveXpotsColumns() throws IOException {
        assertEquals(
                """
                iteration,loss,potential bonds ALL rcut,potential embeddings ALL fs_parameters 3
                1,0.25,5.5,0.5
                2,NaN,6,"a,b"
                """,
                Files.readString(folder.resolve("parameters.csv")));
    }

    @Test
    void errorsHaveXpotsColumns() throws IOException {
        assertEquals(
                """
                Iteration,Train Δ Energy,Test Δ Energy,Train Δ Force,Test Δ Force
                1,0.001,0.002,0.1,0.2
                2,NaN,NaN,NaN,NaN
                """,
                Files.readString(folder.resolve("atomistic_errors.csv")));
        assertEquals(
                """
                Iteration,Train Δ Energy,Test Δ Energy,Train Δ Force,Test Δ Force
                1,0.003,0.004,0.1,0.2
                2,NaN,NaN,NaN,NaN
                """,
                Files.readString(folder.resolve("loss_function_errors.csv")));
    }
}
