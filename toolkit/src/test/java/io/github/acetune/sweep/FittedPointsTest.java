package io.github.acetune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FittedPointsTest {
    private static final Map<String, Object> IDENTITY = Map.of("data", "silicon");

    @TempDir private Path folder;

    private static Point point(double cutoff) {
        return new Point(Map.of("cutoff", cutoff));
    }

    private static Trial failed(double cutoff) {
        return new Trial(1, point(cutoff), new Trial.Outcome.Failed("too short"), 2.5);
    }

    @Test
    void whatWasFittedIsFoundAgainEvenAfterALineThatWasCutOff() throws IOException {
        Path file = folder.resolve("fits.jsonl");
        try (var points = FittedPoints.in(file, IDENTITY)) {
            points.keep(failed(0.1 + 0.2));
            points.keep(TrialSamples.fitted(2, point(6), 0.0625));
        }
        Files.writeString(file, "{\"loss\":0.0", StandardOpenOption.APPEND);
        try (var points = FittedPoints.in(file, IDENTITY)) {
            assertTrue(Double.isNaN(points.of(point(0.1 + 0.2)).orElseThrow().loss()));
            assertEquals(0.0625, points.of(point(6)).orElseThrow().loss());
            assertEquals(Optional.empty(), points.of(point(5)));
            points.keep(failed(5));
        }
        assertEquals(4, Files.readAllLines(file).size());
    }

    @Test
    void fitsOfOtherDataAreRefused() {
        Path file = folder.resolve("fits.jsonl");
        FittedPoints.in(file, IDENTITY).close();
        var refused =
                assertThrows(
                        InvalidInputException.class,
                        () -> FittedPoints.in(file, Map.of("data", "germanium")));
        assertTrue(refused.getMessage().contains("line 1: expected fits of this input"));
    }
}
