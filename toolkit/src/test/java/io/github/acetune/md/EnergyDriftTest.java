package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.Engine;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Constant energy with the paper's potential. Whole, with 512 atoms and 20 ps: {@code acetune md XPOT-Si.yace si512.xyz -o d
 * --ensemble nve --temperature 2000 --time 20}, which prints the drift.
 */
class EnergyDriftTest {
    /** 1 ps is too short for the 1e-6 of a long run: the energy of velocity Verlet fluctuates by 1.5e-5 eV per atom here. */
    private static final double SHORT_RUN = 1e-5;

    @Test
    void energyIsConservedInDoubleAndInSinglePrecision() {
        Assumptions.assumeTrue(Engine.FLOAT32.isAvailable(), "needs jdk.incubator.vector");
        EnergyDrift doubles = drift(Engine.SIMD);
        EnergyDrift singles = drift(Engine.FLOAT32);

        assertEquals(0, doubles.slope(), SHORT_RUN, doubles::toString);
        assertEquals(0, singles.slope(), SHORT_RUN, singles::toString);
        // the same fluctuation, so what single precision adds is seen better
        assertEquals(doubles.slope(), singles.slope(), 2e-6);
        assertTrue(doubles.standardError() < SHORT_RUN, doubles::toString);
    }

    private static EnergyDrift drift(Engine engine) {
        Structure silicon = Deformations.supercell(Crystals.diamond(Element.Si, 5.46), 2, 2, 2);
        var calculator =
                AceCalculator.of(PotentialFiles.read(Shared.file("oracle/XPOT-Si.yace")))
                        .withEngine(engine)
                        .withThreads(1);
        Trajectory warm =
                Simulation.of(calculator, silicon).nve().initialTemperature(2000).runSteps(200);
        return Simulation.of(calculator, warm.last())
                .nve()
                .logEvery(1)
                .runSteps(1000)
                .drift()
                .orElseThrow();
    }

    @Test
    void theSlopeOfAStraightLineIsFound() {
        var rows = new ArrayList<LogRow>();
        for (int step = 0; step <= 1000; step++) {
            double energy = -40 + 8 * 3e-4 * step * 1e-3 + 1e-3 * Math.sin(step);
            rows.add(new LogRow(step, step, 300, 0, 160, energy, 0, energy));
        }

        EnergyDrift drift = EnergyDrift.of(rows, 8).orElseThrow();

        assertEquals(3e-4, drift.slope(), 2e-6);
        assertTrue(drift.standardError() < 5e-5 && drift.standardError() > 0, drift::toString);
        assertTrue(EnergyDrift.of(List.of(), 8).isEmpty());
    }
}
