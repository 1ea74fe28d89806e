package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are cut off and taken up. */
class RunFolderTest {
    private static final Structure SILICON =
            Deformations.rattle(Crystals.diamond(Element.Si, 5.44), 0.05, 3);

    @TempDir Path folder;

    private static Simulation simulation(Calculator calculator, Path folder, String kind) {
        var barostat =
                new Barostat.MartynaTobiasKlein(
                        Ramp.constant(1), Time.fs(300), CellFreedom.FLEXIBLE);
        var rescaling =
                new Barostat.CellRescaling(Ramp.constant(1), Time.fs(300), CellFreedom.ANISOTROPIC);
        var warm = Ramp.constant(800);
        var base = Simulation.of(calculator, SILICON).every(7).logEvery(3).into(folder);
        return switch (kind) {
            case "langevin" -> base.nvt(new Thermostat.Langevin(warm, Time.fs(50)));
            case "mtk" -> base.npt(new Thermostat.NoseHoover(800, Time.fs(30)), barostat);
            default -> base.npt(new Thermostat.VelocityRescaling(warm, Time.fs(50)), rescaling);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"langevin", "mtk", "rescaling"})
    void anInterruptedRunEndsWhereTheUninterruptedOneDoes(String kind) throws IOException {
        Path whole = folder.resolve("whole");
        Path cut = folder.resolve("cut");
        simulation(StillingerWeber.silicon(), whole, kind).runSteps(200);
        for (int calls : new int[] {1, 30, 60, 90}) {
            var run = simulation(interruptedAfter(calls), cut, kind).resume().runSteps(200);
            assertEquals(Trajectory.End.INTERRUPTED, run.end());
            assertFalse(Files.exists(cut.resolve("final.xyz")));
        }

        var end = simulation(StillingerWeber.silicon(), cut, kind).resume().runSteps(200);

        assertEquals(Trajectory.End.FINISHED, end.end());
        assertFalse(Thread.currentThread().isInterrupted());
        for (String name : new String[] {"trajectory.xyz", "log.csv", "final.xyz"}) {
            assertArrayEquals(
                    Files.readAllBytes(whole.resolve(name)),
                    Files.readAllBytes(cut.resolve(name)),
                    name);
        }
    }

    private static Calculator interruptedAfter(int calls) {
        var left = new AtomicInteger(calls);
        var inner = StillingerWeber.silicon();
        return structure -> {
            if (left.decrementAndGet() == 0) {
                Thread.currentThread().interrupt();
            }
            return inner.calculate(structure);
        };
    }

    @Test
    void framesWrittenAfterTheLastCheckpointAreCutOffAndRunAgain() throws IOException {
        simulation(interruptedAfter(50), folder, "langevin").runSteps(100);
        Files.writeString(
                folder.resolve("trajectory.xyz"),
                "8\nhalf a fr",
                java.nio.file.StandardOpenOption.APPEND);

        var run = simulation(StillingerWeber.silicon(), folder, "langevin").resume().runSteps(100);

        assertEquals(15, run.frames().size());
        assertEquals(34, run.rows().size());
    }

    @Test
    void aTrajectoryCutInTheMiddleIsNamedWithItsLength() throws IOException {
        simulation(interruptedAfter(50), folder, "langevin").runSteps(100);
        Path file = folder.resolve("trajectory.xyz");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));

        var problem =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                simulation(StillingerWeber.silicon(), folder, "langevin")
                                        .resume()
                                        .runSteps(100));

        assertTrue(problem.getMessage().contains("was cut short: 1000 bytes"), problem::getMessage);
    }

    @Test
    void aDamagedCheckpointIsNamed() throws IOException {
        simulation(interruptedAfter(50), folder, "langevin").runSteps(100);
        Path file = folder.resolve("checkpoint.bin");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        var problem =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                simulation(StillingerWeber.silicon(), folder, "langevin")
                                        .resume()
                                        .runSteps(100));

        assertTrue(problem.getMessage().contains("damaged"), problem::getMessage);
    }

    @Test
    void anotherRunIsNotMixedIn() {
        simulation(StillingerWeber.silicon(), folder, "langevin").runSteps(20);

        assertThrows(
                InvalidInputException.class,
                () -> simulation(StillingerWeber.silicon(), folder, "langevin").runSteps(20));
        var other =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                simulation(StillingerWeber.silicon(), folder, "mtk")
                                        .resume()
                                        .runSteps(40));
        assertTrue(other.getMessage().contains("thermostat"), other::getMessage);
        var potential =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                simulation(new StillingerWeber(2.3, 21), folder, "langevin")
                                        .resume()
                                        .runSteps(40));
        assertTrue(potential.getMessage().contains("another potential"), potential::getMessage);
    }

    @ParameterizedTest
    @EnumSource(TrajectoryFormat.class)
    void everyFormatIsStreamed(TrajectoryFormat format) {
        var run =
                simulation(StillingerWeber.silicon(), folder, "langevin")
                        .into(folder, format)
                        .runSteps(14);

        assertTrue(Files.exists(folder.resolve(format.fileName())));
        assertEquals(format == TrajectoryFormat.LAMMPS_DUMP ? 0 : 3, run.frames().size());
    }
}
