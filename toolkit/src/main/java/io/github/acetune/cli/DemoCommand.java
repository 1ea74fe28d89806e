package io.github.acetune.cli;

import io.github.acetune.data.Datasets;
import io.github.acetune.sweep.Sweep;
import io.github.acetune.sweep.XpotInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Run the main job on the bundled silicon data.",
        description = {
            "A Bayesian-optimised sweep over cutoff, radial basis, its parameter, exponent of the second density and"
                    + " number of functions: 4 initial and 12 optimised fits, under three minutes on two cores."
        },
        footer = {
            "",
            "Examples:",
            "  acetune demo",
            "  acetune demo -o my-first-sweep --iterations 32"
        })
final class DemoCommand implements Callable<Integer> {
    private static final String INPUT = "demo.hjson";
    private static final Path DEFAULT_FOLDER = Path.of("acetune-demo");

    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder to write into (default: acetune-demo).")
    private Path output;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "16",
            description = "Fits in all, the initial ones included (default: ${DEFAULT-VALUE}).")
    private int iterations;

    @Option(
            names = "--initial",
            paramLabel = "N",
            defaultValue = "4",
            description = "Fits that sample the space first (default: ${DEFAULT-VALUE}).")
    private int initial;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--workers",
            paramLabel = "W",
            defaultValue = "1",
            description =
                    "Fits at the same time (default: ${DEFAULT-VALUE}, which uses all cores for it).")
    private int workers;

    @Option(names = "--resume", description = "Go on with the sweep in DIR.")
    private boolean resume;

    @Option(names = "--json", description = "Write the result to the standard output as JSON.")
    private boolean json;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        XpotInput input = XpotInput.parse(text(), INPUT);
        input.notices().forEach(console::notice);
        Sweep sweep =
                Sweep.of(input).initial(initial).iterations(iterations).seed(seed).workers(workers);
        var session = new SweepSession(console, "si-pbe", List.of(), json);
        var split = Datasets.load("si-pbe").split("set");
        return session.run(resume ? sweep.resume() : sweep, split, folder());
    }

    /** The folder asked for, or a fresh one beside the last demo's. */
    private Path folder() {
        if (output != null || resume) {
            return output == null ? DEFAULT_FOLDER : output;
        }
        Path folder = DEFAULT_FOLDER;
        for (int number = 2; Files.exists(folder); number++) {
            folder = Path.of(DEFAULT_FOLDER + "-" + number);
        }
        return folder;
    }

    private static String text() {
        try (InputStream in = DemoCommand.class.getResourceAsStream(INPUT)) {
            if (in == null) {
                throw new IllegalStateException(INPUT + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
