package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smile.stat.distribution.GammaDistribution;

/** Ensembles are the right ones: distributions, equations of state, conserved energies. Small systems, cheap potentials. */
class ThermostatTest {
    private static final double KELVIN = 600;
    private static final double PRESSURE = 2;
    private static final Structure SILICON =
            Deformations.rattle(
                    Deformations.supercell(Crystals.diamond(Element.Si, 5.44), 2, 2, 2), 0.05, 3);
    private static final int DEGREES = 3 * SILICON.size() - 3;

    static Stream<Thermostat> thermostats() {
        Ramp warm = Ramp.constant(KELVIN);
        return Stream.of(
                new Thermostat.Langevin(warm, Time.fs(50)),
                new Thermostat.VelocityRescaling(warm, Time.fs(50)),
                new Thermostat.NoseHoover(warm, Time.fs(20), 3));
    }

    @ParameterizedTest
    @MethodSource("thermostats")
    void kineticEnergiesAreDistributedCanonically(Thermostat thermostat) {
        Trajectory run =
                Simulation.of(StillingerWeber.silicon(), SILICON)
                        .nvt(thermostat)
                        .every(10_000)
                        .logEvery(20)
                        .seed(7)
                        .runSteps(16_000);
        double[] kinetic = run.rows().stream().skip(100).mapToDouble(LogRow::kinetic).toArray();

        double correlation = correlationTime(kinetic);
        double statistic = chiSquared(kinetic);

        // correlated samples are worth fewer independent ones, by this factor; 9 degrees of
        // freedom, p = 0.001
        assertTrue(
                statistic / correlation < 27.9,
                () -> "chi squared " + statistic + ", correlation time " + correlation);
        double mean = java.util.Arrays.stream(kinetic).average().orElseThrow();
        double expected = DEGREES * Units.BOLTZMANN * KELVIN / 2;
        double error = expected * Math.sqrt(2.0 / DEGREES * correlation / kinetic.length);
        assertEquals(expected, mean, 4 * error);
    }

    /** Ten classes of equal probability under the distribution of a sum of so many squares. */
    private static double chiSquared(double... kinetic) {
        var expected = new GammaDistribution(DEGREES / 2.0, Units.BOLTZMANN * KELVIN);
        int[] counts = new int[10];
        for (double energy : kinetic) {
            counts[Math.min(9, (int) (10 * expected.cdf(energy)))]++;
        }
        double each = kinetic.length / 10.0;
        double sum = 0;
        for (int count : counts) {
            sum += (count - each) * (count - each) / each;
        }
        return sum;
    }

    /**
     * 1 + 2 Σ |ρ(t)| over what stands out of the noise of ρ; in samples. Thermostats oscillate, and the numbers in the classes
     * of a histogram feel ρ², so that negative ρ must not be taken off.
     */
    private static double correlationTime(double... series) {
        double mean = java.util.Arrays.stream(series).average().orElseThrow();
        double variance = covariance(series, mean, 0);
        double noise = 2 / Math.sqrt(series.length);
        double time = 1;
        for (int lag = 1; lag < Math.min(100, series.length / 10); lag++) {
            double rho = Math.abs(covariance(series, mean, lag) / variance);
            time += rho > noise ? 2 * rho : 0;
        }
        return time;
    }

    private static double covariance(double[] series, double mean, int lag) {
        double sum = 0;
        for (int k = lag; k < series.length; k++) {
            sum += (series[k] - mean) * (series[k - lag] - mean);
        }
        return sum / series.length;
    }

    static Stream<Barostat> barostats() {
        Ramp pressure = Ramp.constant(PRESSURE);
        return Stream.of(
                new Barostat.CellRescaling(pressure, Time.fs(200), CellFreedom.ISOTROPIC),
                new Barostat.CellRescaling(pressure, Time.fs(200), CellFreedom.FLEXIBLE),
                new Barostat.MartynaTobiasKlein(pressure, Time.fs(200), CellFreedom.ISOTROPIC),
                new Barostat.MartynaTobiasKlein(pressure, Time.fs(200), CellFreedom.ANISOTROPIC),
                new Barostat.MartynaTobiasKlein(pressure, Time.fs(200), CellFreedom.FLEXIBLE));
    }

    @ParameterizedTest
    @MethodSource("barostats")
    void volumesFollowTheEquationOfStateAndTheConservedEnergyStays(Barostat barostat) {
        Trajectory run =
                longRun(
                        Simulation.of(StillingerWeber.silicon(), SILICON)
                                .npt(new Thermostat.NoseHoover(KELVIN, Time.fs(20)), barostat));

        Mean pressure = Mean.of(run, LogRow::pressure);
        Mean volume = Mean.of(run, LogRow::volume);
        assertEquals(PRESSURE, pressure.value(), 4 * pressure.error());
        Mean expected = EquationOfState.MEASURED.volume(PRESSURE);
        assertEquals(
                expected.value(), volume.value(), 4 * Math.hypot(expected.error(), volume.error()));
        double drift = run.rows().getLast().conserved() - run.rows().getFirst().conserved();
        assertEquals(0, drift / SILICON.size() / 8, 2e-3, "eV per atom and ps");
    }

    /** Pressures at three volumes, from runs that keep them; a parabola through their logarithms. */
    private record EquationOfState(List<Double> volumes, List<Mean> pressures) {
        static final EquationOfState MEASURED = measured();

        private static EquationOfState measured() {
            double volume = SILICON.cell().volume();
            List<Double> volumes = List.of(0.94 * volume, 0.97 * volume, volume);
            return new EquationOfState(
                    volumes, volumes.stream().map(EquationOfState::pressure).toList());
        }

        private static Mean pressure(double volume) {
            var held = Deformations.scaleVolume(SILICON, volume / SILICON.cell().volume());
            var bath = new Thermostat.Langevin(Ramp.constant(KELVIN), Time.fs(50));
            return Mean.of(
                    longRun(Simulation.of(StillingerWeber.silicon(), held).nvt(bath)),
                    LogRow::pressure);
        }

        /** ln V as Lagrange's polynomial of the pressure. */
        Mean volume(double pressure) {
            double logarithm = 0;
            for (int i = 0; i < 3; i++) {
                double weight = 1;
                for (int j = 0; j < 3; j++) {
                    double difference = pressures.get(i).value() - pressures.get(j).value();
                    weight *= i == j ? 1 : (pressure - pressures.get(j).value()) / difference;
                }
                logarithm += weight * Math.log(volumes.get(i));
            }
            double stiffness =
                    (pressures.get(0).value() - pressures.get(2).value())
                            / Math.log(volumes.get(2) / volumes.get(0));
            double error = pressures.stream().mapToDouble(Mean::error).max().orElseThrow();
            return new Mean(Math.exp(logarithm), Math.exp(logarithm) * error / stiffness);
        }
    }

    @Test
    void aPressureRampEndsNearTheVolumeOfTheLastPressure() {
        var calculator = StillingerWeber.silicon();
        var dense =
                Relaxation.of(calculator, SILICON)
                        .cell(CellFreedom.ISOTROPIC)
                        .pressure(8)
                        .run()
                        .structure();

        Trajectory run =
                Simulation.of(calculator, SILICON)
                        .npt(
                                new Thermostat.VelocityRescaling(new Ramp(300, 20), Time.fs(50)),
                                new Barostat.CellRescaling(
                                        new Ramp(0, 8), Time.fs(100), CellFreedom.ANISOTROPIC))
                        .runSteps(8000);

        assertEquals(
                dense.cell().volume(), run.last().cell().volume(), 0.02 * SILICON.cell().volume());
    }

    /** A mean with the error that correlation leaves. */
    private record Mean(double value, double error) {
        static Mean of(Trajectory run, java.util.function.ToDoubleFunction<LogRow> quantity) {
            double[] values = run.rows().stream().skip(100).mapToDouble(quantity).toArray();
            double mean = java.util.Arrays.stream(values).average().orElseThrow();
            double variance = covariance(values, mean, 0);
            return new Mean(mean, Math.sqrt(variance * correlationTime(values) / values.length));
        }
    }

    @Test
    void twoTimeStepsExtrapolateToTheMeanOfAShortOne() {
        Mean coarse = meanPotential(4);
        Mean middle = meanPotential(2);
        Mean fine = meanPotential(0.5);

        double extrapolated = (4 * middle.value() - coarse.value()) / 3;
        double error =
                Math.hypot(Math.hypot(4 * middle.error() / 3, coarse.error() / 3), fine.error());
        assertEquals(fine.value(), extrapolated, 4 * error);
    }

    private static Mean meanPotential(double femtoseconds) {
        var bath = new Thermostat.Langevin(Ramp.constant(KELVIN), Time.fs(50));
        return Mean.of(
                longRun(
                        Simulation.of(StillingerWeber.silicon(), SILICON)
                                .nvt(bath)
                                .timestep(Time.fs(femtoseconds))),
                LogRow::potential);
    }

    private static Trajectory longRun(Simulation simulation) {
        return simulation.every(100_000).logEvery(5).seed(4).runSteps(8_000);
    }

    @Test
    void theEnergyFluctuatesWithTheSquareOfTheTimeStep() {
        double coarse = fluctuation(2);
        double fine = fluctuation(1);

        // the shadow energy of velocity Verlet differs by O(dt²)
        assertEquals(4, coarse / fine, 0.5);
    }

    private static double fluctuation(double femtoseconds) {
        var run =
                Simulation.of(StillingerWeber.silicon(), SILICON)
                        .nve()
                        .initialTemperature(600)
                        .timestep(Time.fs(femtoseconds))
                        .logEvery(1)
                        .runSteps(Math.round(2000 / femtoseconds));
        var energies = run.rows().stream().mapToDouble(LogRow::conserved).toArray();
        double mean = java.util.Arrays.stream(energies).average().orElseThrow();
        return Math.sqrt(covariance(energies, mean, 0));
    }

    @Test
    void frozenAtomsStay() {
        Trajectory run =
                Simulation.of(StillingerWeber.silicon(), SILICON)
                        .nvt(KELVIN, Time.fs(50))
                        .freeze(0, 3)
                        .runSteps(200);

        double[] before = SILICON.positions();
        double[] after = run.last().positions();
        for (int atom : List.of(0, 3)) {
            for (int k = 3 * atom; k < 3 * atom + 3; k++) {
                assertEquals(before[k], after[k]);
            }
        }
        assertTrue(before[3] != after[3]);
    }
}
