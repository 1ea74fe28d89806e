package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.fit.ProjectedLoss.Point;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.linear.RidgeSolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Learns radial functions by variable projection (G. H. Golub, V. Pereyra, SIAM J. Numer. Anal. 10, 413 (1973)): for given radial
 * functions the coefficients are the solution of a ridge problem, so that the loss is a function of the radial coefficients alone. It
 * is lowered by Gauss–Newton steps with damping, in which the coefficients take part undamped.
 *
 * <p>The radial functions keep their size under the density of pair distances, which would otherwise trade against the ridge, and
 * are held smooth by a roughness penalty. Structures that are held out decide which step, which weight of the penalty, and whether
 * anything at all is kept. A potential with several densities learns its radial functions as a linear one.
 */
final class LearnedRadials {
    private static final double FIRST_DAMPING = 0.03;
    private static final double SMALLEST_DAMPING = 1e-6;
    private static final int MOST_TRIES = 5;

    /** Damping of a coefficient that is not to move. */
    private static final double HELD = 1e30;

    private final FitSpec spec;
    private final RadialLearning settings;
    private final FitCourse course;
    private final Memory memory;
    private final TrainingSet learned;
    private final TrainingSet heldOut;
    private ProjectedLoss loss;
    private JointProblem heldOutLoss;

    /** Radial functions and their loss on the held-out structures. */
    private record Candidate(Point point, double heldOut) {}

    LearnedRadials(
            TrainingSet data,
            FitSpec spec,
            RadialLearning settings,
            FitCourse course,
            Memory memory) {
        this.memory = memory;
        this.spec = spec;
        this.settings = settings;
        this.course = course;
        var own = new ArrayList<TrainingStructure>();
        var held = new ArrayList<TrainingStructure>();
        int every = settings.heldOutEvery();
        for (int s = 0; s < data.structures().size(); s++) {
            (s % every == every - 1 ? held : own).add(data.structures().get(s));
        }
        this.heldOut = new TrainingSet(held);
        int atoms = own.stream().mapToInt(TrainingStructure::atoms).sum();
        this.learned =
                new TrainingSet(TrainingSet.thinned(own, (double) settings.mostAtoms() / atoms));
    }

    /** The basis with the radial functions that do best on the held-out structures: those it has, or learned ones. */
    AceBasis learn(AceBasis given) {
        if (heldOut.structures().isEmpty()) {
            course.note("the radial functions were kept: too few structures to hold any out");
            return given;
        }
        course.beginMethod();
        var basis = linear(given);
        var layout = new ParameterLayout(basis);
        var programs = FunctionProgram.of(basis);
        try (var workers =
                new WorkerPool<>(
                        spec.threads(), memory, () -> new ProjectionEngine(basis, programs))) {
            workers.watch(course::waiting);
            if (!workers.holdsMatrices(learned, layout.radialSize() + basis.coefficientCount())) {
                course.note(
                        "the radial functions were kept: the matrices to learn others do not fit into memory; a larger heap"
                                + " (-Xmx) has room for them");
                return given;
            }
            this.loss = new ProjectedLoss(workers, learned, spec, basis);
            this.heldOutLoss =
                    new JointProblem(
                            workers,
                            heldOut,
                            basis,
                            ProjectedLoss.plain(spec),
                            TrainableParameters.NONE);
            var start = loss.start();
            double before = heldOutLoss.value(start.x());
            var best = new Candidate(start, before);
            for (double weight : settings.roughness()) {
                best = descend(start, weight, best);
            }
            note(before, best.heldOut);
            course.addCpu(workers.cpuNanos());
            return withRadials(given, layout.basis(best.point.x()));
        }
    }

    private void note(double before, double after) {
        course.note(
                after < before
                        ? String.format(
                                Locale.ROOT,
                                "learned radial functions lowered the loss on held-out structures from %.4g to %.4g",
                                before,
                                after)
                        : "learned radial functions did no better on held-out structures: the initial ones were kept");
    }

    /** The same functions in one density of exponent 1. */
    static AceBasis linear(AceBasis basis) {
        List<Embedding> embeddings =
                Collections.nCopies(basis.elements().size(), Embeddings.linear());
        return new AceBasis(
                basis.elements(),
                basis.splineBinWidth(),
                embeddings,
                basis.bonds(),
                basis.functions());
    }

    private static AceBasis withRadials(AceBasis basis, AceBasis radials) {
        return new AceBasis(
                basis.elements(),
                basis.splineBinWidth(),
                basis.embeddings(),
                radials.bonds(),
                basis.functions());
    }

    private Candidate descend(Point start, double weight, Candidate given) {
        double roughness = loss.roughness(start);
        double penalty = roughness > 0 ? weight * start.value() / roughness : 0;
        var best = given;
        var current = start;
        double damping = FIRST_DAMPING;
        for (int k = 0; k < settings.iterations(); k++) {
            if (!course.step(
                    "radial functions",
                    current.loss(),
                    loss.layout().basis(current.x()),
                    current.coefficients())) {
                break;
            }
            var model = loss.model(current, penalty);
            Point next = null;
            for (int tries = 0; tries < MOST_TRIES && next == null; tries++) {
                var tried = loss.moved(stepped(model, current.x(), damping), current.x());
                boolean lower = loss.value(tried, penalty) < loss.value(current, penalty);
                next = lower ? tried : null;
                damping = lower ? Math.max(SMALLEST_DAMPING, damping / 2) : 4 * damping;
            }
            if (next == null) {
                break;
            }
            current = next;
            double held = heldOutLoss.value(current.x());
            best = held < best.heldOut ? new Candidate(current, held) : best;
        }
        return best;
    }

    private double[] stepped(ReducedSystem model, double[] x, double damping) {
        int n = model.columns();
        int radial = loss.layout().radialSize();
        boolean[] free = loss.layout().radialSpan(settings.span());
        var damped = new double[n];
        for (int k = 0; k < radial; k++) {
            double diagonal = model.gram()[k * n + k];
            damped[k] = free[k] && diagonal > 0 ? damping * diagonal : HELD;
        }
        double[] step = new RidgeSolver(model, damped).solve(0);
        double[] next = x.clone();
        for (int k = 0; k < radial; k++) {
            next[k] += step[k];
        }
        return next;
    }
}
