package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.testing.Shared;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void withoutStructuresThereIsNothingToRecommend() {
        assertThrows(InvalidInputException.class, () -> AceSpec.recommended(List.of()));
    }
}
