package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.fit.LinearSystem.Reduction;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.MatchingPursuit;
import java.util.Arrays;

/**
 * Takes the functions of a basis that explain the data best, by orthogonal matching pursuit under the prior of the fit, instead of
 * those of the lowest degree. A potential with several densities chooses as a linear one.
 *
 * <p>To tell which functions matter takes fewer data than to fit their coefficients: chunks at even distances are looked at, enough
 * for some equations per function.
 */
final class FunctionPursuit {
    /** Equations per function of the basis from which on more do not choose better. */
    private static final double ROWS_PER_FUNCTION = 12;

    private final TrainingSet data;
    private final FitSpec spec;
    private final FitCourse course;
    private final Memory memory;

    FunctionPursuit(TrainingSet data, FitSpec spec, FitCourse course, Memory memory) {
        this.data = data;
        this.spec = spec;
        this.course = course;
        this.memory = memory;
    }

    /**
     * The best functions, in their order.
     *
     * @param given all functions
     * @param most how many to take
     */
    AceBasis chosen(AceBasis given, int most) {
        int all = given.functions().size();
        if (all <= most) {
            return given;
        }
        var basis = LearnedRadials.linear(given);
        var programs = FunctionProgram.of(basis);
        try (var workers =
                new WorkerPool<>(
                        spec.threads(), memory, () -> new ProjectionEngine(basis, programs))) {
            workers.watch(course::waiting);
            var some =
                    new TrainingSet(
                            TrainingSet.thinned(
                                    data.structures(), ROWS_PER_FUNCTION * all / data.rows()));
            if (!workers.holdsMatrices(some, all)) {
                course.note(
                        "no functions were chosen: the matrices of all "
                                + all
                                + " do not fit into memory; a larger heap (-Xmx) has room for them");
                return given;
            }
            int[] order = order(workers, some, basis, most);
            course.addCpu(workers.cpuNanos());
            course.note(
                    "the best "
                            + most
                            + " of "
                            + all
                            + " functions were chosen by orthogonal matching pursuit");
            return new AceBasis(
                    given.elements(),
                    given.splineBinWidth(),
                    given.embeddings(),
                    given.bonds(),
                    Arrays.stream(order).sorted().mapToObj(given.functions()::get).toList());
        }
    }

    private int[] order(
            WorkerPool<ProjectionEngine> workers, TrainingSet some, AceBasis basis, int most) {
        var system =
                new LinearSystem(
                        workers, some, basis, LinearFit.scale(basis), Reduction.NORMAL_EQUATIONS);
        double[] stiffness = spec.prior().stiffness(basis);
        double strength = LinearFit.strength(spec, system, stiffness, some.weightedRows());
        double[] ridges = Arrays.stream(stiffness).map(s -> strength * s).toArray();
        return MatchingPursuit.order(system.reduced(), ridges, most);
    }
}
