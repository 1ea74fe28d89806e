package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes in the midst of a run, as a power cut or a batch system does. */
class RunKillTest {
    private static final int KILLS = 20;
    private static final int STEPS = 1500;
    private static final int MOST_STEPS = 60;
    private static final int AHEAD = 4;
    private static final List<String> FILES = List.of("final.xyz", "trajectory.xyz", "log.csv");

    @TempDir private Path folder;

    private static Simulation simulation(Calculator calculator, Path folder) {
        Structure silicon = Deformations.rattle(Crystals.diamond(Element.Si, 5.44), 0.05, 3);
        return Simulation.of(calculator, silicon)
                .npt(
                        new Thermostat.VelocityRescaling(Ramp.constant(900), Time.fs(50)),
                        new Barostat.CellRescaling(
                                Ramp.constant(1), Time.fs(200), CellFreedom.FLEXIBLE))
                .every(7)
                .logEvery(3)
                .checkpointEvery(4)
                .into(folder)
                .resume();
    }

    /**
     * The process that is killed: goes on with the run in a folder, takes a byte as leave for each step and says one when it
     * begins the step, so that it does not run away from a parent that the machine keeps waiting.
     */
    static final class Victim {
        private Victim() {}

        public static void main(String[] folder) {
            Calculator inner = StillingerWeber.silicon();
            Calculator obedient =
                    structure -> {
                        waitForLeave();
                        System.out.write('.');
                        System.out.flush();
                        return inner.calculate(structure);
                    };
            simulation(obedient, Path.of(folder[0])).runSteps(STEPS);
        }

        private static void waitForLeave() {
            try {
                if (System.in.read() < 0) {
                    throw new IllegalStateException("nobody gives leave any more");
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Lets a process do some steps and kills it somewhere in the last of them or in what it writes after them. */
    private static void kill(Process process, int steps, int before)
            throws IOException, InterruptedException {
        try (var leave = process.getOutputStream();
                var said = process.getInputStream()) {
            leave.write(new byte[steps]);
            leave.flush();
            for (int step = 0; step < steps - before; step++) {
                assertTrue(said.read() >= 0, "it ended by itself");
            }
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void twentyKillsLeadToTheSameFinalFrameBitForBit() throws Exception {
        Path whole = folder.resolve("whole");
        simulation(StillingerWeber.silicon(), whole).runSteps(STEPS);

        // given a run that is killed twenty times at random moments
        Path killed = folder.resolve("killed");
        var random = new SplittableRandom(5);
        for (int k = 0; k < KILLS; k++) {
            int steps = 1 + random.nextInt(MOST_STEPS);
            kill(start(killed), steps, random.nextInt(Math.min(steps, AHEAD)));
        }

        // when it is resumed for good
        var end = simulation(StillingerWeber.silicon(), killed).runSteps(STEPS);

        assertEquals(Trajectory.End.FINISHED, end.end());
        for (String name : FILES) {
            assertArrayEquals(
                    Files.readAllBytes(whole.resolve(name)),
                    Files.readAllBytes(killed.resolve(name)),
                    name);
        }
    }
}
