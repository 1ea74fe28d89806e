package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.md.LennardJones;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendedRecipeTest {
    @Test
    void cutoffFollowsTheDensity() {
        assertEquals(5.7, cutoff("Si"), 1e-9);
        assertEquals(6.0, cutoff("Ge"), 1e-9);
    }

    private static double cutoff(String symbol) {
        var train = Dataset.read(Shared.file("data/zuo2020/" + symbol + "_train.xyz"));
        return AceSpec.recommended(train.structures()).basis().cutoff();
    }

    @Test
    void smallDataSetsGetFewerFunctionsAndAreFittedWithoutOverfitting() {
        var split = Datasets.load("si-pbe").split("set");
        var spec = AceSpec.recommended(split.train().structures());
        assertEquals(List.of(Element.Si), spec.elements());
        assertTrue(spec.functionsPerElement().orElseThrow() < 3000);
        // some of them, for the sake of time
        var result = AceFitter.fit(spec.functions(400), split.train(), FitSpec.recommended());
        double train = result.errors(split.train()).overall().forceRmse();
        double held = result.errors(split.validation()).overall().forceRmse();
        assertTrue(held < 2 * train, held + " against " + train);
    }

    /** Copper as a Lennard-Jones crystal, and an alloy of it: nothing in the recipe knows of silicon. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3})
    void closePackedMetalsAndAlloysAreFittedFromAFewCrystals(double share) {
        var pairs = new LennardJones(0.4, 2.3, 4.6);
        var crystals =
                IntStream.range(0, 8)
                        .mapToObj(k -> {
                            var rattled =
                                    Deformations.rattle(
                                            Deformations.supercell(
                                                    Crystals.faceCentredCubic(
                                                            Element.Cu, 3.5 + 0.03 * k),
                                                    2,
                                                    2,
                                                    2),
                                            0.06,
                                            k);
                            var species = new ArrayList<>(rattled.species());
                            for (int atom = 0; atom < share * species.size(); atom++) {
                                species.set((7 * atom + k) % species.size(), Element.Ni);
                            }
                            var alloy =
                                    Structure.of(
                                            species,
                                            rattled.positions(),
                                            rattled.cell(),
                                            Periodicity.ALL);
                            return alloy.withResults(pairs.calculate(alloy));
                        })
                        .toList();
        var train = Dataset.of("train", crystals.subList(0, 7));
        var held = Dataset.of("held out", crystals.subList(7, 8));
        var spec = AceSpec.recommended(train.structures());
        assertEquals(1.85 * 3.59 / Math.sqrt(2), spec.basis().cutoff(), 0.1);
        double error =
                AceFitter.fit(spec, train, FitSpec.recommended())
                        .errors(held)
                        .overall()
                        .forceRmse();
        double size =
                Math.sqrt(
                        Arrays.stream(held.structures().getFirst().labels().forces().orElseThrow())
                                .map(f -> f * f)
                                .average()
                                .orElseThrow());
        assertTrue(error < 0.15 * size, error + " of " + size);
    }

    @Test
    void withoutStructuresThereIsNothingToRecommend() {
        assertThrows(InvalidInputException.class, () -> AceSpec.recommended(List.of()));
    }
}
