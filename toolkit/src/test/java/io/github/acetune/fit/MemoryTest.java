package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fits that find less memory than their matrices take go on without them, and say so. */
class MemoryTest {
    private static final Memory NONE = new Memory(1);
    private static final FitSpec SETTINGS =
            FitSpec.kappa(0.3)
                    .l2(1e-6)
                    .threads(2)
                    .minimisation(Minimisation.DEFAULT.withMaxIterations(300).withTolerance(1e-6));

    private static Dataset few() {
        return Dataset.of(
                "few",
                Datasets.load("si-pbe").structures().stream()
                        .filter(s -> s.size() > 1 && s.size() < 20)
                        .limit(60)
                        .toList());
    }

    private static FitResult fit(Embedding embedding, FitSpec settings, Memory memory) {
        var basis = AceSpec.of("Si").cutoff(5).embedding(embedding).functions(25).basis();
        var course = new FitCourse(FitListener.NONE, settings.minimisation());
        var references = settings.references().of(few(), basis.elements());
        return new FitRun(
                        few(),
                        Optional.empty(),
                        references,
                        course,
                        new SharedWork(),
                        OtherSizes.NONE,
                        memory)
                .run(basis, Optional.empty(), settings);
    }

    private static void assertSays(FitResult result, String text) {
        assertTrue(
                result.notes().stream().anyMatch(note -> note.contains(text)),
                "expected " + text + " in " + result.notes());
    }

    @Test
    void designMatrixIsReducedChunkByChunkWhereItDoesNotFit() {
        var whole = fit(Embeddings.linear(), SETTINGS, Memory.heap());
        // a little less than the rows of 25 columns may take, and enough for a few chunks of them
        int rows = few().structures().stream().mapToInt(s -> 1 + 3 * s.size()).sum();
        var streamed = fit(Embeddings.linear(), SETTINGS, new Memory(450.0 * rows));
        assertEquals(0, whole.notes().stream().filter(n -> n.contains("memory")).count());
        assertSays(streamed, "the design matrix does not fit into memory");
        assertEquals(whole.loss().total(), streamed.loss().total(), 1e-9 * whole.loss().total());
        double[] expected = whole.potential().coefficients();
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertArrayEquals(expected, streamed.potential().coefficients(), 1e-5 * largest);
    }

    @Test
    void linearFitWithoutAnyMatrixComesNearTheMinimum() {
        var exact = fit(Embeddings.linear(), SETTINGS, Memory.heap());
        var without = fit(Embeddings.linear(), SETTINGS, NONE);
        assertSays(without, "the matrices of 25 coefficients do not fit into memory");
        assertTrue(without.loss().total() >= exact.loss().total() * (1 - 1e-9));
        assertTrue(
                without.loss().total() < 1.01 * exact.loss().total(),
                without.loss().total() + " against " + exact.loss().total());
    }

    @Test
    void nonlinearFitWithoutAnyMatrixBeatsTheLinearOne() {
        var linear = fit(Embeddings.linear(), SETTINGS, Memory.heap());
        var without = fit(Embeddings.finnisSinclair(2), SETTINGS, NONE);
        assertSays(without, "the matrices of 50 coefficients do not fit into memory");
        assertTrue(
                without.loss().total() < linear.loss().total(),
                without.loss().total() + " against " + linear.loss().total());
    }

    @Test
    void radialFunctionsAreFittedWithoutMatricesToo() {
        var settings = SETTINGS.trainable(TrainableParameters.ALL);
        var fixed = fit(Embeddings.linear(), SETTINGS, NONE);
        var without = fit(Embeddings.linear(), settings, NONE);
        assertSays(without, "parameters do not fit into memory");
        assertTrue(without.loss().total() < fixed.loss().total());
    }
}
