package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.NumericColumn;

/** What a run tells in its log. */
class TrajectoryTest {
    private static final int STEPS = 20;
    private static final int LOG_EVERY = 5;

    @Test
    void logHasAColumnForEachQuantityAndARowForEachLoggedStep() {
        var silicon = Crystals.diamond(Element.Si, 5.43);

        var run =
                Simulation.of(StillingerWeber.silicon(), silicon)
                        .nve()
                        .initialTemperature(300)
                        .timestep(Time.fs(2))
                        .logEvery(LOG_EVERY)
                        .seed(3)
                        .runSteps(STEPS);
        var log = run.log();

        assertEquals(
                List.of(
                        "step",
                        "time_fs",
                        "temperature_K",
                        "pressure_GPa",
                        "volume_A3",
                        "potential_eV",
                        "kinetic_eV",
                        "conserved_eV"),
                log.columnNames());
        assertArrayEquals(new double[] {0, 5, 10, 15, 20}, numbers(log.numberColumn("step")));
        assertArrayEquals(
                new double[] {0, 10, 20, 30, 40}, numbers(log.numberColumn("time_fs")), 1e-9);
        assertEquals(run.rows().size(), log.rowCount());
        for (int row = 0; row < log.rowCount(); row++) {
            LogRow expected = run.rows().get(row);
            double potential = log.doubleColumn("potential_eV").get(row);
            double kinetic = log.doubleColumn("kinetic_eV").get(row);
            assertEquals(expected.temperature(), log.doubleColumn("temperature_K").get(row));
            assertEquals(expected.pressure(), log.doubleColumn("pressure_GPa").get(row));
            assertEquals(silicon.cell().volume(), log.doubleColumn("volume_A3").get(row), 1e-9);
            assertEquals(expected.potential(), potential);
            assertEquals(expected.kinetic(), kinetic);
            assertEquals(potential + kinetic, log.doubleColumn("conserved_eV").get(row), 1e-9);
        }
        assertEquals(300, log.doubleColumn("temperature_K").get(0), 1e-6);
    }

    private static double[] numbers(NumericColumn<?> column) {
        return column.asDoubleArray();
    }
}
