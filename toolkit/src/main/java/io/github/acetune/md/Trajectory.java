package io.github.acetune.md;

import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/** What a run left behind. */
public final class Trajectory {
    /** How a run ended. */
    public enum End {
        /** All steps were done. */
        FINISHED,

        /** The thread was interrupted. */
        INTERRUPTED,

        /** A guard stopped it. */
        UNSTABLE
    }

    private final End end;
    private final Stability stability;
    private final List<LogRow> rows;
    private final List<Structure> frames;
    private final Structure last;
    private final Path folder;
    private final double nanosecondsPerDay;

    Trajectory(
            End end,
            Stability stability,
            List<LogRow> rows,
            List<Structure> frames,
            Structure last,
            Path folder,
            double nanosecondsPerDay) {
        this.end = end;
        this.stability = stability;
        this.rows = List.copyOf(rows);
        this.frames = List.copyOf(frames);
        this.last = last;
        this.folder = folder;
        this.nanosecondsPerDay = nanosecondsPerDay;
    }

    /**
     * How the run ended.
     *
     * @return finished, interrupted or unstable
     */
    public End end() {
        return end;
    }

    /**
     * Whether the run stayed within physics.
     *
     * @return the result of its guards
     */
    public Stability stability() {
        return stability;
    }

    /**
     * The log.
     *
     * @return its rows in order
     */
    public List<LogRow> rows() {
        return rows;
    }

    /**
     * The log as a table with the columns of {@code log.csv}.
     *
     * @return a new table
     */
    public Table log() {
        var table = Table.create("molecular dynamics");
        table.addColumns(
                LongColumn.create(
                        LogRow.COLUMNS.getFirst(),
                        rows.stream().mapToLong(LogRow::step).toArray()));
        for (int column = 1; column < LogRow.COLUMNS.size(); column++) {
            int index = column - 1;
            table.addColumns(
                    DoubleColumn.create(
                            LogRow.COLUMNS.get(column),
                            rows.stream().mapToDouble(row -> row.values().get(index)).toArray()));
        }
        return table;
    }

    /**
     * The frames, step 0 first: unwrapped positions, the column {@code velocities} (Å/ps), energy, forces and virial as labels.
     *
     * @return from memory, or read from the run's folder where it wrote to one in extended XYZ; empty where it wrote another
     *     format only
     */
    public List<Structure> frames() {
        if (folder == null) {
            return frames;
        }
        for (var format :
                List.of(TrajectoryFormat.EXTENDED_XYZ, TrajectoryFormat.EXTENDED_XYZ_GZIP)) {
            Path file = folder.resolve(format.fileName());
            if (Files.exists(file)) {
                return ExtendedXyz.read(file);
            }
        }
        return List.of();
    }

    /**
     * The last state, with velocities: another run may start from it.
     *
     * @return the structure; of an unstable run the last good one
     */
    public Structure last() {
        return last;
    }

    /**
     * The folder of the run.
     *
     * @return empty where it was kept in memory
     */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /**
     * The pace of this run.
     *
     * @return simulated nanoseconds per day, 0 where no step was done
     */
    public double nanosecondsPerDay() {
        return nanosecondsPerDay;
    }

    /**
     * How well the run conserves its energy.
     *
     * @return the drift of the log's {@code conserved_eV}; empty where the log has fewer than three rows
     */
    public Optional<EnergyDrift> drift() {
        return EnergyDrift.of(rows, last.size());
    }

    @Override
    public String toString() {
        long steps = rows.isEmpty() ? 0 : rows.getLast().step();
        return "trajectory of "
                + last.size()
                + " atoms, "
                + steps
                + " steps, "
                + end.name().toLowerCase(java.util.Locale.ROOT)
                + ", "
                + stability.line();
    }
}
