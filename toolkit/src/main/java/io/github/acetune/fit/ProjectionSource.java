package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The basis functions of all atoms, again and again: kept in memory where they fit, computed anew each time where they do not.
 */
final class ProjectionSource {
    private final TrainingSet data;
    private final List<List<AtomProjection>> kept;

    ProjectionSource(
            WorkerPool<ProjectionEngine> pool,
            TrainingSet data,
            AceBasis basis,
            List<FunctionProgram> programs) {
        this.data = data;
        double bytes = bytes(data, programs.stream().mapToInt(p -> p.functions().length).toArray());
        this.kept = new ArrayList<>();
        if (pool.memory().holdsKept(bytes)) {
            keep(pool);
        }
    }

    private ProjectionSource(TrainingSet data) {
        this.data = data;
        this.kept = List.of();
    }

    /** A source that keeps nothing. */
    static ProjectionSource recomputed(TrainingSet data) {
        return new ProjectionSource(data);
    }

    private static double bytes(TrainingSet data, int[] functions) {
        double numbers = 0;
        for (var structure : data.structures()) {
            var pairs = structure.pairs();
            for (int i = 0; i < pairs.atoms(); i++) {
                int neighbours = pairs.start()[i + 1] - pairs.start()[i];
                numbers +=
                        functions[pairs.species()[i]]
                                * (3.0 * (neighbours + 4 * functions.length) + 1);
            }
        }
        return 8 * numbers;
    }

    private void keep(WorkerPool<ProjectionEngine> pool) {
        for (int c = 0; c < data.chunks().size(); c++) {
            kept.add(new ArrayList<>());
        }
        pool.run(
                kept.size(),
                (engine, c) ->
                        engine.project(
                                data.chunks().get(c).pairs(),
                                atom -> kept.get(c).add(atom.snapshot())));
    }

    /** Whether the projections are in memory. */
    boolean isKept() {
        return !kept.isEmpty();
    }

    /**
     * Hands out the atoms of one chunk, always in the same order.
     *
     * @param engine the calling thread's engine
     * @param chunk index of the chunk
     * @param consumer receives each atom
     */
    void forEach(ProjectionEngine engine, int chunk, Consumer<AtomProjection> consumer) {
        if (isKept()) {
            kept.get(chunk).forEach(consumer);
        } else {
            engine.project(data.chunks().get(chunk).pairs(), consumer);
        }
    }
}
