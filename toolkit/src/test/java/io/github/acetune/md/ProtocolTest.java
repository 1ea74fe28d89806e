package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.analysis.RadialDistribution;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The paper's protocols in small, with Stillinger–Weber silicon. */
class ProtocolTest {
    private static final StillingerWeber SILICON = StillingerWeber.silicon();

    @TempDir private Path folder;

    private static MeltQuench quick() {
        return MeltQuench.of(SILICON)
                .species(Collections.nCopies(32, Element.Si))
                .melt(3000, Time.ps(0.3))
                .liquid(2000, Time.ps(0.3))
                .quench(500, 3e15)
                .seeds(1, 2);
    }

    @Test
    void meltQuenchGivesASampleAboveTheCrystalPerSeed() {
        MeltQuenchResult result = quick().run();

        assertEquals(2, result.samples().size());
        assertEquals(-2 * 2.1682, result.crystalEnergy(), 1e-4);
        assertTrue(result.meanExcess() > 50 && result.meanExcess() < 1000, result.table()::print);
        assertTrue(result.excessDeviation() > 0);
        for (var sample : result.samples()) {
            double sum = 0;
            for (double share : sample.coordination()) {
                sum += share;
            }
            assertEquals(1, sum, 1e-12);
        }
        var judged =
                result.judgedBy(
                        Map.of("stiffer", new StillingerWeber(2.1682, 25)),
                        Crystals.diamond(Element.Si, 5.43));
        assertEquals(2, judged.rowCount());
    }

    @Test
    void aSeedThatLeavesPhysicsIsLeftOutAndTheOthersGoOn() {
        var calls = new AtomicInteger();
        Calculator breaking =
                structure -> {
                    var right = SILICON.calculate(structure);
                    // somewhere in the first seed's melt
                    double wrong = calls.incrementAndGet() == 150 ? -1e6 : 0;
                    return new Calculator.Results(
                            right.energy() + wrong,
                            right.energies(),
                            right.forces(),
                            right.virial());
                };

        MeltQuenchResult result =
                MeltQuench.of(breaking)
                        .species(Collections.nCopies(8, Element.Si))
                        .crystal(Crystals.diamond(Element.Si, 5.431))
                        .melt(2500, Time.ps(0.3))
                        .liquid(2000, Time.ps(0.1))
                        .quench(500, 3e15)
                        .seeds(1, 2)
                        .run();

        assertEquals(
                List.of(2L), result.samples().stream().map(MeltQuenchResult.Sample::seed).toList());
        assertTrue(!result.unfinished().orElseThrow().stable());
    }

    @Test
    void aProtocolTellsOfItsRunsAsOfOne() {
        var steps = new ArrayList<Long>();
        var ends = new ArrayList<Long>();
        var told =
                new SimulationListener() {
                    @Override
                    public void advanced(Progress progress) {
                        steps.add(progress.steps());
                        assertEquals(2200, progress.total());
                        assertEquals((double) progress.steps(), progress.state().timeFs(), 1e-6);
                    }

                    @Override
                    public void ended() {
                        ends.add(steps.getLast());
                    }
                };

        quick().listener(told).run();

        assertEquals(steps.stream().sorted().toList(), steps);
        assertEquals(List.of(2200L), ends);
    }

    @Test
    void meltQuenchInAFolderIsNotDoneTwice() throws IOException {
        MeltQuenchResult first = quick().into(folder).run();
        var written = Files.getLastModifiedTime(folder.resolve("seed-1/quench/final.xyz"));

        MeltQuenchResult second = quick().into(folder).run();

        assertEquals(written, Files.getLastModifiedTime(folder.resolve("seed-1/quench/final.xyz")));
        for (int k = 0; k < 2; k++) {
            assertArrayEquals(
                    first.samples().get(k).structure().positions(),
                    second.samples().get(k).structure().positions());
        }
    }

    @Test
    void aFolderOfOtherSettingsOrOfAnotherPotentialIsNotTakenForThisProtocols() {
        MeltQuench done =
                quick().species(Collections.nCopies(8, Element.Si))
                        .melt(3000, Time.ps(0.02))
                        .liquid(2000, Time.ps(0.02))
                        .into(folder);
        done.run();

        assertRefused(done.quench(500, 1e15), "holds a run of 500 steps, asked for are 1500");
        assertRefused(done.melt(2500, Time.ps(0.02)), "asked for is 'thermostat");
        assertRefused(done.species(Collections.nCopies(9, Element.Si)), "it has other atoms");
        assertRefused(
                MeltQuench.of(new StillingerWeber(2.1682, 25))
                        .species(Collections.nCopies(8, Element.Si))
                        .melt(3000, Time.ps(0.02))
                        .liquid(2000, Time.ps(0.02))
                        .quench(500, 3e15)
                        .seeds(1, 2)
                        .into(folder),
                "another potential");
    }

    private static void assertRefused(MeltQuench protocol, String reason) {
        var refusal = assertThrows(InvalidInputException.class, protocol::run);
        assertTrue(refusal.getMessage().contains(reason), refusal::getMessage);
    }

    @Test
    void anInterruptWhileTheSolidRelaxesGivesNoSampleOfHalfARelaxation() {
        Thread test = Thread.currentThread();
        var calls = new AtomicInteger();
        Calculator interrupting =
                structure -> {
                    // with so few steps of dynamics, in the first relaxation of a quenched solid
                    if (calls.incrementAndGet() == 40) {
                        test.interrupt();
                    }
                    return SILICON.calculate(structure);
                };
        MeltQuench protocol =
                MeltQuench.of(interrupting)
                        .species(Collections.nCopies(16, Element.Si))
                        .melt(2000, Time.fs(1))
                        .liquid(2000, Time.fs(1))
                        .quench(500, 1e18)
                        .seeds(1, 2);

        MeltQuenchResult result = protocol.run();

        assertTrue(result.samples().isEmpty());
        assertTrue(result.unfinished().orElseThrow().stable());
        assertEquals(2, protocol.run().samples().size());
    }

    @Test
    void compressionMakesTheVolumeSmaller() {
        Structure start = Deformations.supercell(Crystals.diamond(Element.Si, 5.43), 2, 1, 1);

        Compression.Result result =
                Compression.of(SILICON, start)
                        .temperature(300)
                        .pressure(0, 8, 8)
                        .equilibration(Time.ps(0.3))
                        .frames(Time.ps(0.1))
                        .run();

        assertTrue(result.complete());
        assertEquals(11, result.frames().size());
        var volumes = result.table().doubleColumn("volume_A3_per_atom");
        assertTrue(volumes.get(10) < 0.97 * volumes.get(0), () -> result.table().print());
        assertEquals(8, result.table().doubleColumn("pressure_GPa").get(10), 1e-9);
        assertEquals(1, result.table().doubleColumn("coordination_4").get(0), 1e-9);
        var found = result.table().doubleColumn("instantaneous_pressure_GPa");
        Structure last = result.frames().getLast();
        double[] virial = last.labels().virial().orElseThrow();
        double potentialPart =
                (virial[0] + virial[4] + virial[8]) / (3 * last.cell().volume()) * Units.GIGAPASCAL;
        // N k_B T/V at about 300 K is 0.2 GPa
        assertEquals(0.2, found.get(10) - potentialPart, 0.15);
    }

    /** It was rounded up to one step, so that every frame was kept. */
    @Test
    void noTimeBetweenFramesIsRefused() {
        var none = Time.ps(0);
        Structure crystal = Crystals.diamond(Element.Si, 5.43);
        var compression = Compression.of(SILICON, crystal);
        var growth = TemplatedCrystallisation.of(SILICON, crystal);
        var disorder = DisorderedStructure.of(SILICON);

        assertThrows(InvalidInputException.class, () -> compression.frames(none));
        assertThrows(InvalidInputException.class, () -> growth.frames(none));
        assertThrows(InvalidInputException.class, () -> disorder.frames(none));
    }

    @Test
    void theTemplateStaysWhileTheRestMelts() {
        Structure crystal = Deformations.supercell(Crystals.diamond(Element.Si, 5.43), 1, 1, 3);

        TemplatedCrystallisation.Result result =
                TemplatedCrystallisation.of(SILICON, crystal)
                        .template(0.3)
                        .timestep(Time.fs(1))
                        .melt(4000, Time.ps(0.5))
                        .growth(1200, Time.ps(0.5))
                        .frames(Time.ps(0.1))
                        .run();

        assertTrue(result.complete(), result.stability()::line);
        assertEquals(6, result.frames().size());
        double[] before = crystal.positions();
        double[] after = result.last().positions();
        int atom = result.template().getFirst();
        assertEquals(before[3 * atom], after[3 * atom]);
        double largest = 0;
        for (int k = 0; k < before.length; k++) {
            largest = Math.max(largest, Math.abs(before[k] - after[k]));
        }
        assertTrue(largest > 0.3);
        Crystallinity crystallinity = result.crystallinity().orElseThrow();
        // atoms of the template's top feel the melt, those of the melt feel heat from all sides
        double melt = crystallinity.without(result.template()).mean(0);
        assertTrue(crystallinity.mean(0) > melt, () -> crystallinity.table().print());
        Table table = result.table();
        assertEquals(List.of(0.0, 0.1, 0.2, 0.3, 0.4, 0.5), table.doubleColumn("time_ps").asList());
        var grown = table.doubleColumn("mean_crystallinity");
        assertTrue(grown.get(5) > grown.get(0), table::print);
    }

    @Test
    void liquidAndGlassOfADisorderedStructureAreSampledApart() {
        DisorderedStructure.Result result =
                DisorderedStructure.of(SILICON)
                        .species(Collections.nCopies(32, Element.Si), 19)
                        .hot(4000, Time.ps(0.2))
                        .liquid(2500, Time.ps(0.5))
                        .quench(5e15)
                        .glass(300, Time.ps(0.5))
                        .timestep(Time.fs(1))
                        .frames(Time.ps(0.05))
                        .into(folder)
                        .run();

        assertTrue(result.complete(), result.stability()::line);
        assertEquals(9, result.liquid().size());
        assertEquals(9, result.glass().size());
        var radial = result.radial(5, 0.1);
        assertEquals(List.of("liquid", "amorphous"), List.copyOf(radial.keySet()));
        // cold atoms keep their distances
        assertTrue(highest(radial.get("amorphous")) > highest(radial.get("liquid")));
        var angular = result.angular(BondCutoff.of(2.85), 5);
        assertTrue(Double.isFinite(angular.get("liquid").total().errors().get(20)));
        assertEquals(288, result.coordination(BondCutoff.of(2.85)).get("liquid").numbers().size());
    }

    private static double highest(RadialDistribution distribution) {
        return Collections.max(distribution.total().values());
    }
}
