package io.github.acetune.cli;

import io.github.acetune.data.Datasets;
import io.github.acetune.structure.ExtendedXyz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Small sweeps in processes of their own. */
final class SweepProcess {
    /** A line that says which fit is finished. */
    static final Pattern FINISHED = Pattern.compile("iteration +(\\d+)/.*loss [0-9].*");

    private static final String INPUT =
            """
            { potential: { elements: ["Si"]
                           embeddings: { ALL: { fs_parameters: [1, 1], ndensity: 1 } }
                           bonds: { ALL: { rcut: "skopt.space.Real(3.5, 5)" } }
                           functions: { number_of_functions_per_element: "skopt.space.Integer(3, 6)"
                                        ALL: { nradmax_by_orders: [4, 2], lmax_by_orders: [0, 1] } } }
              fit: { loss: { kappa: 0.3, L2_coeffs: 1e-8 }, trainable_parameters: "FUNC" } }
            """;

    private SweepProcess() {}

    /**
     * The arguments of a sweep of fits that take a few milliseconds each.
     *
     * @param folder where its input and data are put
     * @param out its own folder
     * @param iterations how many fits
     * @param resume whether it goes on
     */
    static List<String> arguments(Path folder, Path out, int iterations, boolean resume)
            throws IOException {
        Path input = Files.writeString(folder.resolve("input.hjson"), INPUT);
        Path data = folder.resolve("data.xyz");
        if (!Files.exists(data)) {
            var split =
                    Datasets.load("si-pbe").filter(s -> s.configType().equals("dia")).split("set");
            ExtendedXyz.write(data, split.train().structures().subList(0, 4));
        }
        var arguments =
                new ArrayList<>(
                        List.of(
                                "sweep",
                                input.toString(),
                                "--train",
                                data.toString(),
                                "--test",
                                data.toString(),
                                "-o",
                                out.toString(),
                                "--iterations",
                                Integer.toString(iterations),
                                "--upfit",
                                "none"));
        if (resume) {
            arguments.add("--resume");
        }
        return arguments;
    }

    /** A process whose standard output nobody reads. */
    static ProcessBuilder of(List<String> arguments) {
        List<String> command = AcetuneProcess.command(List.of(), arguments.toArray());
        return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
}
