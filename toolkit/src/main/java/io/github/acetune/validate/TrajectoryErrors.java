package io.github.acetune.validate;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Errors of several potentials along a labelled trajectory that passes several phases (Figures 4 and 6 of D. F. Thomas du Toit et al.,
 * J. Chem. Theory Comput. 2024, 20, 10103).
 *
 * @param name of the trajectory
 * @param frames in the order of time, with reference energies and forces
 * @param times of the frames: ps, or the number of the frame where they have none
 * @param timed whether times are in ps
 * @param phases of the frames, such as {@code "liquid"}
 * @param errors by the name of the potential
 */
public record TrajectoryErrors(
        String name,
        List<Structure> frames,
        List<Double> times,
        boolean timed,
        List<String> phases,
        Map<String, Errors> errors) {
    private static final String TIME = "time_ps";
    private static final List<String> PHASE = List.of("stage", "phase");

    /**
     * Errors of one potential, one number per frame.
     *
     * @param energy predicted less reference energy, eV/atom
     * @param force root mean square error of the force components, eV/Å
     * @param shifted whether a constant for each element was taken off the energies, because the potential counts them from other
     *     free atoms than the trajectory
     */
    public record Errors(List<Double> energy, List<Double> force, boolean shifted) {
        /** Copies the lists. */
        public Errors {
            energy = List.copyOf(energy);
            force = List.copyOf(force);
        }
    }

    /** Copies what can change. */
    public TrajectoryErrors {
        frames = List.copyOf(frames);
        times = List.copyOf(times);
        phases = List.copyOf(phases);
        errors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /**
     * Judges potentials. Frames are sorted by their info {@code time_ps} where all have it; phases are their info {@code stage} or
     * {@code phase}, else the configuration type.
     *
     * @param potentials by name
     * @param trajectory labelled with energies and forces
     * @return the errors
     * @throws InvalidInputException where labels are missing or a potential cannot treat a frame
     */
    public static TrajectoryErrors of(
            Map<String, ? extends Calculator> potentials, Dataset trajectory) {
        trajectory.requireEnergies().requireForces();
        if (trajectory.size() == 0) {
            throw new InvalidInputException(trajectory.name() + ": holds no frames");
        }
        boolean timed =
                trajectory.structures().stream().allMatch(frame -> frame.info(TIME).isPresent());
        List<Structure> frames = new ArrayList<>(trajectory.structures());
        if (timed) {
            frames.sort(Comparator.comparingDouble(TrajectoryErrors::time));
        }
        List<Double> times = new ArrayList<>();
        for (int k = 0; k < frames.size(); k++) {
            times.add(timed ? time(frames.get(k)) : k + 1.0);
        }
        Map<String, Errors> errors = new LinkedHashMap<>();
        potentials.forEach((name, potential) ->
                errors.put(
                        name,
                        errors(Predictions.of(potential, Dataset.of(trajectory.name(), frames)))));
        return new TrajectoryErrors(
                trajectory.name(),
                frames,
                times,
                timed,
                frames.stream().map(TrajectoryErrors::phase).toList(),
                errors);
    }

    /**
     * Whether every frame of some data has a time.
     *
     * @param data any structures
     * @return true for what this class can put in order
     */
    public static boolean isTrajectory(Dataset data) {
        return data.size() > 1
                && data.structures().stream().allMatch(frame -> frame.info(TIME).isPresent());
    }

    /**
     * The errors of one potential only.
     *
     * @param potential its name
     * @return a changed copy
     */
    public TrajectoryErrors only(String potential) {
        return new TrajectoryErrors(
                name, frames, times, timed, phases, Map.of(potential, errors.get(potential)));
    }

    private static double time(Structure frame) {
        String text = frame.info(TIME).orElseThrow();
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    frame.describe() + ": " + TIME + ": expected a number, found " + text, e);
        }
    }

    private static String phase(Structure frame) {
        return PHASE.stream()
                .flatMap(key -> frame.info(key).stream())
                .findFirst()
                .orElse(frame.configType());
    }

    private static Errors errors(Predictions raw) {
        boolean shifted = EnergyZero.differs(raw);
        Predictions predictions = shifted ? EnergyZero.aligned(raw) : raw;
        List<Double> energy = new ArrayList<>();
        List<Double> force = new ArrayList<>();
        for (int k = 0; k < predictions.size(); k++) {
            Structure frame = predictions.dataset().structures().get(k);
            Calculator.Results results = predictions.results(k);
            energy.add((results.energy() - frame.labels().energy().orElseThrow()) / frame.size());
            double[] reference = frame.labels().forces().orElseThrow();
            double squares = 0;
            for (int x = 0; x < reference.length; x++) {
                double difference = results.forces()[x] - reference[x];
                squares += difference * difference;
            }
            force.add(Math.sqrt(squares / reference.length));
        }
        return new Errors(energy, force, shifted);
    }

    /**
     * A part of the trajectory in one phase.
     *
     * @param phase its name
     * @param first number of its first frame, from 0
     * @param last number of its last frame
     */
    public record Stretch(String phase, int first, int last) {}

    /**
     * The trajectory in stretches of one phase each.
     *
     * @return in order
     */
    public List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        for (int k = 1; k <= phases.size(); k++) {
            if (k == phases.size() || !phases.get(k).equals(phases.get(first))) {
                stretches.add(new Stretch(phases.get(first), first, k - 1));
                first = k;
            }
        }
        return stretches;
    }

    /**
     * Root mean square errors of each potential in each phase.
     *
     * @return columns potential, phase, frames, energy RMSE (meV/atom), force RMSE (meV/Å)
     */
    public Table table() {
        Table table =
                Table.create(
                        "Errors along " + name,
                        StringColumn.create("potential"),
                        StringColumn.create("phase"),
                        IntColumn.create("frames"),
                        DoubleColumn.create("energy RMSE (meV/atom)"),
                        DoubleColumn.create("force RMSE (meV/Å)"));
        errors.forEach((potential, values) -> {
            for (String phase : phases.stream().distinct().toList()) {
                table.stringColumn(0).append(potential);
                table.stringColumn(1).append(phase);
                table.intColumn(2).append((int) phases.stream().filter(phase::equals).count());
                table.doubleColumn(3).append(1000 * rms(values.energy(), phase));
                table.doubleColumn(4).append(1000 * rmsForce(values.force(), phase));
            }
        });
        return table;
    }

    private double rms(List<Double> values, String phase) {
        double squares = 0;
        int count = 0;
        for (int k = 0; k < values.size(); k++) {
            if (phases.get(k).equals(phase)) {
                squares += values.get(k) * values.get(k);
                count++;
            }
        }
        return Math.sqrt(squares / count);
    }

    /** Every force component of the phase counts once. */
    private double rmsForce(List<Double> values, String phase) {
        double squares = 0;
        int atoms = 0;
        for (int k = 0; k < values.size(); k++) {
            if (phases.get(k).equals(phase)) {
                squares += frames.get(k).size() * values.get(k) * values.get(k);
                atoms += frames.get(k).size();
            }
        }
        return Math.sqrt(squares / atoms);
    }
}
