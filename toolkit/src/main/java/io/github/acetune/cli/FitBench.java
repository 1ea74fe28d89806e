package io.github.acetune.cli;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Dataset;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitBenchmark;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.FitStep;
import io.github.acetune.fit.Minimisation;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code acetune bench --fit}. */
final class FitBench {
    @Option(
            names = "--fit",
            required = true,
            paramLabel = "DATA",
            description =
                    "Measure the loss of a fit to these structures (extended XYZ with energies and forces) and its gradient."
                            + " The basis is that of POTENTIAL (a .yaml file), or made for the data.")
    private Path data;

    @Option(
            names = "--functions",
            paramLabel = "N",
            description = "Basis functions per element where no POTENTIAL is given (default: 500).")
    private int functions = 500;

    @Option(
            names = "--densities",
            paramLabel = "P",
            description = "Densities where no POTENTIAL is given (default: 2).")
    private int densities = 2;

    @Option(
            names = "--atoms",
            paramLabel = "N",
            description = "About this many atoms, of structures at even distances (default: 5000).")
    private int atoms = 5000;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description =
                    "Run a whole fit by L-BFGS of so many iterations instead, on --threads threads.")
    private int iterations;

    int run(Path potential, int threads, int repeats, Console console) {
        checkPositive("--functions", functions);
        checkPositive("--densities", densities);
        checkPositive("--atoms", atoms);
        var some = chosen(Dataset.read(data));
        AceBasis basis = potential == null ? made(some) : read(potential);
        try (var _ = new Interruption();
                var progress = new ProgressLine(console)) {
            progress.update("warming up");
            console.out()
                    .println(
                            iterations > 0
                                    ? course(basis, some, threads, progress)
                                    : FitBenchmark.measure(basis, some, repeats, progress::update)
                                            .toJson());
        }
        console.out().flush();
        return ExitCode.DONE;
    }

    private static void checkPositive(String option, int value) {
        if (value < 1) {
            throw new InvalidInputException(option + ": expected at least 1, found " + value);
        }
    }

    private Dataset chosen(Dataset all) {
        int total = all.structures().stream().mapToInt(Structure::size).sum();
        double share = Math.min(1, (double) atoms / total);
        var some = new ArrayList<Structure>();
        for (int s = 0; s < all.structures().size(); s++) {
            if ((int) ((s + 1) * share) > (int) (s * share)) {
                some.add(all.structures().get(s));
            }
        }
        return Dataset.of(all.name(), some);
    }

    private AceBasis made(Dataset some) {
        var weightsAndExponents = new double[2 * densities];
        for (int p = 0; p < densities; p++) {
            weightsAndExponents[2 * p] = 1;
            weightsAndExponents[2 * p + 1] = 1.0 / (p + 1);
        }
        return AceSpec.recommended(some.structures())
                .embedding(Embeddings.finnisSinclair(weightsAndExponents))
                .functions(functions)
                .basis();
    }

    private static AceBasis read(Path potential) {
        return switch (PotentialFiles.read(potential)) {
            case BBasisPotential inBasis -> inBasis.basis();
            default ->
                    throw new InvalidInputException(
                            potential + ": expected a .yaml file, whose functions can be fitted");
        };
    }

    private String course(AceBasis basis, Dataset some, int threads, ProgressLine progress) {
        var settings =
                FitSpec.DEFAULT
                        .threads(threads)
                        .minimisation(
                                Minimisation.DEFAULT
                                        .withSolver(Minimisation.Solver.LBFGS)
                                        .withMaxIterations(iterations)
                                        .withTolerance(0));
        FitResult result =
                AceFitter.fit(
                        basis,
                        some,
                        settings,
                        (step, left) -> {
                            progress.update(
                                    String.format(
                                            Locale.ROOT,
                                            "iteration %d: loss %.6g",
                                            step.iteration(),
                                            step.loss().total()));
                            return true;
                        });
        List<FitStep> history = result.history();
        return String.format(
                Locale.ROOT,
                "{\"functions\": %d, \"parameters\": %d, \"atoms\": %d, \"threads\": %d, \"iterations\": %d, \"wall_s\": %.1f,"
                        + " \"cpu_s\": %.1f, \"first_loss\": %.6g, \"last_loss\": %.6g}",
                basis.functions().size(),
                basis.coefficientCount(),
                some.structures().stream().mapToInt(Structure::size).sum(),
                threads,
                history.getLast().iteration(),
                result.seconds(),
                result.cpuSeconds(),
                history.getFirst().loss().total(),
                result.loss().total());
    }
}
