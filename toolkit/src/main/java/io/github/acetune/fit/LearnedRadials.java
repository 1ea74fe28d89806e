package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.fit.LinearSystem.Reduction;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import io.github.acetune.fit.linear.ReducedSystem;
import io.github.acetune.fit.linear.RidgeSolver;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final TrainingSet learned;
    private final TrainingSet heldOut;
    private WorkerPool<ProjectionEngine> pool;
    private ParameterLayout layout;
    private RadialMetric metric;
    private double[] ridge;
    private double[] scale;

    /** Radial functions with the coefficients that belong to them. */
    @SuppressWarnings("ArrayRecordComponent") // package-internal
    private record Point(double[] x, double[] coefficients, LossParts loss, double value) {}

    /** Radial functions and their loss on the held-out structures. */
    private record Candidate(Point point, double heldOut) {}

    LearnedRadials(TrainingSet data, FitSpec spec, RadialLearning settings, FitCourse course) {
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
        this.learned = new TrainingSet(thinned(own, settings.mostAtoms()));
    }

    /** Structures at even distances, with about as many atoms as wanted. */
    private static List<TrainingStructure> thinned(List<TrainingStructure> all, int mostAtoms) {
        int atoms = all.stream().mapToInt(TrainingStructure::atoms).sum();
        if (atoms <= mostAtoms) {
            return all;
        }
        var some = new ArrayList<TrainingStructure>();
        double share = (double) mostAtoms / atoms;
        for (int s = 0; s < all.size(); s++) {
            if ((int) ((s + 1) * share) > (int) (s * share)) {
                some.add(all.get(s));
            }
        }
        return some;
    }

    /** The basis with the radial functions that do best on the held-out structures: those it has, or learned ones. */
    AceBasis learn(AceBasis given) {
        if (heldOut.structures().isEmpty()) {
            course.note("the radial functions were kept: too few structures to hold any out");
            return given;
        }
        course.beginMethod();
        var basis = linear(given);
        this.layout = new ParameterLayout(basis);
        this.metric = new RadialMetric(basis, layout, learned);
        this.scale = LinearFit.scale(basis);
        var programs = FunctionProgram.of(basis);
        try (var workers =
                new WorkerPool<>(spec.threads(), () -> new ProjectionEngine(basis, programs))) {
            this.pool = workers;
            this.ridge = ridge(basis);
            var start = solve(layout.join(new double[scale.length]));
            double before = heldOutLoss(basis, start);
            var best = new Candidate(start, before);
            for (double weight : settings.roughness()) {
                best = descend(basis, start, weight, best);
            }
            note(before, best.heldOut);
            course.addCpu(workers.cpuNanos());
            return withRadials(given, layout.basis(best.point.x));
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

    private static AceBasis linear(AceBasis basis) {
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

    /** The ridge of the linear fit, for the part of the data that is learned from. */
    private double[] ridge(AceBasis basis) {
        var system = new LinearSystem(pool, learned, basis, scale, Reduction.NORMAL_EQUATIONS);
        double[] stiffness = spec.prior().stiffness(basis);
        double strength = LinearFit.strength(spec, system, stiffness, learned.weightedRows());
        return Arrays.stream(stiffness).map(s -> strength * s).toArray();
    }

    private Point solve(double[] x) {
        var basis = layout.basis(x);
        var system = new LinearSystem(pool, learned, basis, scale, Reduction.NORMAL_EQUATIONS);
        var solver = new RidgeSolver(system.reduced(), ridge);
        double[] c = system.hasRows() ? solver.solve(0, system::dataGradient) : solver.solve(0);
        var loss =
                system.hasRows()
                        ? learned.dataLoss(system.residuals(c))
                        : new LossParts(0, system.reduced().squaredResidual(c), 0, 0, 0, 0);
        double square = 0;
        for (int v = 0; v < c.length; v++) {
            square += ridge[v] * c[v] * c[v];
        }
        double[] whole = x.clone();
        System.arraycopy(c, 0, whole, layout.radialSize(), c.length);
        return new Point(whole, c, loss, loss.total() + square);
    }

    private LossSettings plainLoss() {
        return spec.loss().withRegularisation(0, 0).withSmoothness(0, 0, 0);
    }

    private double heldOutLoss(AceBasis basis, Point point) {
        return new JointProblem(pool, heldOut, basis, plainLoss(), TrainableParameters.NONE)
                .parts(point.x)
                .total();
    }

    private Candidate descend(AceBasis basis, Point start, double weight, Candidate given) {
        double roughness = metric.roughness(start.x);
        double penalty = roughness > 0 ? weight * start.value / roughness : 0;
        var best = given;
        var current = start;
        double damping = FIRST_DAMPING;
        for (int k = 0; k < settings.iterations(); k++) {
            if (!course.step(
                    "radial functions",
                    current.loss,
                    layout.basis(current.x),
                    current.coefficients)) {
                break;
            }
            var model = model(basis, current, penalty);
            Point next = null;
            for (int tries = 0; tries < MOST_TRIES && next == null; tries++) {
                var tried = solve(stepped(model, current.x, damping));
                boolean lower = value(tried, penalty) < value(current, penalty);
                next = lower ? tried : null;
                damping = lower ? Math.max(SMALLEST_DAMPING, damping / 2) : 4 * damping;
            }
            if (next == null) {
                break;
            }
            current = next;
            double held = heldOutLoss(basis, current);
            best = held < best.heldOut ? new Candidate(current, held) : best;
        }
        return best;
    }

    private double value(Point point, double penalty) {
        return point.value + penalty * metric.roughness(point.x);
    }

    /** The Gauss–Newton model of the loss with ridge and roughness, in radial and function coefficients. */
    private ReducedSystem model(AceBasis basis, Point point, double penalty) {
        var problem = new JointProblem(pool, learned, basis, plainLoss(), TrainableParameters.ALL);
        var whole = problem.linearise(point.x);
        int radial = layout.radialSize();
        int n = radial + ridge.length;
        var gram = new double[n * n];
        double[] descent = Arrays.copyOf(whole.rightHandSide(), n);
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                gram[j * n + i] = whole.gram()[j * whole.columns() + i];
                gram[i * n + j] = gram[j * n + i];
            }
        }
        for (int v = 0; v < ridge.length; v++) {
            gram[(radial + v) * n + radial + v] += ridge[v];
            descent[radial + v] -= ridge[v] * point.coefficients[v];
        }
        metric.addRoughness(penalty, point.x, gram, descent);
        metric.removeSizes(point.x, gram, descent);
        return new ReducedSystem(n, gram, descent, whole.squaredNorm(), whole.rows());
    }

    private double[] stepped(ReducedSystem model, double[] x, double damping) {
        int n = model.columns();
        int radial = layout.radialSize();
        boolean[] free = layout.radialSpan(settings.span());
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
        metric.normalise(next, x);
        return next;
    }
}
