package io.github.acetune.md;

import io.github.acetune.analysis.AngularDistribution;
import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.analysis.RadialDistribution;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Liquid and glass of one substance, to be compared by their distribution functions (Figure 7a and b of the paper): atoms at random
 * → hot → liquid, sampled → quench → glass, sampled; all at constant volume. A value like {@link Simulation}.
 *
 * <p>Without a word: 360 atoms of Sb2Te3 in 33.5 Å³ each, 5 % more than in the crystal, 5 ps at 2000 K, 20 ps
 * at 1000 K, a quench to 300 K at 10¹³ K/s, 20 ps at 300 K, steps of 2 fs, a frame every 0.1 ps. That the paper compares RDF and ADF
 * of liquid and amorphous Sb2Te3 is known; its sizes, temperatures and times were not at hand, and these are those commonly used
 * for phase-change materials.
 */
public final class DisorderedStructure {

    private final Calculator potential;
    private List<Element> species = telluride(360);
    private double volumePerAtom = 33.5;
    private double hotTemperature = 2000;
    private Time hotTime = Time.ps(5);
    private double liquidTemperature = 1000;
    private Time liquidTime = Time.ps(20);
    private double glassTemperature = 300;
    private Time glassTime = Time.ps(20);
    private double rate = 1e13;
    private Time timestep = Time.fs(2);
    private Time frames = Time.ps(0.1);
    private long seed = 1;
    private Optional<Path> folder = Optional.empty();
    private Optional<SimulationListener> listener = Optional.empty();

    /**
     * What was sampled.
     *
     * @param liquid frames in order of time, without the first fifth
     * @param glass the same of the glass; empty where it was not reached
     * @param last the last state
     * @param stability of the run that ended it
     * @param complete whether it was not cut short
     */
    public record Result(
            List<Structure> liquid,
            List<Structure> glass,
            Structure last,
            Stability stability,
            boolean complete) {
        /** Copies the lists. */
        public Result {
            liquid = List.copyOf(liquid);
            glass = List.copyOf(glass);
        }

        /**
         * Radial distribution functions with standard errors from blocks of frames.
         *
         * @param maximum largest distance, Å
         * @param binWidth Å
         * @return by phase, {@code liquid} and {@code amorphous} as far as they were reached
         */
        public Map<String, RadialDistribution> radial(double maximum, double binWidth) {
            return ofPhases(frames -> RadialDistribution.of(frames, maximum, binWidth));
        }

        /**
         * Bond angle distributions with standard errors from blocks of frames.
         *
         * @param cutoff what a bond is
         * @param binWidth degrees
         * @return by phase
         */
        public Map<String, AngularDistribution> angular(BondCutoff cutoff, double binWidth) {
            return ofPhases(frames -> AngularDistribution.of(frames, cutoff, binWidth));
        }

        /**
         * Coordination numbers of all frames.
         *
         * @param cutoff what a bond is
         * @return by phase
         */
        public Map<String, Coordination> coordination(BondCutoff cutoff) {
            return ofPhases(frames -> Coordination.of(frames, cutoff));
        }

        private <T> Map<String, T> ofPhases(Function<List<Structure>, T> analysis) {
            var results = new LinkedHashMap<String, T>();
            if (!liquid.isEmpty()) {
                results.put("liquid", analysis.apply(liquid));
            }
            if (!glass.isEmpty()) {
                results.put("amorphous", analysis.apply(glass));
            }
            return results;
        }
    }

    private DisorderedStructure(Calculator potential) {
        this.potential = potential;
    }

    /**
     * Liquid and glass of Sb2Te3, unless other atoms are given.
     *
     * @param potential what gives the forces
     * @return the protocol
     */
    public static DisorderedStructure of(Calculator potential) {
        return new DisorderedStructure(potential);
    }

    private static List<Element> telluride(int atoms) {
        var species = new ArrayList<>(Collections.nCopies(2 * atoms / 5, Element.Sb));
        species.addAll(Collections.nCopies(atoms - species.size(), Element.Te));
        return species;
    }

    /**
     * Which atoms, and how dense.
     *
     * @param species the elements, [nAtoms]
     * @param volumePerAtom Å³
     * @return a new protocol
     */
    public DisorderedStructure species(List<Element> species, double volumePerAtom) {
        if (species.isEmpty()) {
            throw new InvalidInputException("a liquid needs at least 1 atom, found none");
        }
        positive("volume", volumePerAtom);
        return with(changed -> {
            changed.species = List.copyOf(species);
            changed.volumePerAtom = volumePerAtom;
        });
    }

    /**
     * How many atoms of Sb2Te3, in the volume set before.
     *
     * @param atoms a multiple of five
     * @return a new protocol
     */
    public DisorderedStructure atoms(int atoms) {
        if (atoms <= 0 || atoms % 5 != 0) {
            throw new InvalidInputException("Sb2Te3 needs a multiple of 5 atoms, found " + atoms);
        }
        return with(changed -> changed.species = telluride(atoms));
    }

    /**
     * How the random start is forgotten.
     *
     * @param kelvin K
     * @param time how long
     * @return a new protocol
     */
    public DisorderedStructure hot(double kelvin, Time time) {
        positive("temperature", kelvin);
        return with(changed -> {
            changed.hotTemperature = kelvin;
            changed.hotTime = time;
        });
    }

    /**
     * The liquid.
     *
     * @param kelvin K
     * @param time how long; its first fifth is not sampled
     * @return a new protocol
     */
    public DisorderedStructure liquid(double kelvin, Time time) {
        positive("temperature", kelvin);
        return with(changed -> {
            changed.liquidTemperature = kelvin;
            changed.liquidTime = time;
        });
    }

    /**
     * The way to the glass.
     *
     * @param kelvinPerSecond rate, K/s
     * @return a new protocol
     */
    public DisorderedStructure quench(double kelvinPerSecond) {
        positive("quench rate", kelvinPerSecond);
        return with(changed -> changed.rate = kelvinPerSecond);
    }

    /**
     * The glass.
     *
     * @param kelvin K
     * @param time how long; its first fifth is not sampled
     * @return a new protocol
     */
    public DisorderedStructure glass(double kelvin, Time time) {
        positive("temperature", kelvin);
        return with(changed -> {
            changed.glassTemperature = kelvin;
            changed.glassTime = time;
        });
    }

    /**
     * The time step.
     *
     * @param step its length
     * @return a new protocol
     */
    public DisorderedStructure timestep(Time step) {
        return with(changed -> changed.timestep = step);
    }

    /**
     * How often frames are kept.
     *
     * @param time between two frames
     * @return a new protocol
     * @throws InvalidInputException where it is zero
     */
    public DisorderedStructure frames(Time time) {
        return with(changed -> changed.frames = time.positive("time between two frames"));
    }

    /**
     * Another series of random numbers.
     *
     * @param seed any number
     * @return a new protocol
     */
    public DisorderedStructure seed(long seed) {
        return with(changed -> changed.seed = seed);
    }

    /**
     * Keeps everything in files; what is finished there is not done again.
     *
     * @param folder where to
     * @return a new protocol
     */
    public DisorderedStructure into(Path folder) {
        return with(changed -> changed.folder = Optional.of(folder));
    }

    /**
     * Tells how it goes on.
     *
     * @param listener is told
     * @return a new protocol
     */
    public DisorderedStructure listener(SimulationListener listener) {
        return with(changed -> changed.listener = Optional.of(listener));
    }

    /**
     * How long it takes, all stages together.
     *
     * @return simulated time
     */
    public Time duration() {
        return Time.ps(hotTime.ps() + liquidTime.ps() + quenchTime().ps() + glassTime.ps());
    }

    private Time quenchTime() {
        return Time.ps(Math.abs(liquidTemperature - glassTemperature) / rate * 1e12);
    }

    /**
     * Does it; ends early where its thread is interrupted or a run is unstable.
     *
     * @return what was sampled
     */
    public Result run() {
        var down = new Ramp(liquidTemperature, glassTemperature);
        var progress = new ProtocolProgress(listener, duration());
        Stages stages =
                new Stages(folder, timestep, progress)
                        .then("hot", state -> simulation(state, 0, hotTemperature), hotTime)
                        .then(
                                "liquid",
                                state -> simulation(state, 1, liquidTemperature),
                                liquidTime)
                        .then("quench", state -> simulation(state, 2, down), quenchTime())
                        .then("glass", state -> simulation(state, 3, glassTemperature), glassTime);
        Stages.Outcome outcome =
                stages.run(RandomStart.of(species, volumePerAtom * species.size(), seed));
        progress.ended();
        return new Result(
                settled(stages.frames("liquid", outcome)),
                settled(stages.frames("glass", outcome)),
                outcome.last(),
                outcome.stability().orElseGet(() -> Stability.good(0, duration())),
                outcome.complete());
    }

    private static List<Structure> settled(List<Structure> frames) {
        return frames.subList(frames.size() / 5, frames.size());
    }

    private Simulation simulation(Structure state, int stage, double kelvin) {
        return simulation(state, stage, Ramp.constant(kelvin));
    }

    private Simulation simulation(Structure state, int stage, Ramp kelvin) {
        return Simulation.of(potential, state)
                .seed(4 * seed + stage)
                .nvt(new Thermostat.Langevin(kelvin, Time.fs(200)))
                .every(frames.steps(timestep));
    }

    private static void positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new InvalidInputException("the " + what + " must be above 0, found " + value);
        }
    }

    private DisorderedStructure with(Consumer<DisorderedStructure> change) {
        var changed = new DisorderedStructure(potential);
        changed.species = species;
        changed.volumePerAtom = volumePerAtom;
        changed.hotTemperature = hotTemperature;
        changed.hotTime = hotTime;
        changed.liquidTemperature = liquidTemperature;
        changed.liquidTime = liquidTime;
        changed.glassTemperature = glassTemperature;
        changed.glassTime = glassTime;
        changed.rate = rate;
        changed.timestep = timestep;
        changed.frames = frames;
        changed.seed = seed;
        changed.folder = folder;
        changed.listener = listener;
        change.accept(changed);
        return changed;
    }
}
