package io.github.acetune.cli;

import io.github.acetune.data.Checksums;
import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Relaxation;
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "relax",
        mixinStandardHelpOptions = true,
        header = "Relax atoms, and the cell, to the nearest minimum.",
        description = {
            "Writes the relaxed structure with energy, forces and virial. Where the minimum was not reached the best state"
                    + " is written all the same and the exit code is 1 (130 after Ctrl-C)."
        },
        footer = {
            "",
            "Examples:",
            "  acetune relax Si.yace si.xyz -o relaxed.xyz",
            "  acetune relax Si.yace si.xyz -o relaxed.xyz --cell --pressure 10 --fmax 1e-4"
        })
final class RelaxCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private RunInput input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write.")
    private Path output;

    @Option(names = "--cell", description = "Relax the cell too.")
    private boolean cell;

    @Option(
            names = "--freedom",
            paramLabel = "FREEDOM",
            defaultValue = "flexible",
            description =
                    "How the cell changes: isotropic, anisotropic or flexible; default:"
                            + " ${DEFAULT-VALUE}.")
    private CellFreedom freedom;

    @Option(
            names = "--pressure",
            paramLabel = "P",
            defaultValue = "0",
            description = "GPa, with --cell; default: ${DEFAULT-VALUE}.")
    private double pressure;

    @Option(
            names = "--fmax",
            paramLabel = "F",
            defaultValue = "0.001",
            description = "Done where no force is larger, eV/Å; default: ${DEFAULT-VALUE}.")
    private double fmax;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "lbfgs",
            description = "lbfgs or fire; default: ${DEFAULT-VALUE}.")
    private Relaxation.Method method;

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Give up after so many evaluations; default: ${DEFAULT-VALUE}.")
    private int maxSteps;

    @Mixin private EngineChoice engine;

    @Option(names = "--json", description = "Write a summary to the standard output as JSON.")
    private boolean json;

    RelaxCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AtomicFile.check(output);
        var calculator = engine.calculator(input.potential());
        Structure start = input.start(console);
        Relaxation relaxation =
                Relaxation.of(calculator, start).method(method).fmax(fmax).maxSteps(maxSteps);
        Relaxation complete = cell ? relaxation.cell(freedom).pressure(pressure) : relaxation;
        try (var interruption = new Interruption()) {
            Relaxation.Result result = run(complete);
            interruption.finish();
            ExtendedXyz.write(output, List.of(withProvenance(result.structure())));
            tell(result);
            if (result.converged()) {
                return ExitCode.DONE;
            }
            if (result.interrupted()) {
                return ExitCode.INTERRUPTED;
            }
            console.err()
                    .printf(
                            Locale.ROOT,
                            "acetune: not relaxed after %d evaluations: the largest force is %.3g"
                                    + " eV/Å, asked for is %.3g; the best state was written%n",
                            result.steps(),
                            result.fmax(),
                            fmax);
            return ExitCode.FAILURE;
        }
    }

    private Structure withProvenance(Structure relaxed) {
        var info = new LinkedHashMap<>(relaxed.info());
        info.put("generator", "acetune " + Version.number());
        info.put("potential", input.file().getFileName().toString());
        info.put("potential_sha256", Checksums.sha256(input.file()));
        return relaxed.withInfo(info);
    }

    private Relaxation.Result run(Relaxation relaxation) {
        try (var line = new ProgressLine(console)) {
            return relaxation
                    .listener(progress ->
                            line.update(
                                    String.format(
                                            Locale.ROOT,
                                            "evaluation %d, %.6f eV, largest force %.3g eV/Å",
                                            progress.steps(),
                                            progress.enthalpy(),
                                            progress.fmax())))
                    .run();
        }
    }

    private void tell(Relaxation.Result result) {
        if (json) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("converged", result.converged());
            facts.put("energy_eV", result.structure().labels().energy().orElseThrow());
            facts.put("enthalpy_eV", result.enthalpy());
            facts.put("fmax_eV_per_A", result.fmax());
            facts.put("evaluations", result.steps());
            facts.put("volume_A3", result.structure().cell().volume());
            console.out().print(JsonText.pretty(facts));
        } else {
            console.out()
                    .printf(
                            Locale.ROOT,
                            "%.8f eV, largest force %.3g eV/Å after %d evaluations; wrote %s%n",
                            result.structure().labels().energy().orElseThrow(),
                            result.fmax(),
                            result.steps(),
                            output);
        }
        console.out().flush();
    }
}
