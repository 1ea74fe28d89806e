package io.github.acetune.ace.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.TestPotentials;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActiveSetTest {
    private static final Element SB = Element.ofSymbol("Sb").orElseThrow();
    private static final Element TE = Element.ofSymbol("Te").orElseThrow();
    private static final double ROUNDING = 1e-6;
    private static final BBasisPotential POTENTIAL = potential();
    private static final List<Structure> TRAINING = training(12);

    private static BBasisPotential potential() {
        var spec =
                AceSpec.of("Sb", "Te")
                        .cutoff(5)
                        .embedding(Embeddings.finnisSinclair(2))
                        .orders(Orders.of(new int[] {4, 2, 1}, new int[] {0, 2, 1}))
                        .allFunctions();
        return TestPotentials.random(AceBasis.generate(spec), 17);
    }

    private static List<Structure> training(int count) {
        var structures = new ArrayList<Structure>();
        for (int s = 0; s < count; s++) {
            structures.add(TestPotentials.crystal(List.of(SB, TE), 24, 100 + s));
        }
        return structures;
    }

    @ParameterizedTest
    @EnumSource(ActiveSetKind.class)
    void trainingEnvironmentsAreWithinTheToleranceAndSelectedOnesAtOne(ActiveSetKind kind) {
        var active = ActiveSet.select(POTENTIAL, TRAINING, kind, ActiveSetListener.SILENT);

        assertEquals(kind, active.kind());
        assertCovers(active, TRAINING);
        var chosen = new HashSet<Environment>();
        for (var element : List.of(SB, TE)) {
            chosen.addAll(active.selected(element));
            assertEquals(active.inverse(element).length, active.selected(element).size());
        }
        for (int s = 0; s < TRAINING.size(); s++) {
            double[] grades = active.grades(TRAINING.get(s));
            for (int atom = 0; atom < grades.length; atom++) {
                if (chosen.contains(new Environment(s, atom))) {
                    assertEquals(1, grades[atom], ROUNDING);
                }
            }
        }
    }

    @Test
    void manySmallBatchesCoverTheTrainingSetToo() {
        int columns = ActiveSet.select(POTENTIAL, TRAINING).inverse(SB).length;
        var active =
                ActiveSet.select(
                        POTENTIAL,
                        TRAINING,
                        ActiveSetKind.LINEAR,
                        ActiveSetListener.SILENT,
                        columns * (columns + 3));
        assertCovers(active, TRAINING);
    }

    @Test
    void theSameInputGivesTheSameBits() {
        var first = ActiveSet.select(POTENTIAL, TRAINING);
        var second = ActiveSet.select(POTENTIAL, TRAINING);
        for (var element : List.of(SB, TE)) {
            assertEquals(first.selected(element), second.selected(element));
            assertArrayEquals(first.inverse(element), second.inverse(element));
        }
    }

    @Test
    void distortedAndCompressedAtomsExtrapolate() {
        var active = ActiveSet.select(POTENTIAL, TRAINING);
        var known = TRAINING.getFirst();
        double before = largest(active.grades(known));
        double rattled = largest(active.grades(Deformations.rattle(known, 0.3, 1)));
        double compressed = largest(active.grades(Deformations.scaleVolume(known, 0.6)));

        assertTrue(before <= MaxVol.TOLERANCE + ROUNDING);
        assertTrue(rattled > 1.1 * before, () -> "rattled " + rattled);
        assertTrue(compressed > 2 * rattled, () -> "compressed " + compressed);
    }

    @Test
    void aPerfectCrystalAloneIsEnoughToKnowItAgain() {
        // All environments alike: one basis function is all they distinguish.
        var crystal =
                Deformations.supercell(
                        io.github.acetune.structure.Crystals.rockSalt(SB, TE, 6.0), 3, 3, 3);
        var active = ActiveSet.select(POTENTIAL, List.of(crystal));

        assertCovers(active, List.of(crystal));
        assertTrue(active.selected(SB).size() < active.inverse(SB).length);
        assertFalse(active.selected(SB).isEmpty());
    }

    @Test
    void tooFewEnvironmentsAreCounted() {
        var few = List.of(TestPotentials.crystal(List.of(SB, TE), 24, 1));
        var thrown =
                assertThrows(InvalidInputException.class, () -> ActiveSet.select(POTENTIAL, few));
        int needed = ActiveSet.select(POTENTIAL, TRAINING).inverse(SB).length;
        assertEquals(
                "the active set of Sb needs at least "
                        + needed
                        + " environments, one per basis function, found 12 atoms of it in the structures",
                thrown.getMessage());
    }

    @Test
    void progressIsToldForEveryStructureOfThePassThatGathers() {
        var passes = new ArrayList<Integer>();
        var done = new ArrayList<Integer>();
        ActiveSet.select(
                POTENTIAL,
                TRAINING,
                ActiveSetKind.LINEAR,
                (pass, structures, total) -> {
                    passes.add(pass);
                    done.add(structures);
                    assertEquals(TRAINING.size(), total);
                    return true;
                });
        assertEquals(List.of(1, 2, 3), done.subList(0, 3));
        assertEquals(TRAINING.size(), passes.stream().filter(p -> p == 0).count());
    }

    @Test
    void refinementCanBeEnded() {
        var calls = new ArrayList<Integer>();
        int columns = ActiveSet.select(POTENTIAL, TRAINING).inverse(SB).length;
        var active =
                ActiveSet.select(
                        POTENTIAL,
                        TRAINING,
                        ActiveSetKind.LINEAR,
                        (pass, done, total) -> {
                            calls.add(pass);
                            return pass == 0;
                        },
                        columns * columns);
        assertEquals(1, calls.stream().filter(p -> p > 0).count());
        assertEquals(columns, active.selected(SB).size());
    }

    private static void assertCovers(ActiveSet active, List<Structure> structures) {
        for (var structure : structures) {
            for (double grade : active.grades(structure)) {
                assertTrue(grade <= MaxVol.TOLERANCE + ROUNDING, () -> "grade " + grade);
            }
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
