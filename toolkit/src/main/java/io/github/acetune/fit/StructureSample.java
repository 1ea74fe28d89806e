package io.github.acetune.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some structures that stand for all of a training set. They are taken from structures of like composition at even distances, and
 * each counts for those that it stands for, so that rare structures are all there.
 */
final class StructureSample {
    /** At most, one of so many is taken. */
    private static final int SPARSEST = 3;

    /** Rows of the sample for each column of a Jacobian, at least: its matrix is then known well enough for a step. */
    private static final int ROWS_PER_COLUMN = 20;

    private static final int FEWEST_STRUCTURES = 64;
    private static final int FEWEST_OF_A_KIND = 8;

    private StructureSample() {}

    /**
     * Samples.
     *
     * @param all to take from
     * @param columns of the Jacobian that is to be made
     * @return with larger weights; empty where all are needed
     */
    static Optional<TrainingSet> of(TrainingSet all, int columns) {
        long byRows = all.rows() / ((long) ROWS_PER_COLUMN * columns);
        long byStructures = all.structures().size() / FEWEST_STRUCTURES;
        int every = (int) Math.min(SPARSEST, Math.min(byRows, byStructures));
        return every < 2
                ? Optional.empty()
                : Optional.of(new TrainingSet(sampled(all.structures(), every)));
    }

    private static List<TrainingStructure> sampled(List<TrainingStructure> all, int every) {
        Map<Map<Integer, Integer>, List<TrainingStructure>> kinds = new LinkedHashMap<>();
        for (var structure : all) {
            kinds.computeIfAbsent(composition(structure), _ -> new ArrayList<>()).add(structure);
        }
        var sample = new ArrayList<TrainingStructure>();
        for (var kind : kinds.values()) {
            int size = kind.size();
            int count = Math.max(Math.min(size, FEWEST_OF_A_KIND), (size + every - 1) / every);
            for (int k = 0; k < count; k++) {
                var one = kind.get((2 * k + 1) * size / (2 * count));
                sample.add(one.weighted((double) size / count));
            }
        }
        return sample;
    }

    /** How many atoms of each element there are. */
    private static Map<Integer, Integer> composition(TrainingStructure structure) {
        var counts = new LinkedHashMap<Integer, Integer>();
        Arrays.stream(structure.pairs().species())
                .forEach(element -> counts.merge(element, 1, Integer::sum));
        return counts;
    }
}
