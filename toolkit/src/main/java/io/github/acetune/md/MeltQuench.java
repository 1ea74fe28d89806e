package io.github.acetune.md;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.Engine;
import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Amorphous solids by quenching a melt (Table 2 of the paper): atoms at random → melt → liquid → quench → relaxation of atoms and
 * cell; once per seed. Every number can be changed; a value like {@link Simulation}.
 *
 * <p>Without a word: 500 Si atoms, 4 ps at 2500 K and constant volume, 10 ps at 1800 K and no pressure, a quench to 500 K at 10¹³
 * K/s, steps of 1 fs, one seed. Of the paper, 500 atoms, rates of 10¹⁴ to 10¹¹ K/s and 183 ± 10 meV per atom at 10¹³ K/s are
 * known here; the temperatures and times are those usual for silicon and were not checked against its supporting information.
 *
 * <p>Dynamics use single precision where the potential has an engine for it, the relaxation double.
 */
public final class MeltQuench {
    private static final double PACKING = 14.6;

    private final Calculator dynamics;
    private final Calculator exact;
    private List<Element> species = Collections.nCopies(500, Element.Si);
    private Optional<Double> volumePerAtom = Optional.empty();
    private double meltTemperature = 2500;
    private Time meltTime = Time.ps(4);
    private double liquidTemperature = 1800;
    private Time liquidTime = Time.ps(10);
    private double finalTemperature = 500;
    private double rate = 1e13;
    private Time timestep = Time.fs(1);
    private double pressure;
    private double bondLength = 2.85;
    private Optional<Structure> crystal = Optional.empty();
    private List<Long> seeds = List.of(1L);
    private Optional<Path> folder = Optional.empty();
    private Optional<SimulationListener> listener = Optional.empty();

    private MeltQuench(Calculator dynamics, Calculator exact) {
        this.dynamics = dynamics;
        this.exact = exact;
    }

    /**
     * With any calculator.
     *
     * @param potential what gives the forces
     * @return the protocol
     */
    public static MeltQuench of(Calculator potential) {
        return new MeltQuench(potential, potential);
    }

    /**
     * With an ACE potential.
     *
     * @param potential any ACE potential
     * @return the protocol
     */
    public static MeltQuench of(AcePotential potential) {
        return of(AceCalculator.of(potential));
    }

    /**
     * With an ACE potential, in single precision for the dynamics where this Java virtual machine has the engine.
     *
     * @param calculator the potential with its number of threads
     * @return the protocol
     */
    public static MeltQuench of(AceCalculator calculator) {
        Calculator fast =
                Engine.FLOAT32.isAvailable() ? calculator.withEngine(Engine.FLOAT32) : calculator;
        return new MeltQuench(fast, calculator);
    }

    /**
     * Which atoms.
     *
     * @param species the elements, [nAtoms]
     * @return a new protocol
     */
    public MeltQuench species(List<Element> species) {
        if (species.isEmpty()) {
            throw new InvalidInputException("a melt needs at least 1 atom, found none");
        }
        return with(changed -> changed.species = List.copyOf(species));
    }

    /**
     * The volume of the melt.
     *
     * @param volume Å³ per atom; estimated from the covalent radii (20 for Si) if not given
     * @return a new protocol
     */
    public MeltQuench volumePerAtom(double volume) {
        return with(changed -> changed.volumePerAtom = Optional.of(positive("volume", volume)));
    }

    /**
     * The melt at constant volume.
     *
     * @param kelvin K
     * @param time how long
     * @return a new protocol
     */
    public MeltQuench melt(double kelvin, Time time) {
        positive("temperature", kelvin);
        return with(changed -> {
            changed.meltTemperature = kelvin;
            changed.meltTime = time;
        });
    }

    /**
     * The liquid at constant pressure, from whose temperature the quench starts.
     *
     * @param kelvin K
     * @param time how long
     * @return a new protocol
     */
    public MeltQuench liquid(double kelvin, Time time) {
        positive("temperature", kelvin);
        return with(changed -> {
            changed.liquidTemperature = kelvin;
            changed.liquidTime = time;
        });
    }

    /**
     * The quench.
     *
     * @param kelvin temperature at its end, K
     * @param kelvinPerSecond rate, 10¹¹ to 10¹⁴ K/s in the paper
     * @return a new protocol
     */
    public MeltQuench quench(double kelvin, double kelvinPerSecond) {
        positive("temperature", kelvin);
        positive("quench rate", kelvinPerSecond);
        return with(changed -> {
            changed.finalTemperature = kelvin;
            changed.rate = kelvinPerSecond;
        });
    }

    /**
     * The time step.
     *
     * @param step its length
     * @return a new protocol
     */
    public MeltQuench timestep(Time step) {
        return with(changed -> changed.timestep = step);
    }

    /**
     * The pressure of liquid, quench and relaxation.
     *
     * @param gigapascal GPa
     * @return a new protocol
     */
    public MeltQuench pressure(double gigapascal) {
        return with(changed -> changed.pressure = gigapascal);
    }

    /**
     * Up to which distance atoms count as bonded.
     *
     * @param angstrom Å; 2.85 for Si
     * @return a new protocol
     */
    public MeltQuench bondLength(double angstrom) {
        return with(changed -> changed.bondLength = positive("bond length", angstrom));
    }

    /**
     * The crystal to whose energy ΔE refers.
     *
     * @param crystal is relaxed with its cell; diamond for Si if not given
     * @return a new protocol
     */
    public MeltQuench crystal(Structure crystal) {
        return with(changed -> changed.crystal = Optional.of(crystal));
    }

    /**
     * How often it is done.
     *
     * @param seeds one quench per seed
     * @return a new protocol
     */
    public MeltQuench seeds(long... seeds) {
        return with(changed -> changed.seeds = LongStream.of(seeds).boxed().toList());
    }

    /**
     * Keeps everything in files; what is finished there is not done again.
     *
     * @param folder where to
     * @return a new protocol
     */
    public MeltQuench into(Path folder) {
        return with(changed -> changed.folder = Optional.of(folder));
    }

    /**
     * Tells how it goes on.
     *
     * @param listener is told
     * @return a new protocol
     */
    public MeltQuench listener(SimulationListener listener) {
        return with(changed -> changed.listener = Optional.of(listener));
    }

    /**
     * How long one quench takes, all its stages together.
     *
     * @return simulated time
     */
    public Time duration() {
        return Time.ps(meltTime.ps() + liquidTime.ps() + quenchTime().ps());
    }

    private Time quenchTime() {
        return Time.ps(Math.abs(liquidTemperature - finalTemperature) / rate * 1e12);
    }

    /**
     * Does it, seed after seed; ends early where its thread is interrupted. A seed whose run is unstable is left out.
     *
     * @return what was finished
     */
    public MeltQuenchResult run() {
        Optional<Relaxation.Result> ideal = relaxedCrystal();
        if (ideal.map(Relaxation.Result::interrupted).orElse(false)) {
            return new MeltQuenchResult(
                    List.of(), Double.NaN, Optional.of(Stability.good(0, Time.ps(0))));
        }
        double reference =
                ideal.map(result -> result.enthalpy() / result.structure().size())
                        .orElse(Double.NaN);
        var samples = new ArrayList<MeltQuenchResult.Sample>();
        var progress = new ProtocolProgress(listener, Time.ps(seeds.size() * duration().ps()));
        Optional<Stability> unstable = Optional.empty();
        for (long seed : seeds) {
            Stages.Outcome outcome = stages(seed, progress).run(random(seed));
            if (outcome.isUnstable()) {
                unstable = unstable.or(outcome::stability);
                continue;
            }
            Optional<MeltQuenchResult.Sample> sample =
                    outcome.complete() ? relaxed(seed, outcome.last()) : Optional.empty();
            if (sample.isEmpty()) {
                progress.ended();
                return new MeltQuenchResult(
                        samples,
                        reference,
                        outcome.stability().or(() -> Optional.of(Stability.good(0, duration()))));
            }
            samples.add(sample.get());
        }
        progress.ended();
        return new MeltQuenchResult(samples, reference, unstable);
    }

    private Structure random(long seed) {
        double volume = 0;
        for (Element element : species) {
            double radius = element.covalentRadius();
            volume += volumePerAtom.orElse(PACKING * radius * radius * radius);
        }
        return RandomStart.of(species, volume, seed);
    }

    private Stages stages(long seed, ProtocolProgress progress) {
        var cold = Ramp.constant(pressure);
        var barostat = new Barostat.CellRescaling(cold, Time.ps(1), CellFreedom.ISOTROPIC);
        var coupling = Time.fs(100);
        var melt = new Thermostat.Langevin(Ramp.constant(meltTemperature), coupling);
        var liquid = new Thermostat.VelocityRescaling(Ramp.constant(liquidTemperature), coupling);
        var quench =
                new Thermostat.VelocityRescaling(
                        new Ramp(liquidTemperature, finalTemperature), coupling);
        return new Stages(folder.map(path -> path.resolve("seed-" + seed)), timestep, progress)
                .then("melt", start -> simulation(start, seed).nvt(melt), meltTime)
                .then(
                        "liquid",
                        start -> simulation(start, seed + 1).npt(liquid, barostat),
                        liquidTime)
                .then(
                        "quench",
                        start -> simulation(start, seed + 2).npt(quench, barostat),
                        quenchTime());
    }

    private Simulation simulation(Structure start, long seed) {
        return Simulation.of(dynamics, start).seed(seed);
    }

    /** Empty where it was interrupted. */
    private Optional<MeltQuenchResult.Sample> relaxed(long seed, Structure quenched) {
        Relaxation.Result result = relaxation(quenched).run();
        if (result.interrupted()) {
            return Optional.empty();
        }
        Structure structure = result.structure();
        folder.ifPresent(path ->
                ExtendedXyz.write(
                        path.resolve("seed-" + seed).resolve("relaxed.xyz"), List.of(structure)));
        return Optional.of(
                new MeltQuenchResult.Sample(
                        seed,
                        structure,
                        result.enthalpy() / structure.size(),
                        Coordination.of(structure, BondCutoff.of(bondLength)).shares(8)));
    }

    private Relaxation relaxation(Structure structure) {
        return Relaxation.of(exact, structure)
                .cell(CellFreedom.FLEXIBLE)
                .pressure(pressure)
                .fmax(5e-3);
    }

    private Optional<Relaxation.Result> relaxedCrystal() {
        Optional<Structure> given = crystal;
        if (given.isEmpty() && species.stream().allMatch(element -> element == Element.Si)) {
            given = Optional.of(Crystals.diamond(Element.Si, 5.43));
        }
        return given.map(structure -> relaxation(structure).run());
    }

    private static double positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InvalidInputException("the " + what + " must be above 0, found " + value);
        }
        return value;
    }

    private MeltQuench with(Consumer<MeltQuench> change) {
        var changed = new MeltQuench(dynamics, exact);
        changed.species = species;
        changed.volumePerAtom = volumePerAtom;
        changed.meltTemperature = meltTemperature;
        changed.meltTime = meltTime;
        changed.liquidTemperature = liquidTemperature;
        changed.liquidTime = liquidTime;
        changed.finalTemperature = finalTemperature;
        changed.rate = rate;
        changed.timestep = timestep;
        changed.pressure = pressure;
        changed.bondLength = bondLength;
        changed.crystal = crystal;
        changed.seeds = seeds;
        changed.folder = folder;
        changed.listener = listener;
        change.accept(changed);
        return changed;
    }
}
