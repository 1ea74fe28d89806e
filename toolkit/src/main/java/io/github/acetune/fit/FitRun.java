package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.fit.CoefficientFit.Outcome;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** One fit from prepared data to a result: cycles of coefficient fits, then radial functions and embeddings. */
final class FitRun {
    private final Dataset train;
    private final Optional<Dataset> validation;
    private final ReferenceEnergies references;
    private final FitCourse course;
    private final SharedWork shared;
    private final OtherSizes sizes;
    private final Memory memory;

    /**
     * Prepares.
     *
     * @param shared with other fits
     * @param sizes that are fitted too
     * @param memory that the fit may take
     */
    FitRun(
            Dataset train,
            Optional<Dataset> validation,
            ReferenceEnergies references,
            FitCourse course,
            SharedWork shared,
            OtherSizes sizes,
            Memory memory) {
        this.shared = shared;
        this.sizes = sizes;
        this.memory = memory;
        this.train = train;
        this.validation = validation;
        this.references = references;
        this.course = course;
    }

    FitResult run(AceBasis given, Optional<double[]> start, FitSpec settings) {
        AceBasis basis = withRepulsion(given, settings);
        var builder =
                new TrainingSetBuilder(
                        basis.elements(),
                        basis.cutoff(),
                        references,
                        settings.loss(),
                        settings.weighting(),
                        shared);
        var core = CoreEnergies.of(basis, settings, course);
        var sets = builder.build(train, validation, core);
        if (validation.isPresent() && sets.heldOut().isEmpty()) {
            course.note(
                    "no held-out structure has an energy or forces with a weight: there is no validation loss");
        }
        DataNotes.of(train, sets.train(), basis).forEach(course::note);
        AceBasis chosen = start.isPresent() ? basis : functions(basis, sets.train(), settings);
        return fitted(radials(chosen, sets.train(), settings), sets, start, settings);
    }

    private AceBasis withRepulsion(AceBasis given, FitSpec settings) {
        return settings.repulsion() == FitSpec.Repulsion.AUTOMATIC
                ? AutomaticRepulsion.of(given, train)
                : given;
    }

    private SharedWork.OfFit share(FitSpec settings) {
        return shared.of(
                train,
                references,
                settings,
                sizes.largest().map(all -> withRepulsion(all, settings)));
    }

    /** The functions that matter, where a number of them is asked for. */
    private AceBasis functions(AceBasis basis, TrainingSet data, FitSpec settings) {
        double wanted = settings.pursuit();
        if (wanted == 0) {
            return basis;
        }
        double count = wanted < 1 ? Math.ceil(wanted * basis.functions().size()) : wanted;
        return new FunctionPursuit(data, settings, course, memory).chosen(basis, (int) count);
    }

    /** The basis with learned radial functions, where these are asked for. */
    private AceBasis radials(AceBasis basis, TrainingSet data, FitSpec settings) {
        try {
            return settings.learning()
                    .map(learning ->
                            new LearnedRadials(data, settings, learning, course, memory)
                                    .learn(basis))
                    .orElse(basis);
        } catch (CancellationException interrupted) {
            // The fit below is interrupted at once and gives the best step of the learning.
            return basis;
        }
    }

    private FitResult fitted(
            AceBasis basis,
            TrainingSetBuilder.Sets sets,
            Optional<double[]> start,
            FitSpec settings) {
        var data = sets.train();
        var programs = FunctionProgram.of(basis);
        try (var pool = pool(basis, programs, settings)) {
            var problem =
                    sets.heldOut()
                            .map(structures ->
                                    new JointProblem(
                                            pool,
                                            structures,
                                            basis,
                                            settings.loss(),
                                            settings.trainable()));
            var outcome =
                    bestIfCancelled(() -> {
                        var fit =
                                new CoefficientFit(
                                        pool,
                                        data,
                                        basis,
                                        programs,
                                        settings,
                                        course,
                                        share(settings));
                        var reached =
                                known(basis, settings)
                                        .map(this::recalled)
                                        .orElseGet(() -> {
                                            var begin =
                                                    start.or(() -> climbed(basis, data, settings));
                                            course.validate(problem);
                                            return kept(settings, cycles(fit, begin, settings));
                                        });
                        return settings.trainable().trainsMoreThanFunctions() && course.goesOn()
                                ? new JointFit(pool, data, settings, course).run(reached)
                                : reached;
                    });
            return result(settings, pool, outcome);
        }
    }

    /** An interrupt in the middle of a step: what the steps before it reached is kept. */
    private Outcome bestIfCancelled(Supplier<Outcome> fit) {
        try {
            return fit.get();
        } catch (CancellationException interrupted) {
            var best = course.best().orElseThrow(() -> interrupted);
            course.note("interrupted: these are the best coefficients until then");
            return best;
        }
    }

    /** The coefficients at which a growing basis arrives before its last step; empty without such steps. */
    private Optional<double[]> climbed(AceBasis basis, TrainingSet data, FitSpec settings) {
        var ladder = new Ladder(basis, settings.schedule().order());
        List<Ladder.Step> steps = steps(ladder, basis, settings);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        var all = new double[new CoefficientLayout(basis).size()];
        boolean first = true;
        for (Ladder.Step step : steps) {
            int[] functions = step.functions();
            Optional<double[]> start =
                    first ? Optional.empty() : Optional.of(ladder.take(all, functions));
            var reached =
                    known(step.part(), settings)
                            .orElseGet(() ->
                                    kept(settings, grown(step.part(), data, start, settings)));
            ladder.put(reached.coefficients(), functions, all);
            first = false;
            if (!course.goesOn()) {
                break;
            }
        }
        return Optional.of(all);
    }

    /** The functions of each step before the last: those asked for, else those of the other sizes. */
    private List<Ladder.Step> steps(Ladder ladder, AceBasis basis, FitSpec settings) {
        boolean isLinear = new CoefficientLayout(basis).isLinear();
        if (settings.schedule().hasLadder()) {
            if (isLinear) {
                course.note("the ladder was left out: the minimum of a linear fit is exact");
                return List.of();
            }
            return ladder.steps(settings.schedule());
        }
        if (isLinear) {
            return List.of();
        }
        return sizes.smaller().stream()
                .map(part -> withRepulsion(part, settings))
                .flatMap(part ->
                        OtherSizes.places(part, basis)
                                .map(places -> new Ladder.Step(part, places))
                                .stream())
                .toList();
    }

    private Outcome grown(
            AceBasis part, TrainingSet data, Optional<double[]> start, FitSpec settings) {
        var programs = FunctionProgram.of(part);
        try (var pool = pool(part, programs, settings)) {
            var fit =
                    new CoefficientFit(
                            pool, data, part, programs, settings, course, share(settings));
            return cycles(fit, start, settings);
        }
    }

    private WorkerPool<ProjectionEngine> pool(
            AceBasis basis, List<FunctionProgram> programs, FitSpec settings) {
        var pool =
                new WorkerPool<>(
                        settings.threads(), memory, () -> new ProjectionEngine(basis, programs));
        pool.watch(course::waiting);
        return pool;
    }

    /** What a fit of these functions reached, where it is one of several sizes. */
    private Optional<Outcome> known(AceBasis basis, FitSpec settings) {
        return isPath(settings) ? share(settings).reached(basis, settings) : Optional.empty();
    }

    /** Remembers what a fit reached for the other sizes, unless it was ended early. */
    private Outcome kept(FitSpec settings, Outcome reached) {
        if (isPath(settings) && course.goesOn()) {
            share(settings).keep(reached.basis(), settings, reached);
        }
        return reached;
    }

    private boolean isPath(FitSpec settings) {
        return sizes.isPath() && !settings.schedule().hasLadder();
    }

    /** Takes over what was reached before, as the only step of this fit. */
    private Outcome recalled(Outcome reached) {
        course.step("as fitted before", reached.loss(), reached.basis(), reached.coefficients());
        return reached;
    }

    /** Fits, then perturbs the best so far and fits again, as often as asked for. */
    private Outcome cycles(CoefficientFit fit, Optional<double[]> start, FitSpec settings) {
        if (settings.trainable().functions().isEmpty() && start.isPresent()) {
            return fit.unchanged(start.get());
        }
        Outcome best = fit.run(start);
        var random = new SplittableRandom(settings.seed());
        for (int cycle = 1; cycle < settings.schedule().cycles() && course.goesOn(); cycle++) {
            if (fit.isLinear()) {
                course.note("fit cycles were left out: the minimum of a linear fit is exact");
                break;
            }
            double[] perturbed =
                    perturbed(best.coefficients(), fit.free(), settings.schedule(), random);
            Outcome next = fit.run(Optional.of(perturbed));
            best = next.loss().total() < best.loss().total() ? next : best;
        }
        return best;
    }

    private static double[] perturbed(
            double[] coefficients, boolean[] free, FitSchedule schedule, SplittableRandom random) {
        double[] c = coefficients.clone();
        for (int k = 0; k < c.length; k++) {
            if (!free[k]) {
                continue;
            }
            if (schedule.randomised() > 0) {
                c[k] = random.nextGaussian() * schedule.randomised();
                continue;
            }
            double relative = schedule.relativeNoise() * Math.max(Math.abs(c[k]), 0.01);
            c[k] += random.nextGaussian() * relative;
            c[k] += random.nextGaussian() * schedule.absoluteNoise();
        }
        return c;
    }

    private FitResult result(FitSpec settings, WorkerPool<ProjectionEngine> pool, Outcome outcome) {
        var basis = outcome.basis();
        double[] energies = basis.elements().stream().mapToDouble(references::energy).toArray();
        var metadata = Provenance.of(train, settings, outcome.loss());
        var potential = new BBasisPotential(basis, outcome.coefficients(), energies, metadata);
        return new FitResult(
                potential,
                settings,
                outcome.loss(),
                course.history(),
                course.seconds(),
                course.ownCpuSeconds() + 1e-9 * pool.cpuNanos(),
                outcome.converged(),
                List.copyOf(course.notes()),
                outcome.precision()
                        .map(p -> new Posterior(potential, p.scale(), p.root(), p.evidence())));
    }
}
