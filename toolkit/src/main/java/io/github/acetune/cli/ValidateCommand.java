package io.github.acetune.cli;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Dataset;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.validate.physical.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        header = "Judge potentials by errors, physics, cost and robustness.",
        description = {
            "Several potentials stand side by side, references beside them (silicon: DFT, Si-GAP-18, Stillinger–Weber, Tersoff)."
                    + " Writes into DIR: report.html, table.csv, validate.json (everything, for programs), and a page for each"
                    + " potential where there are several. What is finished in DIR is not done again: the same command goes on"
                    + " after Ctrl-C (exit code 130) or a crash, and takes over what it knows of potentials that are unchanged."
        },
        footer = {
            "",
            "Checks: lattice (crystals at rest), ev (energy against volume), elastic, vacancy, surfaces, phonons, dimers (and"
                    + " short distances), packings (random ones, relaxed), md (a crystal heated from 300 K), benchmark (errors on"
                    + " the test sets, µs per atom and step, robustness), trajectory (errors along test sets whose frames have"
                    + " time_ps); all, or quick (smaller cells, fewer points, shorter runs; alone: all checks).",
            "",
            "Examples:",
            "  acetune validate Si.yace -o validation",
            "  acetune validate A.yace B.yace C.yace --test melt-quench.xyz random.xyz -o validation",
            "  acetune validate Si.yace --checks quick,lattice,elastic,md --md-temperature 1500 -o validation"
        })
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "POTENTIAL",
            description = "A .yace, .ace or .yaml (B basis) file.")
    private List<Path> potentials;

    @Option(
            names = "--test",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Labelled structures, extended XYZ; the test sets of the bundled data of the same elements if absent.")
    private List<Path> tests = List.of();

    @Option(
            names = "--checks",
            split = ",",
            paramLabel = "CHECK",
            defaultValue = "all",
            description = "Which, separated by commas; default: ${DEFAULT-VALUE}.")
    private List<String> checks;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write into.")
    private Path output;

    @Option(
            names = "--md-temperature",
            paramLabel = "K",
            defaultValue = "1800",
            description = "Highest temperature of molecular dynamics; default: ${DEFAULT-VALUE}.")
    private double kelvin;

    @Option(
            names = "--md-time",
            paramLabel = "PS",
            description = "How long the crystal is heated; 10, or 1 with quick, if absent.")
    private Double picoseconds;

    @Option(
            names = "--crystal",
            paramLabel = "FILE",
            description =
                    "Colour the atoms of trajectories by their similarity to this crystal, instead of by coordination.")
    private Path crystal;

    @Option(
            names = "--json",
            description = "Write validate.json to the standard output too, instead of a summary.")
    private boolean json;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ValidationPlan plan = plan();
        List<ValidationSubject> subjects = subjects();
        List<Dataset> data =
                plan.needsData() ? new ValidationData(console).read(tests, subjects) : List.of();
        Files.createDirectories(output);
        try (var interruption = new Interruption()) {
            var validation = new Validation(plan, data, output, console);
            boolean finished =
                    Failures.advising(
                            () -> validation.run(subjects),
                            "every check in "
                                    + Validation.FILE
                                    + " is safe: make room, then give the same command");
            if (json) {
                console.out().print(Files.readString(output.resolve(Validation.FILE)));
            } else {
                validation.tell();
            }
            console.out().flush();
            if (!finished || interruption.happened()) {
                console.err().println("acetune: interrupted; the same command goes on from here");
                return ExitCode.INTERRUPTED;
            }
            return ExitCode.DONE;
        }
    }

    private ValidationPlan plan() {
        if (!(kelvin > 0) || (picoseconds != null && !(picoseconds > 0))) {
            throw new InvalidInputException(
                    "--md-temperature and --md-time must be above 0, found "
                            + kelvin
                            + " K and "
                            + picoseconds
                            + " ps");
        }
        Set<String> words = new LinkedHashSet<>();
        checks.forEach(word -> words.add(word.strip().toLowerCase(Locale.ROOT)));
        boolean quick = words.remove("quick");
        boolean all = words.remove("all") || words.isEmpty();
        boolean benchmark = words.remove("benchmark") || all;
        boolean trajectory = words.remove("trajectory") || all;
        List<Check> physical = new ArrayList<>();
        for (String word : words) {
            physical.add(check(word));
        }
        return new ValidationPlan(
                all ? List.of(Check.values()) : physical,
                benchmark,
                trajectory,
                quick,
                picoseconds != null ? picoseconds : quick ? 1 : 10,
                kelvin,
                Optional.ofNullable(crystal).map(file -> StructureFile.last(file, console)));
    }

    private static Check check(String word) {
        if (!Check.keys().contains(word)) {
            throw new InvalidInputException(
                    "--checks: no check '"
                            + word
                            + "', expected some of "
                            + String.join(", ", Check.keys())
                            + ", benchmark, trajectory, all, quick");
        }
        return Check.of(word);
    }

    private List<ValidationSubject> subjects() {
        Set<String> names = new LinkedHashSet<>();
        List<ValidationSubject> subjects = new ArrayList<>();
        for (Path file : potentials) {
            String base = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
            String name = base;
            for (int number = 2; !names.add(name); number++) {
                name = base + " (" + number + ")";
            }
            subjects.add(ValidationSubject.of(name, file, PotentialFiles.read(file)));
        }
        return subjects;
    }
}
