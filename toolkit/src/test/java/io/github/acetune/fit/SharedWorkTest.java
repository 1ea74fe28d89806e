package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
    private static final FitSpec SPEC =
            FitSpec.kappa(0.1).l1(0).prior(2).relativeRidge(1e-8).threads(1);
    private static final Dataset DATA =
            Datasets.load("si-pbe").filter(s -> s.size() > 1 && s.size() < 5);

    private static AceSpec spec(Embedding embedding, int functions) {
        return AceSpec.of("Si")
                .cutoff(4.5)
                .embedding(embedding)
                .orders(Orders.of(new int[] {8, 3, 2}, new int[] {0, 3, 2}))
                .functions(functions);
    }

    private static double[] coefficients(PotentialFitter fitter, AceSpec spec, FitSpec settings) {
        return fitter.fit(spec, DATA, settings, FitListener.NONE).potential().coefficients();
    }

    @Test
    void linearFitsOfEverySizeFromOneDesignMatrixAreThoseOfTheirOwn() {
        var fitter = AceFitter.upTo(24);
        for (int functions : new int[] {8, 24, 15, 8}) {
            var spec = spec(Embeddings.linear(), functions);
            double[] own = AceFitter.fit(spec, DATA, SPEC).potential().coefficients();
            assertArrayEquals(
                    own, coefficients(fitter, spec, SPEC), 1e-7, functions + " functions");
        }
    }

    @Test
    void aFitWithOtherWeightsDoesNotTakeTheMatrixOfTheOneBefore() {
        var fitter = AceFitter.upTo(24);
        var spec = spec(Embeddings.linear(), 15);
        coefficients(fitter, spec, SPEC);
        FitSpec other = SPEC.withKappa(0.6);
        double[] own = AceFitter.fit(spec, DATA, other).potential().coefficients();
        assertArrayEquals(own, coefficients(fitter, spec, other), 1e-7);
    }

    @Test
    void embeddedFitsDoNotDependOnWhatIsRemembered() {
        var spec = spec(Embeddings.finnisSinclair(2), 8);
        FitSpec settings = FitSpec.kappa(0.1).maxIterations(3).threads(1);
        double[] first = coefficients(new AceFitter(), spec, settings);
        var fitter = new AceFitter();
        coefficients(fitter, spec, settings.withKappa(0.5));
        assertArrayEquals(first, coefficients(fitter, spec, settings));
    }

    /** Fits of all sizes; steps are those that fitters took, each one linearisation of the whole set. */
    private static List<FitResult> sizes(Supplier<PotentialFitter> fitter, int... functions) {
        FitSpec settings = FitSpec.kappa(0.1).threads(1);
        return Arrays.stream(functions)
                .mapToObj(n ->
                        fitter.get()
                                .fit(
                                        spec(Embeddings.finnisSinclair(2), n),
                                        DATA,
                                        settings,
                                        FitListener.NONE))
                .toList();
    }

    private static int steps(List<FitResult> fits) {
        return fits.stream().mapToInt(fit -> fit.history().size()).sum();
    }

    @Test
    void embeddedFitsOfManySizesCostOnePathAndLoseNothing() {
        int[] functions = {20, 8, 11, 15, 17};
        var fitter = AceFitter.overSizes(8, 20);
        var onPath = sizes(() -> fitter, functions);
        var alone = sizes(AceFitter::new, functions);
        assertTrue(
                1.5 * steps(onPath) < steps(alone),
                () -> steps(onPath) + " steps on the path, " + steps(alone) + " alone");
        for (int k = 0; k < functions.length; k++) {
            double loss = onPath.get(k).loss().total();
            assertTrue(loss < 1.05 * alone.get(k).loss().total(), functions[k] + " functions");
        }
    }

    @Test
    void aFitOnThePathDoesNotDependOnTheSizesBeforeIt() {
        var fitter = AceFitter.overSizes(8, 15);
        var after = sizes(() -> fitter, 15, 9, 11);
        for (FitResult fit : after) {
            var first = sizes(() -> AceFitter.overSizes(8, 15), fit.functions()).getFirst();
            assertArrayEquals(first.potential().coefficients(), fit.potential().coefficients());
        }
    }

    @Test
    void sizesThatAreNoneAreRefused() {
        assertThrows(InvalidInputException.class, () -> AceFitter.overSizes(0, 10));
        assertThrows(InvalidInputException.class, () -> AceFitter.overSizes(11, 10));
    }

    @Test
    void aLinearFitOfFewerRadialFunctionsIsPartOfALargerOne() {
        AceBasis all = spec(Embeddings.linear(), 24).basis();
        AceBasis part = spec(Embeddings.linear(), 5).basis();
        assertNotEquals(all.bonds(), part.bonds());
        assertTrue(OtherSizes.places(part, all).isPresent());
        assertTrue(OtherSizes.places(all, part).isEmpty());
        AceBasis other = spec(Embeddings.linear(), 5).cutoff(5).basis();
        assertTrue(OtherSizes.places(other, all).isEmpty());
    }

    @Test
    void neighboursOfAStructureAreFoundOncePerCutoff() {
        var shared = new SharedWork();
        Structure structure = DATA.structures().getFirst();
        var elements = spec(Embeddings.linear(), 8).elements();
        var pairs = shared.pairs(structure, elements, 4.5);
        assertSame(pairs, shared.pairs(structure, elements, 4.5));
        assertEquals(
                shared.pairs(structure, elements, 5.5).neighbour().length,
                io.github.acetune.fit.design.PairTable.of(structure, elements, 5.5)
                        .neighbour()
                        .length);
    }
}
