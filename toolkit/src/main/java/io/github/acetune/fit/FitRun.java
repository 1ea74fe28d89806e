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
    private final Optional<AceBasis> largest;
    private final Memory memory;

    /**
     * Prepares.
     *
     * @param shared with other fits
     * @param largest a basis that holds the functions of several fits; each is made of its columns
     * @param memory that the fit may take
     */
    FitRun(
            Dataset train,
            Optional<Dataset> validation,
            ReferenceEnergies references,
            FitCourse course,
            SharedWork shared,
            Optional<AceBasis> largest,
            Memory memory) {
        this.shared = shared;
        this.largest = largest;
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
                train, references, settings, largest.map(all -> withRepulsion(all, settings)));
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
        try (var pool =
                new WorkerPool<>(
                        settings.threads(), memory, () -> new ProjectionEngine(basis, programs))) {
            pool.watch(course::waiting);
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
                        var begin = start.or(() -> climbed(basis, data, settings));
                        course.validate(problem);
                        var reached = cycles(fit, begin, settings);
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
        if (!settings.schedule().hasLadder()) {
            return Optional.empty();
        }
        var layout = new CoefficientLayout(basis);
        if (layout.isLinear()) {
            course.note("the ladder was left out: the minimum of a linear fit is exact");
            return Optional.empty();
        }
        var ladder = new Ladder(basis, settings.schedule().order());
        var all = new double[layout.size()];
        boolean first = true;
        for (int[] functions : ladder.steps(settings.schedule())) {
            var part = ladder.part(functions);
            var programs = FunctionProgram.of(part);
            try (var pool =
                    new WorkerPool<>(
                            settings.threads(),
                            memory,
                            () -> new ProjectionEngine(part, programs))) {
                pool.watch(course::waiting);
                var fit =
                        new CoefficientFit(
                                pool, data, part, programs, settings, course, share(settings));
                Optional<double[]> start =
                        first ? Optional.empty() : Optional.of(ladder.take(all, functions));
                ladder.put(cycles(fit, start, settings).coefficients(), functions, all);
            }
            first = false;
            if (!course.goesOn()) {
                break;
            }
        }
        return first ? Optional.empty() : Optional.of(all);
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
