package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Numbers that each frame of a trajectory has by class, such as rings by their size: means over the frames, with standard errors
 * by {@link BlockAverage}.
 *
 * @param key what tells the classes apart
 * @param keys its value for each class
 * @param series one or more quantities of the classes
 */
public record FrameAverage(String key, List<Double> keys, List<Series> series) {
    /**
     * A quantity.
     *
     * @param name what it is
     * @param means of each class
     * @param errors standard errors of the means; not a number for a single frame
     */
    public record Series(String name, List<Double> means, List<Double> errors) {
        /** Copies the lists. */
        public Series {
            means = List.copyOf(means);
            errors = List.copyOf(errors);
        }

        /** From the numbers of each frame, in order of time. */
        static Series of(String name, List<double[]> frames) {
            if (frames.isEmpty()) {
                throw new InvalidInputException("an average over frames needs at least one frame");
            }
            List<Double> means = new ArrayList<>();
            List<Double> errors = new ArrayList<>();
            for (int k = 0; k < frames.getFirst().length; k++) {
                int index = k;
                var average =
                        BlockAverage.of(
                                frames.stream().mapToDouble(frame -> frame[index]).toArray());
                means.add(average.mean());
                errors.add(average.standardError());
            }
            return new Series(name, means, errors);
        }
    }

    /** Copies the lists. */
    public FrameAverage {
        keys = List.copyOf(keys);
        series = List.copyOf(series);
    }

    /**
     * The averages as a table.
     *
     * @return one row per class: its key, then the mean and the standard error of each quantity
     */
    public Table table() {
        Table table = Table.create("Average over frames", DoubleColumn.create(key, keys));
        for (Series each : series) {
            table.addColumns(
                    DoubleColumn.create(each.name(), each.means()),
                    DoubleColumn.create("error " + each.name(), each.errors()));
        }
        return table;
    }
}
