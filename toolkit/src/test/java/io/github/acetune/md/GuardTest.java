package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.active.ActiveSet;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that leave physics. */
class GuardTest {
    private static final Structure SILICON =
            Deformations.rattle(Crystals.diamond(Element.Si, 5.44), 0.05, 3);

    /** Pairs attract without end. */
    private static final Calculator COLLAPSING =
            structure -> {
                var wrong = StillingerWeber.silicon().calculate(structure);
                double[] forces = wrong.forces().clone();
                for (int k = 0; k < forces.length; k++) {
                    forces[k] *= -1;
                }
                return new Calculator.Results(
                        wrong.energy(), wrong.energies(), forces, wrong.virial());
            };

    @Test
    void anExplosionStopsTheRunAndLeavesTheLastGoodAndTheOffendingFrame() {
        Trajectory run =
                Simulation.of(COLLAPSING, SILICON).nve().initialTemperature(300).runSteps(5000);

        Stability stability = run.stability();
        assertEquals(Trajectory.End.UNSTABLE, run.end());
        assertFalse(stability.stable());
        assertTrue(stability.step() > 0 && stability.step() < 5000);
        assertTrue(stability.line().contains("unstable at step"), stability::line);
        assertTrue(stability.advice().contains("training set"), stability::line);
        assertTrue(stability.lastGood().isPresent());
    }

    @Test
    void pairsCloserThanTheTrainingDataStopTheRun() {
        var training = List.of(Crystals.diamond(Element.Si, 5.44));

        Trajectory run =
                Simulation.of(StillingerWeber.silicon(), Crystals.diamond(Element.Si, 5.44))
                        .nvt(1500, Time.fs(50))
                        .guards(Guard.Distance.of(training))
                        .runSteps(1000);

        assertEquals(Trajectory.End.UNSTABLE, run.end());
        assertEquals(2, run.stability().atoms().size());
        assertTrue(
                run.stability().reason().contains("shortest distance in the training data"),
                run.stability()::reason);
    }

    @Test
    void overlappingAtomsAtTheStartAreBadInput() {
        double[] positions = SILICON.positions();
        System.arraycopy(positions, 0, positions, 3, 3);
        positions[3] += 0.1;
        Structure overlapping = SILICON.withGeometry(positions, SILICON.cell());

        var problem =
                assertThrows(
                        InvalidInputException.class,
                        () ->
                                Simulation.of(StillingerWeber.silicon(), overlapping)
                                        .nvt(300, Time.fs(50))
                                        .runSteps(10));

        assertTrue(problem.getMessage().contains("atoms 1 and 2 are 0.1"), problem::getMessage);
    }

    @Test
    void aTimeStepOfFiftyFemtosecondsIsRefused() {
        var simulation =
                Simulation.of(StillingerWeber.silicon(), SILICON)
                        .nvt(300, Time.fs(100))
                        .timestep(Time.fs(50));

        var problem = assertThrows(InvalidInputException.class, () -> simulation.runSteps(10));

        assertTrue(problem.getMessage().contains("50.00 fs"), problem::getMessage);
    }

    @Test
    void aRunWithoutVelocitiesOrTemperatureIsRefused() {
        assertThrows(
                InvalidInputException.class,
                () -> Simulation.of(StillingerWeber.silicon(), SILICON).nve().runSteps(10));
    }

    static Stream<Arguments> everyGuard() {
        return Stream.of(
                Arguments.of(
                        new Guard.Temperature(500),
                        "the temperature is",
                        "add the last good frame and its neighbourhood"),
                Arguments.of(
                        new Guard.Energy(0.01),
                        "the potential energy changed by",
                        "add the last good frame"),
                Arguments.of(new Guard.Volume(1.02), "the cell is lost", "add strained cells"),
                Arguments.of(
                        Guard.Distance.of(List.of(Crystals.diamond(Element.Si, 5.2))),
                        "closer than 2.252 Å (the shortest distance in the training data)",
                        "add close pairs"),
                Arguments.of(
                        new Guard.Extrapolation(activeSet(), 1.5, 1),
                        "the extrapolation grade of atom",
                        "add the offending frame"));
    }

    private static ActiveSet activeSet() {
        var basis = AceSpec.of("Si").cutoff(4.5).functions(12).basis();
        double[] coefficients = new double[basis.functions().size() * 2];
        Arrays.setAll(coefficients, k -> 0.02 * (k % 5));
        var potential = new BBasisPotential(basis, coefficients, new double[1], Map.of());
        List<Structure> training =
                IntStream.range(0, 5)
                        .mapToObj(seed -> Deformations.rattle(SILICON, 0.02, seed))
                        .toList();
        return ActiveSet.select(potential, training);
    }

    @ParameterizedTest
    @MethodSource("everyGuard")
    void everyGuardNamesStepAtomsAndReasonAndSaysWhatToAdd(
            Guard guard, String reason, String advice) {
        Trajectory run =
                Simulation.of(StillingerWeber.silicon(), SILICON)
                        .npt(
                                new Thermostat.VelocityRescaling(Ramp.constant(2000), Time.fs(20)),
                                new Barostat.CellRescaling(
                                        Ramp.constant(-8), Time.fs(50), CellFreedom.ISOTROPIC))
                        .initialTemperature(300)
                        .guards(guard)
                        .runSteps(2000);

        Stability stability = run.stability();
        assertEquals(Trajectory.End.UNSTABLE, run.end());
        assertTrue(stability.reason().contains(reason), stability::line);
        assertTrue(
                stability.advice().contains(advice)
                        && stability.advice().contains("to the training set"),
                stability::line);
        assertTrue(
                stability.line().startsWith("unstable at step " + stability.step()),
                stability::line);
        assertTrue(stability.lastGood().isPresent() && stability.offending().isPresent());
        if (!(guard instanceof Guard.Volume)) {
            assertFalse(stability.atoms().isEmpty(), stability::line);
        }
    }
}
