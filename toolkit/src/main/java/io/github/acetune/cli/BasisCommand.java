package io.github.acetune.cli;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.io.BasisListing;
import io.github.acetune.structure.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "basis",
        mixinStandardHelpOptions = true,
        header = "List the basis functions of an input.",
        description = {
            "Writes JSON: per block of elements the functions with their n, l and intermediate L (blocks), and all of"
                    + " them in the order of their coefficients (bbasis_order)."
        },
        footer = {
            "",
            "Examples:",
            "  acetune basis input.yaml",
            "  acetune basis input.hjson -o basis.json"
        })
final class BasisCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "INPUT",
            description = "A pacemaker input (.yaml) or an XPOT input (.hjson) without ranges.")
    private Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; the standard output if absent.")
    private Path output;

    BasisCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AceSpec spec = PlainInput.read(input, console).potential();
        String json = BasisListing.of(spec).toJson();
        if (output == null) {
            console.out().print(json);
            console.out().flush();
        } else {
            AtomicFile.write(output, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
            console.err().println("wrote " + output);
        }
        return ExitCode.DONE;
    }
}
