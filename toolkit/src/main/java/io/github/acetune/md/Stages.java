package io.github.acetune.md;

import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs that follow each other, each from the last state of the one before. In a folder every stage has a folder of its own:
 * finished stages are not run again, and one that was cut off is taken up; those of other settings or of another potential are
 * refused.
 */
final class Stages {
    private final Optional<Path> folder;
    private final Time timestep;
    private final ProtocolProgress progress;
    private final List<Stage> stages = new ArrayList<>();

    /** Makes the simulation of a stage from the state it begins with. */
    @FunctionalInterface
    interface Plan {
        Simulation of(Structure start);
    }

    private record Stage(String name, Plan plan, Time duration) {}

    /**
     * What all stages left.
     *
     * @param last the last state reached
     * @param runs by the name of the stage, those that were run or taken up now
     * @param stability of the last run
     * @param complete whether all stages finished
     */
    record Outcome(
            Structure last,
            Map<String, Trajectory> runs,
            Optional<Stability> stability,
            boolean complete) {
        /** Whether a run left physics; what is neither this nor complete was interrupted. */
        boolean isUnstable() {
            return !complete && !stability.map(Stability::stable).orElse(true);
        }
    }

    Stages(Optional<Path> folder, Time timestep, ProtocolProgress progress) {
        this.folder = folder;
        this.timestep = timestep;
        this.progress = progress;
    }

    Stages then(String name, Plan plan, Time duration) {
        stages.add(new Stage(name, plan, duration));
        return this;
    }

    Outcome run(Structure start) {
        Structure state = start;
        var runs = new LinkedHashMap<String, Trajectory>();
        Optional<Stability> stability = Optional.empty();
        for (Stage stage : stages) {
            Simulation simulation = simulation(stage, state);
            Optional<Structure> finished = simulation.finished(stage.duration());
            if (finished.isPresent()) {
                state = finished.get();
                progress.passed(stage.duration(), timestep);
                continue;
            }
            Trajectory run = simulation.run(stage.duration());
            runs.put(stage.name(), run);
            state = run.last();
            stability = Optional.of(run.stability());
            progress.passed(stage.duration(), timestep);
            if (run.end() != Trajectory.End.FINISHED) {
                return new Outcome(state, runs, stability, false);
            }
        }
        return new Outcome(state, runs, stability, true);
    }

    /** The frames of a stage, whether it was run now or before. */
    List<Structure> frames(String stage, Outcome outcome) {
        Trajectory run = outcome.runs().get(stage);
        if (run != null) {
            return run.frames();
        }
        return folder.map(path -> path.resolve(stage))
                .map(path -> path.resolve(TrajectoryFormat.EXTENDED_XYZ.fileName()))
                .filter(Files::exists)
                .map(ExtendedXyz::read)
                .orElse(List.of());
    }

    /** When in its stage a frame was. */
    static double picoseconds(Structure frame) {
        return Double.parseDouble(frame.info("time_fs").orElse("0")) / 1000;
    }

    private Simulation simulation(Stage stage, Structure state) {
        Simulation simulation =
                stage.plan().of(state).timestep(timestep).listener(progress.of(stage.duration()));
        return folder.isEmpty()
                ? simulation
                : simulation.into(folder.get().resolve(stage.name())).resume();
    }
}
