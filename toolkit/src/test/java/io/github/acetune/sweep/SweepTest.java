package io.github.acetune.sweep;

import static io.github.acetune.ace.radial.RadialBasis.CHEB_POW;
import static io.github.acetune.ace.radial.RadialBasis.SBESSEL;
import static io.github.acetune.optimize.Dimension.categorical;
import static io.github.acetune.optimize.Dimension.integer;
import static io.github.acetune.optimize.Dimension.real;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.data.Split;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitListener;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.PotentialFitter;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps built in code, as in a notebook. */
class SweepTest {
    private static final AceSpec SPEC =
            AceSpec.of("Si").embedding(Embeddings.finnisSinclair(1)).functions(6);

    private static Split data() {
        Dataset data =
                Datasets.load("si-pbe").filter(s -> Set.of("dia", "bSn").contains(s.configType()));
        Split split = data.split("set");
        return Split.of(
                Dataset.of("train", split.train().structures().subList(0, 8)), split.validation());
    }

    private static Sweep sweep() {
        return Sweep.of(SPEC)
                .over("cutoff", real(3.5, 5))
                .over("radial", categorical(SBESSEL, CHEB_POW))
                .over("radial.lambda", real(1, 5))
                .when("radial", CHEB_POW)
                .over("functions", integer(4, 8))
                .fit(FitSpec.kappa(0.3))
                .alpha(0.7)
                .initial(2)
                .iterations(4);
    }

    @Test
    void pointsBecomePotentials() {
        var heard = new ArrayList<Integer>();
        var listener =
                new SweepListener() {
                    @Override
                    public void finished(Trial trial, SweepProgress progress) {
                        heard.add(progress.finished());
                    }
                };

        SweepResult result = sweep().listen(listener).run(data());

        assertEquals(List.of(1, 2, 3, 4), heard);
        assertFalse(result.interrupted());
        for (Trial trial : result.trials()) {
            assertFalse(trial.failed(), () -> trial.outcome().toString());
            var bond = trial.potential().basis().bond(0, 0);
            assertEquals(trial.point().real("cutoff"), bond.cutoff());
            assertEquals(trial.point().text("radial"), bond.basis().fileName());
            assertEquals(
                    trial.point().integer("functions"),
                    trial.potential().basis().functions().size());
            assertEquals(
                    trial.point().text("radial").equals("ChebPow"),
                    trial.point().has("radial.lambda"));
        }
        assertEquals(
                result.trials().stream().mapToDouble(Trial::loss).min().orElseThrow(),
                result.best().loss());
        assertEquals(4, result.table().rowCount());
    }

    @Test
    void theBestTrialIsFittedFurtherAndWritten(@TempDir Path folder) {
        var result = sweep().run(data());

        var best = result.best().upfit(FitSpec.kappa(0.02));
        best.potential().write(folder.resolve("Si.yace"));
        var twice = result.best().upfit(0.8, 0.02);

        assertEquals(0.02, best.fit().spec().loss().kappa());
        assertEquals(result.best(), best.start());
        assertTrue(
                best.train().energyRmse()
                        < result.best().fitted().orElseThrow().errors().trainPerAtom().energy());
        assertEquals(best.trial().loss(), twice.trial().loss(), 1e-3 * best.trial().loss());
        assertEquals(
                best.potential().elements(),
                PotentialFiles.read(folder.resolve("Si.yace")).elements());
    }

    @Test
    void aTrialOfNoSweepCannotBeFittedFurther() {
        var first = sweep().iterations(2).run(data()).trials().getFirst();
        var alone = new Trial(first.iteration(), first.point(), first.outcome(), first.seconds());

        assertEquals(first, alone);
        String message =
                assertThrows(IllegalStateException.class, () -> alone.upfit(FitSpec.kappa(0.5)))
                        .getMessage();
        assertEquals("iteration 1 is not from the result of a sweep", message);
    }

    @Test
    void aSweepOverSizesFollowsOnePathAndResumesOnIt(@TempDir Path folder) {
        FitSpec settings = FitSpec.kappa(0.3).maxIterations(10);
        AceSpec spec = SPEC.embedding(Embeddings.finnisSinclair(2)).cutoff(4);
        Sweep sizes =
                Sweep.of(spec)
                        .over("functions", integer(4, 12))
                        .over("radial", categorical(SBESSEL, CHEB_POW))
                        .fit(settings)
                        .initial(2);
        SweepResult whole = sizes.iterations(4).run(data());
        sizes.iterations(2).into(folder).run(data());
        SweepResult resumed = sizes.iterations(4).into(folder).resume().run(data());

        assertEquals(losses(whole), losses(resumed));
        var setups = new SpecSetups(spec, settings, List.of("functions", "radial"));
        for (Trial trial : whole.trials()) {
            double[] onPath =
                    AceFitter.overSizes(4, 12)
                            .fit(
                                    setups.at(trial.point()).potential(),
                                    data().train(),
                                    settings,
                                    FitListener.NONE)
                            .potential()
                            .coefficients();
            assertArrayEquals(onPath, trial.potential().coefficients());
        }
    }

    private static List<Double> losses(SweepResult result) {
        return result.trials().stream().map(Trial::loss).toList();
    }

    @Test
    void theSameSeedGivesTheSameSweep() {
        List<Double> one = sweep().run(data()).trials().stream().map(Trial::loss).toList();
        List<Double> other = sweep().run(data()).trials().stream().map(Trial::loss).toList();

        assertEquals(one, other);
    }

    @Test
    void fitsThatDoNotSurviveDynamicsCountAsFailed() {
        var hot = sweep().iterations(2).stableDynamics(0.1, 50_000);

        List<Trial> trials = hot.run(data()).trials();

        assertEquals(2, trials.size());
        for (Trial trial : trials) {
            assertTrue(
                    trial.outcome() instanceof Trial.Outcome.Failed failed
                            && failed.reason().contains("molecular dynamics unstable at step"),
                    () -> trial.outcome().toString());
        }
    }

    @Test
    void anUnknownHyperparameterIsNamedWithThoseThatExist() {
        var error =
                assertThrows(
                        InvalidInputException.class,
                        () -> Sweep.of(SPEC).over("cutof", real(3, 5)));

        assertTrue(
                error.getMessage()
                        .startsWith("no hyperparameter 'cutof', expected one of [cutoff,"),
                error::getMessage);
    }

    @Test
    void aDensityThatTheEmbeddingLacksFailsTheSweepWithTheReason() {
        var sweep = Sweep.of(SPEC).over("embedding.exponent.2", real(0.3, 2)).initial(2);

        var error = assertThrows(InvalidInputException.class, () -> sweep.run(data()));

        assertTrue(
                error.getMessage().contains("the embedding has 1 densities, counted from 1"),
                error::getMessage);
    }

    @Test
    void cheapTrialsComeFirstAndTheBestOfThemGoOn(@TempDir Path folder) {
        for (Fidelity.Kind kind : Fidelity.Kind.values()) {
            Sweep search = sweep().hyperband(new Fidelity(kind, 1.0 / 4, 2));
            List<Trial> whole = search.iterations(8).run(data()).trials();

            // then points at a low fidelity come again at a higher one
            for (Trial trial : whole) {
                assertFalse(trial.failed(), () -> trial.outcome().toString());
            }
            assertTrue(whole.stream().map(SweepTest::fidelity).toList().contains(0.25));
            assertTrue(
                    whole.stream()
                            .anyMatch(later ->
                                    whole.stream()
                                            .anyMatch(earlier ->
                                                    earlier.iteration() < later.iteration()
                                                            && fidelity(earlier) < fidelity(later)
                                                            && cutoff(earlier) == cutoff(later))));

            // and a sweep that was cut off goes on with the same sequence
            Path own = folder.resolve(kind.name());
            search.into(own).iterations(3).run(data());
            SweepResult resumed = search.into(own).iterations(8).resume().run(data());
            assertEquals(
                    whole.stream().map(Trial::point).toList(),
                    resumed.trials().stream().map(Trial::point).toList());
            assertTrue(resumed.table().containsColumn("fidelity"));
            assertTrue(resumed.analysis().importance().containsKey("fidelity"));
        }
    }

    private static double fidelity(Trial trial) {
        return FidelitySetups.of(trial.point());
    }

    private static double cutoff(Trial trial) {
        return trial.point().real("cutoff");
    }

    @Test
    void fidelitiesThatMakeNoLadderAreOneLine() {
        assertThrows(InvalidInputException.class, () -> new Fidelity(Fidelity.Kind.DATA, 0.9, 3));
        assertThrows(InvalidInputException.class, () -> new Fidelity(Fidelity.Kind.DATA, 0, 3));
        Sweep both = sweep().hyperband(Fidelity.of(Fidelity.Kind.DATA)).lossAndCost();
        assertThrows(InvalidInputException.class, () -> both.run(data()));
    }

    @Test
    void fitsThatPullAtomsIntoEachOtherCountAsFailed() {
        // given a fitter whose potentials have the wrong sign
        PotentialFitter wrong =
                (spec, train, settings, listener) -> {
                    FitResult fit = new AceFitter().fit(spec, train, settings, listener);
                    BBasisPotential potential = fit.potential();
                    double[] turned =
                            Arrays.stream(potential.coefficients()).map(c -> -3 * c).toArray();
                    return new FitResult(
                            new BBasisPotential(
                                    potential.basis(),
                                    turned,
                                    potential.referenceEnergies(),
                                    potential.metadata()),
                            fit.spec(),
                            fit.loss(),
                            fit.history(),
                            fit.seconds(),
                            fit.cpuSeconds(),
                            fit.converged(),
                            fit.notes(),
                            fit.posterior());
                };
        Sweep sweep = sweep().iterations(2).fitter(wrong);

        assertFalse(sweep.run(data()).trials().stream().anyMatch(Trial::failed));
        String message =
                assertThrows(Exception.class, () -> sweep.stable().iterations(3).run(data()))
                        .getMessage();
        assertTrue(message.contains("unstable"), message);
    }
}
