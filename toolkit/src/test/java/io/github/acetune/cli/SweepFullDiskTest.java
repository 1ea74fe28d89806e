package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room in the midst of a sweep: a process that may write no further byte, for lack of a disk to fill. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SweepFullDiskTest {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    /** More than any machine fits before its disk is full. */
    private static final int ENDLESS = 100_000;

    @TempDir private Path folder;

    /** What a sweep said before its disk was full, and after. */
    private record Story(List<Integer> finished, List<String> errors, int code) {}

    private Story fullAfterTheSecondFit(Path out) throws IOException, InterruptedException {
        Process sweep =
                SweepProcess.of(SweepProcess.arguments(folder, out, ENDLESS, false)).start();
        var finished = new ArrayList<Integer>();
        var errors = new ArrayList<String>();
        boolean full = false;
        try (BufferedReader lines = sweep.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = SweepProcess.FINISHED.matcher(line);
                if (matcher.matches()) {
                    finished.add(Integer.valueOf(matcher.group(1)));
                } else if (line.startsWith("acetune: ")) {
                    errors.add(line);
                }
                if (finished.size() == 2 && !full) {
                    full = true;
                    fill(sweep);
                }
            }
            return new Story(finished, errors, sweep.waitFor());
        } finally {
            sweep.destroyForcibly();
        }
    }

    /** Forbids a process to write to files, of which the system tells it as it does of a full disk. */
    private static void fill(Process process) throws IOException, InterruptedException {
        var limit =
                new ProcessBuilder(
                                PRLIMIT.toString(),
                                "--pid",
                                Long.toString(process.pid()),
                                "--fsize=0")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(limit.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(limit.waitFor() == 0, () -> "no limit can be set here: " + said);
    }

    @Test
    void aFullDiskIsOneLineAndLosesNoFinishedFit() throws Exception {
        assumeTrue(
                Files.isExecutable(PRLIMIT), "needs prlimit (util-linux on Linux) to fill a disk");
        Path out = folder.resolve("out");

        // given a sweep whose disk is full after two fits
        Story story = fullAfterTheSecondFit(out);

        assertNotEquals(0, story.code());
        assertEquals(1, story.errors().size(), story.errors()::toString);
        assertTrue(
                story.errors()
                        .getFirst()
                        .endsWith(
                                "every fit finished before is safe: make room or mend the folder, then go on with --resume"),
                story.errors()::toString);
        try (var files = Files.walk(out)) {
            assertTrue(
                    files.noneMatch(file -> file.toString().endsWith(".part")),
                    "nothing is half-written");
        }

        // when there is room again
        int iterations = story.finished().getLast() + 3;
        Run resumed = Run.acetune(SweepProcess.arguments(folder, out, iterations, true).toArray());

        // then it ends as an undisturbed sweep, without the fits that were finished
        assertEquals(0, resumed.code(), resumed.err());
        Path whole = folder.resolve("whole");
        Run undisturbed =
                Run.acetune(SweepProcess.arguments(folder, whole, iterations, false).toArray());
        assertEquals(0, undisturbed.code(), undisturbed.err());
        for (String table :
                List.of(
                        "parameters_final.csv",
                        "atomistic_errors_final.csv",
                        "loss_function_errors_final.csv")) {
            assertEquals(
                    Files.readAllLines(whole.resolve(table)),
                    Files.readAllLines(out.resolve(table)),
                    table);
        }
        for (int iteration : story.finished()) {
            assertTrue(
                    resumed.err()
                            .lines()
                            .noneMatch(line ->
                                    line.matches("iteration +" + iteration + "/.*loss [0-9].*")),
                    iteration + " was fitted again");
        }
    }
}
