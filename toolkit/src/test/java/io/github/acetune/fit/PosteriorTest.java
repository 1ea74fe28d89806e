package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PosteriorTest {
    private static Dataset data;
    private static FitResult result;

    @BeforeAll
    static void fit() {
        data =
                Dataset.of(
                        "crystals",
                        Datasets.load("si-pbe").structures().stream()
                                .filter(s -> s.configType().equals("dia"))
                                .toList());
        var spec =
                AceSpec.of("Si")
                        .cutoff(4.5)
                        .embedding(Embeddings.linear())
                        .orders(Orders.of(new int[] {6, 3, 2}, new int[] {0, 2, 1}))
                        .functions(30);
        result = AceFitter.fit(spec, data, FitSpec.kappa(0.1).l1(0).evidence().threads(2));
    }

    private static Posterior posterior() {
        return result.posterior().orElseThrow();
    }

    @Test
    void spreadOfACommitteeIsTheDeviation() {
        var structure = data.structures().getFirst();
        var committee = posterior().committee(400, 7);
        double mean = AceCalculator.of(result.potential()).calculate(structure).energy();
        double square = 0;
        for (var member : committee) {
            double d = AceCalculator.of(member).calculate(structure).energy() - mean;
            square += d * d / committee.size();
        }
        assertEquals(1, Math.sqrt(square) / posterior().energyDeviation(structure), 0.15);
    }

    @Test
    void committeeIsTheSameForASeed() {
        double[] once = posterior().committee(2, 3).getLast().coefficients();
        double[] again = posterior().committee(2, 3).getLast().coefficients();
        assertTrue(Arrays.equals(once, again));
    }

    @Test
    void atomsUnlikeTheTrainingDataAreLessCertain() {
        var known = data.structures().getFirst();
        Structure unlike =
                Datasets.load("si-pbe").structures().stream()
                        .filter(s -> s.configType().equals("liq"))
                        .findFirst()
                        .orElseThrow();
        double certain = Arrays.stream(posterior().atomDeviations(known)).max().orElseThrow();
        double uncertain = Arrays.stream(posterior().atomDeviations(unlike)).max().orElseThrow();
        assertTrue(uncertain > 5 * certain, certain + " against " + uncertain);
    }

    @Test
    void evidenceHasConverged() {
        assertTrue(posterior().gain() <= 1e-3, () -> "gain " + posterior().gain());
        assertTrue(posterior().effectiveParameters() <= result.functions());
    }

    @Test
    void forcesThatSymmetryHoldsAtZeroDoNotCount() {
        var basis = result.potential().basis();
        var course = new FitCourse(FitListener.NONE, Minimisation.DEFAULT);
        var set =
                new TrainingSetBuilder(
                                basis.elements(),
                                basis.cutoff(),
                                ReferenceChoice.NONE.of(data, basis.elements()),
                                FitSpec.kappa(0.1).loss(),
                                Weighting.UNIFORM)
                        .build(data, CoreEnergies.of(basis, FitSpec.DEFAULT.threads(1), course));
        long moving =
                data.structures().stream()
                        .flatMapToDouble(s -> Arrays.stream(s.labels().forces().orElseThrow()))
                        .filter(f -> Math.abs(f) > 1e-5)
                        .count();
        assertTrue(moving < 3L * set.atoms(), "some crystals are perfect");
        assertEquals(data.size() + moving, set.weightedRows());
    }

    @Test
    void weightsThatBelieveEnergiesTooLittleOrTooMuchAreNoted() {
        String alike = String.join(" ", result.notes());
        var fit = FitSpec.kappa(1e-5).l1(0).evidence().threads(2);
        var biased = AceFitter.fit(result.potential().basis(), data, fit, FitListener.NONE).notes();
        assertTrue(biased.toString().contains("equally noisy"), biased::toString);
        assertTrue(biased.toString().contains("kappa ="), biased::toString);
        assertTrue(alike.contains("log-evidence"), alike);
    }
}
