package io.github.acetune.md;

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
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
