package io.github.acetune.md;

import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;

/** Where rows, frames and checkpoints of a run go. */
interface Recorder extends AutoCloseable {
    /** Takes the state of a checkpoint into the dynamics, where there is one to go on from. */
    boolean takeUp(Dynamics dynamics, String identity);

    void row(LogRow row);

    void frame(Structure frame, long step);

    /** Makes everything up to now safe. */
    void save(Dynamics dynamics, String identity);

    /** The run is over. */
    void finish(Structure last, Stability stability);

    List<LogRow> rows();

    List<Structure> frames();

    @Override
    void close();

    static Recorder of(SimulationPlan plan) {
        return plan.folder.isPresent()
                ? RunFolder.open(plan.folder.get(), plan.formats, plan.resume)
                : new Memory();
    }

    /** Keeps everything in memory. */
    final class Memory implements Recorder {
        private final List<LogRow> rows = new ArrayList<>();
        private final List<Structure> frames = new ArrayList<>();

        @Override
        public boolean takeUp(Dynamics dynamics, String identity) {
            return false;
        }

        @Override
        public void row(LogRow row) {
            rows.add(row);
        }

        @Override
        public void frame(Structure frame, long step) {
            frames.add(frame);
        }

        @Override
        public void save(Dynamics dynamics, String identity) {}

        @Override
        public void finish(Structure last, Stability stability) {}

        @Override
        public List<LogRow> rows() {
            return rows;
        }

        @Override
        public List<Structure> frames() {
            return frames;
        }

        @Override
        public void close() {}
    }
}
