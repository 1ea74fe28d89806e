package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcetuneTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "fit",
                "sweep",
                "evaluate",
                "basis",
                "convert",
                "datasets",
                "audit",
                "label"
            })
    void everyCommandExplainsItselfWithExamples(String command) {
        Run help = Run.acetune(command, "--help");

        assertEquals(0, help.code());
        assertTrue(help.out().contains("Usage: acetune " + command), help.out());
        assertTrue(help.out().contains("Examples:"), help.out());
    }

    @Test
    void withoutACommandTheCommandsAreListed() {
        Run run = Run.acetune();

        assertEquals(0, run.code());
        assertTrue(run.out().contains("install-kernel"), run.out());
        assertTrue(run.out().contains("evaluate"), run.out());
    }

    @Test
    void theVersionIsTold() {
        assertTrue(Run.acetune("--version").out().startsWith("acetune "));
    }

    @Test
    void aMistypedCommandLineIsOneLine() {
        for (Run run :
                new Run[] {
                    Run.acetune("frobnicate"),
                    Run.acetune("evaluate"),
                    Run.acetune("sweep", "x.hjson", "--iterations", "many"),
                    Run.acetune("datasets", "no-such-set")
                }) {
            assertEquals(2, run.code());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().startsWith("acetune: "), run.err());
        }
    }

    @Test
    void dataSetsAreListedForPeopleAndPrograms() {
        assertTrue(Run.acetune("datasets").out().contains("si-pbe"));
        assertTrue(Run.acetune("datasets", "--json").out().startsWith("["));
        assertTrue(Run.acetune("datasets", "si-pbe").out().contains("dia"));
    }

    private static Run reported(Throwable thrown, boolean debug) {
        var err = new ByteArrayOutputStream();
        int code =
                Failures.report(thrown, new PrintStream(err, true, StandardCharsets.UTF_8), debug);
        return new Run(code, "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void exitCodesTellWhoseFaultItWas() {
        assertEquals(2, reported(new InvalidInputException("a.xyz:3: bad"), false).code());
        assertEquals(
                2, reported(new UncheckedIOException(new NoSuchFileException("a")), false).code());
        assertEquals(
                1, reported(new UncheckedIOException(new IOException("disk full")), false).code());
        assertEquals(1, reported(new IllegalStateException("bug"), false).code());
        assertEquals(1, reported(new OutOfMemoryError(), false).code());
        assertEquals(130, reported(new CancellationException(), false).code());
    }

    @Test
    void aStackTraceIsShownOnlyWhenAskedFor() {
        assertFalse(reported(new IllegalStateException("bug"), false).err().contains("\tat "));
        assertTrue(reported(new IllegalStateException("bug"), false).err().contains("--debug"));
        assertTrue(reported(new IllegalStateException("bug"), true).err().contains("\tat "));
    }
}
