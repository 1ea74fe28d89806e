package io.github.acetune.cli;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.plot.TableView;
import io.github.acetune.structure.ExtendedXyz;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "datasets",
        mixinStandardHelpOptions = true,
        header = "List the data sets at hand, or describe or write one.",
        footer = {
            "",
            "Examples:",
            "  acetune datasets",
            "  acetune datasets si-pbe",
            "  acetune datasets si-pbe -o si.xyz"
        })
final class DatasetsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A data set of the list.")
    private String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write its structures as extended XYZ.")
    private Path output;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    DatasetsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (name == null) {
            console.out()
                    .print(
                            json
                                    ? Tables.json(Datasets.list())
                                    : TableView.of(Datasets.list()).toText());
            return ExitCode.DONE;
        }
        Dataset dataset = Datasets.load(name);
        if (output != null) {
            ExtendedXyz.write(output, dataset.structures());
            console.err().println("wrote " + dataset + " to " + output);
        } else {
            console.out()
                    .print(
                            json
                                    ? Tables.json(dataset.summary())
                                    : TableView.of(dataset.summary()).toText());
        }
        return ExitCode.DONE;
    }
}
