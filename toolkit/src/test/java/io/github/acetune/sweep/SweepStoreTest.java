package io.github.acetune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepStoreTest {
    @TempDir private Path folder;

    private static List<Trial> trials(SweepStore store) {
        return store.trials(iteration -> TrialSamples.POTENTIAL);
    }

    private static Point point(double x) {
        return new Point(Map.of("x", x, "radial", "SBessel", "n", 7, "orders", List.of(3, 2)));
    }

    @Test
    void whatWasAddedIsThereAfterReopening() {
        Path file = folder.resolve(SweepStore.FILE_NAME);
        Trial first = TrialSamples.fitted(1, point(1.0 / 3), 0.1 + 0.2);
        Trial second = TrialSamples.failed(2, point(5), "diverged");
        try (var store = SweepStore.open(file)) {
            store.put("seed", "42");
            store.add(second);
            store.add(first);
        }

        try (var store = SweepStore.open(file)) {
            assertEquals(List.of(first, second), trials(store));
            assertEquals("42", store.settings().get("seed"));
        }
    }

    @Test
    void whatWasAddedIsOnTheDiskBeforeTheStoreIsClosed() {
        Path file = folder.resolve(SweepStore.FILE_NAME);
        Trial first = TrialSamples.fitted(1, point(2), 0.5);
        try (var store = SweepStore.open(file)) {
            store.add(first);

            // a second connection sees what a process started after a kill would see
            try (var other = SweepStore.open(file)) {
                assertEquals(List.of(first), trials(other));
            }
        }
    }

    @Test
    void aFileThatIsNoStoreIsBadInput() throws IOException {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "x".repeat(5000));

        var error = assertThrows(InvalidInputException.class, () -> SweepStore.open(file));

        assertTrue(
                error.getMessage().startsWith(file + ": cannot be used as a store of trials"),
                error::getMessage);
    }
}
