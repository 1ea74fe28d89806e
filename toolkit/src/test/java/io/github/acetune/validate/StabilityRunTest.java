package io.github.acetune.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.md.StillingerWeber;
import io.github.acetune.md.Time;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Molecules;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class StabilityRunTest {
    private static final StabilityRun RUN =
            StabilityRun.of(Crystals.diamond(Element.Si, 5.43), 1200, Time.ps(0.05));

    /** Pulls atoms into each other: the forces of a sound potential with the wrong sign. */
    private static Calculator unsound() {
        Calculator sound = StillingerWeber.silicon();
        return structure -> {
            Calculator.Results results = sound.calculate(structure);
            double[] forces = results.forces();
            for (int k = 0; k < forces.length; k++) {
                forces[k] = -forces[k];
            }
            return new Calculator.Results(
                    -results.energy(), results.energies(), forces, results.virial());
        };
    }

    @Test
    void aSoundPotentialSurvives() {
        assertTrue(RUN.fault(StillingerWeber.silicon(), () -> false).isEmpty());
        assertTrue(RUN.verdict(StillingerWeber.silicon()).stable());
    }

    @Test
    void anUnsoundOneIsCaughtWithTheReason() {
        var longer = StabilityRun.of(RUN.start(), 1200, Time.ps(1));

        String fault = longer.fault(unsound(), () -> false).orElseThrow();

        assertTrue(fault.startsWith("molecular dynamics unstable at step "), fault);
    }

    @Test
    void aRunCanBeGivenUp() {
        var longer = StabilityRun.of(RUN.start(), 1200, Time.ps(1e6));

        assertThrows(
                CancellationException.class,
                () -> longer.fault(StillingerWeber.silicon(), () -> true));
        assertFalse(Thread.interrupted());
    }

    @Test
    void dataGiveABulkStartOfAtLeast32Atoms() {
        var run = StabilityRun.of(Datasets.load("si-pbe"), 1500, 1, 3);

        double volume = run.start().cell().volume() / run.start().size();
        assertTrue(run.start().size() >= 32);
        assertTrue(volume > 14 && volume < 25, () -> "volume per atom " + volume);
        assertEquals(1500, run.temperature().from());
    }

    @Test
    void dataWithoutBulkAreRefused() {
        var dimer = Dataset.of("dimer", List.of(Molecules.dimer(Element.Si, Element.Si, 2.3)));

        assertThrows(InvalidInputException.class, () -> StabilityRun.of(dimer, 1500, 1, 3));
    }
}
