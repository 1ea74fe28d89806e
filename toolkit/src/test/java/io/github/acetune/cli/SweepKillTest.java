package io.github.acetune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes in the midst of a sweep, as a power cut or a batch system does. */
class SweepKillTest {
    private static final int KILLS = 20;
    private static final int ITERATIONS = 24;
    @TempDir private Path folder;

    private List<String> arguments(Path out, boolean resume) throws IOException {
        return SweepProcess.arguments(folder, out, ITERATIONS, resume);
    }

    private Process start(Path out, boolean resume) throws IOException {
        return SweepProcess.of(arguments(out, resume)).start();
    }

    /** Lets a process finish some fits, then kills it at a random moment; gives the iterations that it said were finished. */
    private static List<Integer> kill(Process process, SplittableRandom random)
            throws IOException, InterruptedException {
        var finished = new ArrayList<Integer>();
        int wanted = random.nextInt(3);
        try (BufferedReader lines = process.errorReader()) {
            String line = "";
            while (finished.size() < wanted && (line = lines.readLine()) != null) {
                Matcher matcher = SweepProcess.FINISHED.matcher(line);
                if (matcher.matches()) {
                    finished.add(Integer.valueOf(matcher.group(1)));
                }
            }
            process.waitFor(random.nextInt(wanted == 0 ? 800 : 60), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        return finished;
    }

    private static List<String> rows(Path sweep, String table) throws IOException {
        return Files.readAllLines(sweep.resolve(table));
    }

    @Test
    void twentyKillsLoseNoFinishedFitAndChangeNothing() throws Exception {
        Path whole = folder.resolve("whole");
        Run undisturbed = Run.acetune(arguments(whole, false).toArray());
        assertEquals(0, undisturbed.code(), undisturbed.err());

        // given a sweep that is killed twenty times
        Path out = folder.resolve("killed");
        var random = new SplittableRandom(1);
        var finished = new ArrayList<Integer>();
        for (int k = 0; k < KILLS; k++) {
            boolean begun = Files.exists(out.resolve("sweep.sqlite"));
            for (int iteration : kill(start(out, begun), random)) {
                assertTrue(!finished.contains(iteration), iteration + " was fitted again");
                finished.add(iteration);
            }
        }

        // when it is resumed for good
        boolean begun = Files.exists(out.resolve("sweep.sqlite"));
        Run last = Run.acetune(arguments(out, begun).toArray());

        assertEquals(0, last.code(), last.err());
        for (String table :
                List.of(
                        "parameters_final.csv",
                        "atomistic_errors_final.csv",
                        "loss_function_errors_final.csv")) {
            assertEquals(rows(whole, table), rows(out, table), table);
        }
        for (int iteration : finished) {
            assertTrue(
                    last.err()
                            .lines()
                            .noneMatch(line ->
                                    line.matches("iteration +" + iteration + "/.*loss [0-9].*")),
                    iteration + " was fitted again");
        }
    }

    private static int workers(Path sweep) throws IOException {
        try (var files = Files.list(sweep.resolve(".workers"))) {
            return files.toList().size();
        }
    }

    @Test
    void aKilledWorkerGivesItsTrialBackToTheOneThatJoined() throws Exception {
        Path out = folder.resolve("shared");
        Process first = start(out, false);
        var random = new SplittableRandom(2);
        Process second;
        try (BufferedReader lines = first.errorReader()) {
            // given a sweep with a finished fit, and a process that helps with it
            String line;
            while ((line = lines.readLine()) != null
                    && !SweepProcess.FINISHED.matcher(line).matches()) {
                // fits to come
            }
            second =
                    SweepProcess.of(List.of("sweep", "--join", out.toString()))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            while (first.isAlive() && second.isAlive() && workers(out) < 2) {
                first.waitFor(20, TimeUnit.MILLISECONDS);
            }

            // when the first is killed in the midst of its fit
            first.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS);
            first.destroyForcibly().waitFor();
        }

        // then the second fits what the first had begun, and all that follows
        assertEquals(0, second.waitFor());
        List<String> iterations =
                rows(out, "parameters.csv").stream()
                        .skip(1)
                        .map(row -> row.substring(0, row.indexOf(',')))
                        .toList();
        assertEquals(
                IntStream.rangeClosed(1, ITERATIONS).mapToObj(Integer::toString).toList(),
                iterations);
    }

    /** The cells of a table, row by row, without its head. */
    private static List<List<String>> cells(Path sweep) throws IOException {
        return rows(sweep, "parameters.csv").stream()
                .skip(1)
                .map(row -> List.of(row.split(",")))
                .toList();
    }

    @Test
    void twoProcessesShareASweepWithFidelities() throws Exception {
        // given a sweep whose best cheap fits go on, and a process that helps with it
        Path out = folder.resolve("fidelities");
        var arguments = new ArrayList<>(arguments(out, false));
        arguments.addAll(List.of("--hyperband", "data,1/4,2"));
        Process first = SweepProcess.of(arguments).start();
        Run second;
        try (BufferedReader lines = first.errorReader()) {
            String line;
            while ((line = lines.readLine()) != null
                    && !SweepProcess.FINISHED.matcher(line).matches()) {
                // fits to come
            }
            second = Run.acetune("sweep", "--join", out);
            while (lines.readLine() != null) {
                // the first ends by itself
            }
        }

        // then every fit was done once, and points that began with few data came again with more
        assertEquals(0, first.waitFor());
        assertEquals(0, second.code(), second.err());
        List<List<String>> cells = cells(out);
        assertEquals(
                IntStream.rangeClosed(1, ITERATIONS).mapToObj(Integer::toString).toList(),
                cells.stream().map(List::getFirst).toList());
        assertEquals(
                Set.of("0.25", "0.5", "1.0"),
                cells.stream().map(List::getLast).collect(Collectors.toSet()));
        long points = cells.stream().map(row -> row.subList(2, row.size() - 1)).distinct().count();
        assertTrue(points < ITERATIONS, points + " points");

        // and the sequence is that of the store: whoever goes on finds nothing to do
        arguments.add("--resume");
        Run again = Run.acetune(arguments.toArray());
        assertEquals(0, again.code(), again.err());
        assertTrue(
                again.err()
                        .lines()
                        .noneMatch(line -> SweepProcess.FINISHED.matcher(line).matches()),
                again.err());
        assertEquals(cells, cells(out));
    }
}
