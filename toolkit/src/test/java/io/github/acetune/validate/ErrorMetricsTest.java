package io.github.acetune.validate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors and losses of a calculator whose answers are known. */
class ErrorMetricsTest {
    private static final Dataset MADE_UP =
            Dataset.of(
                    "made up",
                    ExtendedXyz.parse(
                            """
                            4
                            config_type=a energy=-8 Properties=species:S:1:pos:R:3:forces:R:3
                            Si 0 0 0  1 0 0
                            Si 0 0 2  0 0 0
                            Si 0 2 0  0 0 0
                            Si 2 0 0 -1 0 0
                            1
                            config_type=b energy=-1
                            Si 0 0 0
                            1
                            config_type=c
                            Si 0 0 0
                            """));

    /** Says −1 eV for every atom, no force and no virial. */
    private static Calculator.Results constant(Structure structure) {
        int atoms = structure.size();
        double[] energies = new double[atoms];
        Arrays.fill(energies, -1);
        return new Calculator.Results(-atoms, energies, new double[3 * atoms], new double[9]);
    }

    @TempDir Path folder;

    @Test
    void errorsAreThoseComputedByHand() {
        var metrics = ErrorMetrics.of(Predictions.of(ErrorMetricsTest::constant, MADE_UP));

        assertEquals(Math.sqrt(0.5), metrics.energyRmse(), 1e-15);
        assertEquals(0.5, metrics.energyMae(), 1e-15);
        assertEquals(Math.sqrt(2.0 / 12), metrics.forceRmse(), 1e-15);
        assertEquals(2.0 / 12, metrics.forceMae(), 1e-15);
        assertEquals(List.of("a", "b", "c"), List.copyOf(metrics.byConfigType().keySet()));
        assertEquals(0, metrics.byConfigType().get("b").energyRmse());
        assertTrue(Double.isNaN(metrics.byConfigType().get("b").forceRmse()));
        assertEquals(0, metrics.byConfigType().get("c").energies());
    }

    @Test
    void theTableIsInMilliElectronvoltsWithALineForAll() {
        var table = ErrorMetrics.of(Predictions.of(ErrorMetricsTest::constant, MADE_UP)).table();

        assertEquals(List.of("a", "b", "c", "all"), table.stringColumn(0).asList());
        assertEquals(1000, table.doubleColumn("energy RMSE (meV/atom)").get(0), 1e-12);
        assertEquals(500, table.doubleColumn("energy MAE (meV/atom)").get(3), 1e-12);
        assertTrue(table.doubleColumn("force MAE (meV/Å)").isMissing(1));
    }

    @Test
    void theLossDividesTheEnergyErrorByTheRootOfTheAtomCount() {
        var predictions = Predictions.of(ErrorMetricsTest::constant, MADE_UP);

        var squares = XpotLoss.rmse(0.4).of(predictions);
        var magnitudes = new XpotLoss(0.4, XpotLoss.Method.MAE).of(predictions);

        // errors of the total energies: 4 eV of 4 atoms, 0 eV of 1 atom
        assertEquals(Math.sqrt((4.0 / 2) * (4.0 / 2) / 2), squares.energy(), 1e-15);
        assertEquals(0.4 * squares.energy() + 0.6 * squares.force(), squares.total(), 1e-15);
        assertEquals((4.0 / 2) / 2, magnitudes.energy(), 1e-15);
        assertEquals(2.0 / 12, magnitudes.force(), 1e-15);
    }

    @Test
    void theLossNeedsReferenceValuesOnlyForPartsThatHaveAWeight() {
        var withoutForces =
                Predictions.of(
                        ErrorMetricsTest::constant,
                        MADE_UP.filter(structure -> structure.configType().equals("b")));

        assertEquals(0, XpotLoss.rmse(1).of(withoutForces).total());
        assertThrows(InvalidInputException.class, () -> XpotLoss.rmse(0.9).of(withoutForces));
        assertThrows(InvalidInputException.class, () -> XpotLoss.rmse(1.1));
    }

    @Test
    void predictionsKeepTheOrderOfTheDataset() {
        Dataset silicon = Datasets.load("si-pbe");

        var predictions = Predictions.of(ErrorMetricsTest::constant, silicon);

        assertEquals(silicon.size(), predictions.size());
        for (int k = 0; k < silicon.size(); k++) {
            assertEquals(-silicon.structures().get(k).size(), predictions.results(k).energy());
        }
        assertEquals(3 * silicon.atoms(), predictions.forceComponents().size());
    }

    @Test
    void writtenPredictionsHoldReferenceAndPredictedValues() {
        Path file = folder.resolve("predictions.xyz");

        Predictions.of(ErrorMetricsTest::constant, MADE_UP).write(file);

        Structure first = ExtendedXyz.read(file).getFirst();
        assertEquals(-8, first.labels().energy().orElseThrow());
        assertEquals("-4.0", first.info("predicted_energy").orElseThrow());
        assertEquals(
                new AtomColumn.Real(3, new double[12]), first.columns().get("predicted_forces"));
        assertEquals(
                new AtomColumn.Real(1, new double[] {-1, -1, -1, -1}),
                first.columns().get("predicted_energies"));
    }

    @Test
    void predictedStructuresCarryThePredictionsAsLabels() {
        Structure first =
                Predictions.of(ErrorMetricsTest::constant, MADE_UP)
                        .predicted()
                        .structures()
                        .getFirst();

        assertEquals(-4, first.labels().energy().orElseThrow());
        assertArrayEquals(new double[12], first.labels().forces().orElseThrow());
        assertTrue(first.columns().containsKey("energies"));
    }

    @Test
    void aStructureThatTheCalculatorCannotTreatIsNamed() {
        Calculator onlyTellurium =
                structure -> {
                    Element found = structure.species().getFirst();
                    throw new InvalidInputException("no parameters for " + found.symbol());
                };

        var complaint =
                assertThrows(
                        InvalidInputException.class, () -> Predictions.of(onlyTellurium, MADE_UP));

        assertTrue(
                complaint
                        .getMessage()
                        .matches("text, frame \\d \\(line \\d+\\): no parameters for Si"));
    }
}
