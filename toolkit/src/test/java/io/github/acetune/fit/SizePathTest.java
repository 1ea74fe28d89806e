package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.data.Split;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SizePathTest {
    private static final FitSpec SPEC =
            FitSpec.kappa(0.1).l1(0).prior(2).relativeRidge(1e-8).threads(2);

    private static AceBasis basis(int functions) {
        return AceSpec.of("Si")
                .cutoff(4.5)
                .embedding(Embeddings.linear())
                .orders(Orders.of(new int[] {8, 3, 2}, new int[] {0, 3, 2}))
                .functions(functions)
                .basis();
    }

    private static Split crystals() {
        var some =
                Datasets.load("si-pbe").structures().stream()
                        .filter(s -> s.size() > 1 && s.size() < 5)
                        .toList();
        return Split.of(part("train", some, 0), part("held out", some, 1));
    }

    private static Dataset part(String name, List<Structure> all, int rest) {
        return Dataset.of(
                name,
                IntStream.range(0, all.size())
                        .filter(s -> (s % 4 == 3) == (rest == 1))
                        .mapToObj(all::get)
                        .toList());
    }

    @Test
    void largestModelIsTheFitOfTheWholeBasisAndEveryPotentialHasItsSize() {
        var split = crystals();
        var basis = basis(40);
        int all = basis.functions().size();
        var path = SizePath.of(basis, split.train(), split.validation(), SPEC, 5, 15, all, 1000);
        assertEquals(3, path.points().size());
        for (var point : path.points()) {
            var potential = path.potential(point);
            assertEquals(point.functions(), potential.basis().functions().size());
        }
        var last = path.points().getLast();
        var whole = AceFitter.fit(basis, split.train(), SPEC, FitListener.NONE);
        assertEquals(whole.loss().data(), last.trainLoss(), 1e-4 * last.trainLoss());
        assertTrue(path.points().getFirst().trainLoss() > last.trainLoss());
        assertTrue(path.chosen().functions() <= all);
    }

    @Test
    void chosenFunctionsFitBetterThanThoseOfLowestDegree() {
        var split = crystals();
        var byDegree = AceFitter.fit(basis(15), split.train(), SPEC, FitListener.NONE);
        var chosen = AceFitter.fit(basis(40), split.train(), SPEC.pursuit(15), FitListener.NONE);
        var again =
                AceFitter.fit(
                        basis(40), split.train(), SPEC.pursuit(15).threads(1), FitListener.NONE);
        assertEquals(15, chosen.functions());
        assertTrue(chosen.loss().data() < byDegree.loss().data(), chosen.loss().toString());
        assertArrayEquals(chosen.potential().coefficients(), again.potential().coefficients());
        assertTrue(chosen.notes().toString().contains("the best 15 of 40"));
    }

    @Test
    void laterStagesKeepTheChosenFunctions() {
        var split = crystals();
        var result =
                AceFitter.fit(
                        basis(40),
                        split.train(),
                        Optional.empty(),
                        FitListener.NONE,
                        SPEC.pursuit(15),
                        SPEC.pursuit(10));
        assertEquals(15, result.functions());
    }

    @Test
    void pathNeedsALinearPotential() {
        var split = crystals();
        var nonlinear = AceSpec.of("Si").cutoff(4).functions(10).basis();
        assertThrows(
                InvalidInputException.class,
                () -> SizePath.of(nonlinear, split.train(), split.validation(), SPEC, 5));
    }

    @Test
    void learnedRadialFunctionsLowerTheLossOrAreNotKept() {
        var split = crystals();
        var spec =
                AceSpec.of("Si")
                        .cutoff(4.5)
                        .embedding(Embeddings.linear())
                        .orders(Orders.of(new int[] {8, 2, 1}, new int[] {0, 3, 2}))
                        .functions(30);
        var frozen = AceFitter.fit(spec, split.train(), SPEC);
        var learned = AceFitter.fit(spec, split.train(), SPEC.learnRadials());
        String notes = learned.notes().toString();
        assertTrue(notes.contains("learned radial functions"), notes);
        boolean kept = notes.contains("lowered the loss");
        assertTrue(
                kept
                        ? learned.loss().total() < frozen.loss().total()
                        : learned.loss().total() == frozen.loss().total(),
                notes);
    }
}
