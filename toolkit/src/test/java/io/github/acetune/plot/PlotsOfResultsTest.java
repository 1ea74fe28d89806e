package io.github.acetune.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.analysis.AngularDistribution;
import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.RadialDistribution;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.data.Split;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.md.Compression;
import io.github.acetune.md.MeltQuench;
import io.github.acetune.md.StillingerWeber;
import io.github.acetune.md.TemplatedCrystallisation;
import io.github.acetune.md.Time;
import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.Dimension;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.optimize.Point;
import io.github.acetune.optimize.SearchSpace;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.sweep.Sweep;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Predictions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures straight from what the other packages give. */
class PlotsOfResultsTest {
    private static final AceSpec SPEC = AceSpec.of("Si").cutoff(4.5).functions(12);

    /** Every tenth structure: small, and of most configuration types. */
    private static Dataset thinned(Dataset dataset) {
        return Dataset.of(
                dataset.name(),
                IntStream.range(0, dataset.size())
                        .filter(i -> i % 10 == 0)
                        .mapToObj(i -> dataset.structures().get(i))
                        .toList());
    }

    @Test
    void aFitShowsItsHistoryItsParityAndItsErrors() {
        Dataset silicon = thinned(Datasets.load("si-pbe"));
        FitResult fit = AceFitter.fit(SPEC, silicon, FitSpec.kappa(0.3));

        Figure parity = Plots.parity(fit, silicon);
        Predictions predictions = Predictions.of(AceCalculator.of(fit.potential()), silicon);
        Figure errors = Plots.errorsByConfigType(ErrorMetrics.of(predictions));

        String rmse = Numbers.significant(1000 * ErrorMetrics.of(predictions).energyRmse(), 3);
        assertTrue(parity.panels().getFirst().title().contains(rmse + " meV/atom"));
        assertTrue(errors.toSvg().contains(silicon.byConfigType().keySet().iterator().next()));
        assertEquals("loss", Plots.fitHistory(fit).panels().getFirst().traces().getFirst().name());
    }

    @Test
    void aSweepShowsItsConvergenceAndItsHyperparameters() {
        Dataset silicon = thinned(Datasets.load("si-pbe"));
        SweepResult sweep =
                Sweep.of(SPEC)
                        .over("cutoff", Dimension.real(4, 5))
                        .over(
                                "radial",
                                Dimension.categorical(RadialBasis.SBESSEL, RadialBasis.CHEB_POW))
                        .initial(2)
                        .iterations(3)
                        .run(silicon.stratifiedSplit(0.8, 1));

        Figure convergence = SweepPlots.convergence(sweep);
        Figure parallel = SweepPlots.parallelCoordinates(sweep);

        assertTrue(convergence.toSvg().contains("Force error (meV/Å)"));
        assertTrue(SweepPlots.lossConvergence(sweep).toSvg().contains("lowest so far"));
        var trace = (ParallelCoordinates) parallel.panels().getFirst().traces().getFirst();
        assertEquals(
                List.of("cutoff", "radial", "loss"),
                trace.dimensions().stream().map(ParallelCoordinates.Coordinate::label).toList());
    }

    /** A sweep over a number, a name, and a number by decades that has an effect under one name only. */
    private static SweepResult sweepOverThree() {
        return Sweep.of(SPEC)
                .over("cutoff", Dimension.real(4, 5))
                .over("radial", Dimension.categorical(RadialBasis.SBESSEL, RadialBasis.CHEB_POW))
                .over("radial.lambda", Dimension.logReal(0.1, 5))
                .when("radial", RadialBasis.CHEB_POW)
                .initial(5)
                .iterations(6)
                .run(thinned(Datasets.load("si-pbe")).stratifiedSplit(0.8, 1));
    }

    @Test
    void pairsOfHyperparametersStandInATriangleWithTheBestTrial() {
        SweepResult sweep = sweepOverThree();

        for (Figure figure :
                List.of(SweepPlots.evaluations(sweep), SweepPlots.partialDependence(sweep))) {
            assertEquals(3, figure.columns());
            assertEquals(9, figure.panels().size());
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    Panel panel = figure.panels().get(3 * row + column);
                    assertEquals(column > row, panel.isBlank());
                    assertTrue(
                            column >= row
                                    || (panel.traces().getLast() instanceof Scatter star
                                            && star.marker().symbol() == Symbol.STAR
                                            && star.x().size() == 1));
                }
            }
            assertInstanceOf(ColourBar.class, figure.panels().get(2).traces().getFirst());
            String svg = figure.toSvg();
            assertTrue(svg.contains("radial.lambda") && svg.contains("ChebPow"), svg);
        }
    }

    @Test
    void aSurfaceIsEmptyWhereAHyperparameterHasNoEffect() {
        Panel pair = SweepPlots.partialDependence(sweepOverThree()).panels().get(7);

        var surface = (Surface) pair.traces().getFirst();
        assertEquals("radial", pair.x().title());
        assertEquals(List.of("SBessel", "ChebPow"), pair.x().names());
        for (int row = 0; row < surface.y().size(); row++) {
            assertTrue(Double.isNaN(surface.get(row, 0)));
            assertTrue(Double.isFinite(surface.get(row, 1)));
        }
        // Cells meet halfway between their centres, as the axis counts.
        double[] edges = Surface.edges(Values.of(1, 100), true);
        assertEquals(10, edges[1], 1e-9);
        assertEquals(0.1, edges[0], 1e-9);
    }

    @Test
    void aSweepInANotebookShowsOneOfItsFiguresAtATime() {
        var view = SweepView.of(sweepOverThree()).mimeBundle();

        String html = view.get("text/html").toString();
        for (String tab :
                List.of(
                        "Parallel coordinates",
                        "Evaluations",
                        "Partial dependence",
                        "Importance")) {
            assertTrue(html.contains("> " + tab + "</label>"), tab);
            assertTrue(view.get("text/plain").toString().contains(tab + ": Figure"), tab);
        }
        assertEquals(4, html.split("data:image/svg", -1).length - 1, "static pictures");
    }

    @Test
    void anOptimiserShowsWhatItLearned() {
        SearchSpace space =
                SearchSpace.empty()
                        .over("cutoff", Dimension.real(4, 7))
                        .over("radial", Dimension.categorical("a", "b"));
        BayesianOptimizer optimizer =
                BayesianOptimizer.of(space, OptimizerSettings.defaults().initialCount(8));
        for (int i = 0; i < 8; i++) {
            Point point = optimizer.ask();
            optimizer.tell(point, Math.pow(point.real("cutoff") - 5, 2));
        }

        Figure dependence = SweepPlots.partialDependence(optimizer.analysis());
        Figure importance = SweepPlots.importance(optimizer.analysis());

        assertEquals(2, dependence.panels().size());
        assertTrue(dependence.toSvg().contains("Mean loss"));
        Bar bars = (Bar) importance.panels().getFirst().traces().getFirst();
        assertEquals("cutoff", bars.categories().getFirst());
    }

    @Test
    void aBondShowsItsRadialFunctionsUpToTheCutoff() {
        var bond = SPEC.basis().bonds().getFirst();
        Figure figure = Plots.radialFunctions(bond);
        Scatter first = (Scatter) figure.panels().getFirst().traces().getFirst();
        assertEquals(bond.basisSize(), figure.panels().getFirst().traces().size());
        assertEquals(0, first.y().get(first.y().size() - 1), 1e-12);
        assertFalse(figure.toSvg().contains("NaN"));
    }

    @Test
    void hyperparametersWithoutEffectMeetTheFootOfTheirAxis() {
        Figure figure =
                SweepPlots.parallelCoordinates(
                        List.of(
                                ParallelCoordinates.Coordinate.numbers(
                                        "lambda", Values.of(1, Double.NaN, 3))),
                        Values.of(0.1, 0.2, Double.NaN));
        var trace = (Map<?, ?>) ((List<?>) figure.toPlotly().get("data")).getFirst();
        var dimension = (Map<?, ?>) ((List<?>) trace.get("dimensions")).getFirst();
        List<?> places = (List<?>) dimension.get("values");
        assertEquals(2, places.size(), "the failed trial is left out");
        assertEquals(0, places.get(1));
        assertEquals("–", ((List<?>) dimension.get("ticktext")).getFirst());
    }

    @Test
    void aScanStartsAtItsBestStepAndKeepsAllOthersForTheSlider() {
        Dataset silicon = thinned(Datasets.load("si-pbe"));
        Split split = silicon.stratifiedSplit(0.8, 1);
        List<Scan.Step> steps =
                DoubleStream.of(2.6, 4.5)
                        .mapToObj(cutoff ->
                                Scan.Step.of(cutoff, fit(SPEC.cutoff(cutoff), split), split))
                        .toList();

        Figure scan = Plots.scan(Scan.of("Cutoff", "Å", steps));

        assertEquals(
                List.of("2.6", "4.5"),
                scan.animation().frames().stream().map(f -> f.label()).toList());
        assertEquals(1, scan.animation().shown());
        assertEquals(Values.of(4.5), ring(scan).x());
        assertTrue(scan.toJson().contains("\"active\":1"));
        List<Scan.Step> uneven =
                List.of(steps.getFirst(), Scan.Step.of(4.5, fit(SPEC, split), split, List.of()));
        assertThrows(IllegalArgumentException.class, () -> Scan.of("Cutoff", "Å", uneven));
    }

    @Test
    void settingsOfAFitSayWhatDiffersFromTheUsual() {
        String usual = NotebookViews.of(FitSpec.DEFAULT).orElseThrow().get("text/plain").toString();
        assertTrue(usual.contains("0.7 · energies + 0.3 · forces (κ = 0.3)"), usual);
        assertTrue(usual.contains("at most 100 iterations"), usual);
        assertFalse(usual.contains("repulsion"), usual);
        FitSpec other =
                FitSpec.kappa(0.1)
                        .maxIterations(20)
                        .repulsion(FitSpec.Repulsion.AUTOMATIC)
                        .pursuit(7);
        String text = NotebookViews.of(other).orElseThrow().get("text/plain").toString();
        assertTrue(text.contains("κ = 0.1") && text.contains("at most 20 iterations"), text);
        assertTrue(text.contains("repulsion") && text.contains("functions chosen"), text);
    }

    private static FitResult fit(AceSpec spec, Split split) {
        return AceFitter.fit(spec, split.train(), FitSpec.kappa(0.3));
    }

    private static Scatter ring(Figure scan) {
        return (Scatter) scan.panels().getFirst().traces().get(2);
    }

    @Test
    void basisFunctionsAreCountedByBodyOrderAndElement() {
        AceBasis one = SPEC.basis();
        AceBasis two = AceSpec.of("Sb", "Te").functions(12).basis();

        Figure figure = Plots.bodyOrders(Map.of("one", one, "two", two));

        for (Trace trace : figure.panels().getFirst().traces()) {
            assertEquals(12, ((Bar) trace).values().stream().sum(), 1e-12);
        }
    }

    @Test
    void theErrorsOfAPhaseAreThoseOfItsStructures() {
        Dataset silicon = thinned(Datasets.load("si-pbe"));
        FitResult fit = AceFitter.fit(SPEC, silicon, FitSpec.kappa(0.3));
        Predictions predictions = Predictions.of(AceCalculator.of(fit.potential()), silicon);

        Figure figure = Plots.errorsByPhase(Map.of("model", predictions), List.of("liq"));

        Bar energy = (Bar) figure.panels().getFirst().traces().getFirst();
        double expected = ErrorMetrics.of(predictions).byConfigType().get("liq").energyRmse();
        assertEquals(1000 * expected, energy.values().get(0), 1e-9);
        assertThrows(
                InvalidInputException.class,
                () -> Plots.errorsByPhase(Map.of("model", predictions), List.of("plasma")));
    }

    @Test
    void aSliderStepsThroughRadialFunctions() {
        Map<String, Bond> bonds = new LinkedHashMap<>();
        bonds.put("4", SPEC.cutoff(4).basis().bond(0, 0));
        bonds.put("5", SPEC.cutoff(5).basis().bond(0, 0));

        Figure figure = Plots.radialFunctions("cutoff (Å)", bonds);

        assertEquals(2, figure.animation().frames().size());
        assertEquals("cutoff (Å)", figure.animation().title());
    }

    @Test
    void protocolsOfMolecularDynamicsShowTheirResults() {
        var potential = StillingerWeber.silicon();
        Structure crystal = Deformations.supercell(Crystals.diamond(Element.Si, 5.43), 1, 1, 2);
        var compression =
                Compression.of(potential, crystal)
                        .pressure(0, 4, 40)
                        .equilibration(Time.ps(0.05))
                        .frames(Time.ps(0.05))
                        .run();
        var growth =
                TemplatedCrystallisation.of(potential, crystal)
                        .timestep(Time.fs(1))
                        .melt(3000, Time.ps(0.1))
                        .growth(1000, Time.ps(0.1))
                        .frames(Time.ps(0.05))
                        .run();
        var quench =
                MeltQuench.of(potential)
                        .species(Collections.nCopies(8, Element.Si))
                        .melt(3000, Time.ps(0.05))
                        .liquid(2000, Time.ps(0.05))
                        .quench(500, 5e16)
                        .run();

        var shares = ProtocolPlots.compression(compression).panels().get(1).traces();
        assertTrue(shares.stream().anyMatch(trace -> trace.name().equals("4 neighbours")));
        assertEquals(2, ProtocolPlots.growth(growth).panels().size());
        assertTrue(ProtocolPlots.grown(growth).toHtml().contains("Crystallinity"));
        var view = ProtocolPlots.compressed(compression, BondCutoff.of(2.85));
        assertTrue(view.toHtml().contains("Neighbours"));
        assertEquals(2, ProtocolPlots.meltQuench(Map.of("10¹⁴ K/s", quench)).panels().size());
        for (Object result : List.of(compression, growth, quench)) {
            var shown = NotebookViews.of(result).orElseThrow();
            assertTrue(shown.get("text/html").toString().contains("<table"), result::toString);
        }
    }

    @Test
    void phasesAndTheirReferencesShareAFigure() {
        Structure liquid =
                Deformations.rattle(
                        Deformations.supercell(Crystals.diamond(Element.Si, 5.43), 2, 1, 1),
                        0.4,
                        2);
        var radial = RadialDistribution.of(liquid, 6);
        var angular = AngularDistribution.of(liquid, BondCutoff.of(2.85));
        var reference = new Curve("DFT", Values.of(1, 2), Values.of(0, 1), Values.NONE);

        Figure distances = ProtocolPlots.radial(Map.of("liquid", radial), List.of(reference));
        Figure angles = ProtocolPlots.angular(Map.of("liquid", angular), List.of());

        assertEquals(
                List.of("liquid", "DFT"),
                distances.panels().getFirst().traces().stream().map(Trace::name).toList());
        assertTrue(angles.toSvg().contains("Angle (°)"));
    }
}
