package io.github.acetune.md;

import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Growth from a frozen crystalline template (Figure 7c of the paper): part of a crystal is held, the rest is molten above it and
 * then kept at the temperature of growth. A value like {@link Simulation}.
 *
 * <p>Without a word: the lowest fifth of the cell along its third vector is the template, 10 ps at 1200 K, 500 ps at 600 K, steps
 * of 2 fs, a frame every 5 ps. The figure's idea is the paper's; its temperatures and times were not at hand, and these melt and
 * crystallise Sb2Te3 with the paper's potential.
 */
public final class TemplatedCrystallisation {
    private final Calculator potential;
    private final Structure crystal;
    private Optional<Structure> reference = Optional.empty();
    private double templateShare = 0.2;
    private double meltTemperature = 1200;
    private Time meltTime = Time.ps(10);
    private double growthTemperature = 600;
    private Time growthTime = Time.ps(500);
    private Time timestep = Time.fs(2);
    private Time frames = Time.ps(5);
    private long seed = 1;
    private Optional<Path> folder = Optional.empty();
    private Optional<SimulationListener> listener = Optional.empty();

    /**
     * What the growth gave.
     *
     * @param template indices of the frozen atoms, from 0
     * @param frames of the growth, in time
     * @param crystallinity of every atom of every frame; empty where no frame was reached
     * @param last the last state
     * @param stability of the run that ended it
     * @param complete whether it was not cut short
     */
    public record Result(
            List<Integer> template,
            List<Structure> frames,
            Optional<Crystallinity> crystallinity,
            Structure last,
            Stability stability,
            boolean complete) {
        /** Copies the lists. */
        public Result {
            template = List.copyOf(template);
            frames = List.copyOf(frames);
        }

        /**
         * The times of the frames.
         *
         * @return new array, ps, from the start of the growth
         */
        public double[] times() {
            return frames.stream().mapToDouble(Stages::picoseconds).toArray();
        }

        /**
         * How the crystal grows.
         *
         * @return one row per frame: time, mean crystallinity and share of crystalline atoms among those that are not held
         */
        public Table table() {
            var time = DoubleColumn.create("time_ps", times());
            return crystallinity
                    .map(all -> all.without(template).table())
                    .map(table ->
                            Table.create(
                                    "growth",
                                    time,
                                    table.column("mean_crystallinity"),
                                    table.column("crystalline_share")))
                    .orElseGet(() -> Table.create("growth", time));
        }
    }

    private TemplatedCrystallisation(Calculator potential, Structure crystal) {
        this.potential = potential;
        this.crystal = crystal;
    }

    /**
     * Growth of a crystal.
     *
     * @param potential what gives the forces
     * @param crystal the whole cell as a crystal
     * @return the protocol
     */
    public static TemplatedCrystallisation of(Calculator potential, Structure crystal) {
        return new TemplatedCrystallisation(potential, crystal);
    }

    /**
     * The size of the template.
     *
     * @param share part of the cell along its third vector, between 0 and 1
     * @return a new protocol
     */
    public TemplatedCrystallisation template(double share) {
        if (!(share > 0 && share < 1)) {
            throw new InvalidInputException(
                    "the template is a part of the cell between 0 and 1, found " + share);
        }
        return with(changed -> changed.templateShare = share);
    }

    /**
     * The crystal with whose sites each atom's surroundings are compared.
     *
     * @param ideal the crystal at rest, its primitive cell for example; the whole cell that was given if never said, which takes
     *     long where each of its sites is different, as with vacancies at random
     * @return a new protocol
     */
    public TemplatedCrystallisation reference(Structure ideal) {
        return with(changed -> changed.reference = Optional.of(ideal));
    }

    /**
     * How the rest is molten.
     *
     * @param kelvin K
     * @param time how long
     * @return a new protocol
     */
    public TemplatedCrystallisation melt(double kelvin, Time time) {
        return with(changed -> {
            changed.meltTemperature = kelvin;
            changed.meltTime = time;
        });
    }

    /**
     * How it grows.
     *
     * @param kelvin K
     * @param time how long
     * @return a new protocol
     */
    public TemplatedCrystallisation growth(double kelvin, Time time) {
        return with(changed -> {
            changed.growthTemperature = kelvin;
            changed.growthTime = time;
        });
    }

    /**
     * The time step.
     *
     * @param step its length
     * @return a new protocol
     */
    public TemplatedCrystallisation timestep(Time step) {
        return with(changed -> changed.timestep = step);
    }

    /**
     * How often frames are kept.
     *
     * @param time between two frames
     * @return a new protocol
     * @throws InvalidInputException where it is zero
     */
    public TemplatedCrystallisation frames(Time time) {
        return with(changed -> changed.frames = time.positive("time between two frames"));
    }

    /**
     * Another series of random numbers.
     *
     * @param seed any number
     * @return a new protocol
     */
    public TemplatedCrystallisation seed(long seed) {
        return with(changed -> changed.seed = seed);
    }

    /**
     * Keeps everything in files; what is finished there is not done again.
     *
     * @param folder where to
     * @return a new protocol
     */
    public TemplatedCrystallisation into(Path folder) {
        return with(changed -> changed.folder = Optional.of(folder));
    }

    /**
     * Tells how it goes on.
     *
     * @param listener is told
     * @return a new protocol
     */
    public TemplatedCrystallisation listener(SimulationListener listener) {
        return with(changed -> changed.listener = Optional.of(listener));
    }

    /**
     * Does it.
     *
     * @return what grew
     */
    public Result run() {
        int[] template = templateAtoms();
        var hot = new Thermostat.Langevin(Ramp.constant(meltTemperature), Time.fs(100));
        var warm = new Thermostat.Langevin(Ramp.constant(growthTemperature), Time.fs(100));
        var progress = new ProtocolProgress(listener, duration());
        Stages stages =
                new Stages(folder, timestep, progress)
                        .then("melt", state -> simulation(state, seed, template).nvt(hot), meltTime)
                        .then(
                                "growth",
                                state -> simulation(state, seed + 1, template).nvt(warm),
                                growthTime);
        Stages.Outcome outcome = stages.run(crystal);
        progress.ended();
        List<Structure> grown = stages.frames("growth", outcome);
        return new Result(
                IntStream.of(template).boxed().toList(),
                grown,
                grown.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Crystallinity.of(grown, reference.orElse(crystal))),
                outcome.last(),
                outcome.stability().orElseGet(() -> Stability.good(0, duration())),
                outcome.complete());
    }

    /**
     * How long it takes.
     *
     * @return simulated time
     */
    public Time duration() {
        return Time.ps(meltTime.ps() + growthTime.ps());
    }

    private int[] templateAtoms() {
        double[] fractions = crystal.cell().fractional(crystal.positions());
        int[] atoms =
                IntStream.range(0, crystal.size())
                        .filter(atom -> {
                            double height = fractions[3 * atom + 2];
                            return height - Math.floor(height) < templateShare;
                        })
                        .toArray();
        if (atoms.length == 0) {
            throw new InvalidInputException(
                    "no atom lies in the lowest "
                            + templateShare
                            + " of the cell; enlarge the template");
        }
        return atoms;
    }

    private Simulation simulation(Structure state, long number, int... template) {
        return Simulation.of(potential, state)
                .seed(number)
                .freeze(template)
                .every(frames.steps(timestep));
    }

    private TemplatedCrystallisation with(Consumer<TemplatedCrystallisation> change) {
        var changed = new TemplatedCrystallisation(potential, crystal);
        changed.reference = reference;
        changed.templateShare = templateShare;
        changed.meltTemperature = meltTemperature;
        changed.meltTime = meltTime;
        changed.growthTemperature = growthTemperature;
        changed.growthTime = growthTime;
        changed.timestep = timestep;
        changed.frames = frames;
        changed.seed = seed;
        changed.folder = folder;
        changed.listener = listener;
        change.accept(changed);
        return changed;
    }
}
