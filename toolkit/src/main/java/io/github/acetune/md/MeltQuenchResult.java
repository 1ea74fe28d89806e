package io.github.acetune.md;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What quenches of a melt gave.
 *
 * @param samples one per finished seed
 * @param crystalEnergy enthalpy of the crystal, eV per atom; not a number where none is known
 * @param unfinished why not all seeds are there: the first unstable or the interrupted run; empty where all are
 */
public record MeltQuenchResult(
        List<Sample> samples, double crystalEnergy, Optional<Stability> unfinished) {
    /** Copies the samples. */
    public MeltQuenchResult {
        samples = List.copyOf(samples);
    }

    /**
     * One amorphous structure.
     *
     * @param seed its seed
     * @param structure relaxed atoms and cell
     * @param energy enthalpy, eV per atom
     * @param coordination shares of atoms with 0, 1, 2, … neighbours, the last entry 8 or more
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Sample(long seed, Structure structure, double energy, double[] coordination) {
        /**
         * The share of atoms with some number of neighbours.
         *
         * @param neighbours 0 to 8
         * @return 0 to 1
         */
        public double share(int neighbours) {
            return coordination[neighbours];
        }
    }

    /**
     * Mean excess energy over the crystal, ΔE of Table 2.
     *
     * @return meV per atom; not a number without samples or crystal
     */
    public double meanExcess() {
        return excess().average().orElse(Double.NaN);
    }

    /**
     * Standard deviation of the excess energies over the seeds.
     *
     * @return meV per atom; not a number below two samples
     */
    public double excessDeviation() {
        double mean = meanExcess();
        double squares = excess().map(value -> (value - mean) * (value - mean)).sum();
        return samples.size() < 2 ? Double.NaN : Math.sqrt(squares / (samples.size() - 1));
    }

    private DoubleStream excess() {
        return samples.stream().mapToDouble(sample -> 1000 * (sample.energy() - crystalEnergy));
    }

    /**
     * A row per sample: seed, ΔE, volume per atom, share of atoms with three, four and five neighbours.
     *
     * @return a new table
     */
    public Table table() {
        return Table.create(
                "melt-quench",
                LongColumn.create("seed", samples.stream().mapToLong(Sample::seed).toArray()),
                DoubleColumn.create("excess_meV_per_atom", excess().toArray()),
                column(
                        "volume_A3_per_atom",
                        sample -> sample.structure().cell().volume() / sample.structure().size()),
                column("threefold", sample -> sample.share(3)),
                column("fourfold", sample -> sample.share(4)),
                column("fivefold", sample -> sample.share(5)));
    }

    private DoubleColumn column(String name, java.util.function.ToDoubleFunction<Sample> quantity) {
        return DoubleColumn.create(name, samples.stream().mapToDouble(quantity).toArray());
    }

    /**
     * The same structures judged by other potentials: energies per atom relative to those potentials' own crystal.
     *
     * @param potentials by name
     * @param crystal the crystal; relaxed by each potential
     * @return a row per potential and seed: potential, seed, ΔE in meV per atom
     */
    public Table judgedBy(Map<String, Calculator> potentials, Structure crystal) {
        var names = StringColumn.create("potential");
        var seeds = LongColumn.create("seed");
        var energies = DoubleColumn.create("excess_meV_per_atom");
        potentials.forEach((name, potential) -> {
            var relaxed = Relaxation.of(potential, crystal).cell(CellFreedom.FLEXIBLE).run();
            double reference = relaxed.enthalpy() / crystal.size();
            for (Sample sample : samples) {
                double energy =
                        potential.calculate(sample.structure()).energy()
                                / sample.structure().size();
                names.append(name);
                seeds.append(sample.seed());
                energies.append(1000 * (energy - reference));
            }
        });
        return Table.create("melt-quench by potential", names, seeds, energies);
    }
}
