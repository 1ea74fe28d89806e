package io.github.acetune.cli;

import io.github.acetune.data.Audit;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.data.Split;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        header = "Look data over before they are used.",
        description = {
            "Finds missing labels, duplicates, structures in training and test data, overlapping atoms, forces that do"
                    + " not sum to zero, outliers, and wrong units and signs of energies, forces and virials."
        },
        footer = {
            "",
            "Examples:",
            "  acetune audit train.xyz",
            "  acetune audit train.xyz --against test.xyz",
            "  acetune audit si-pbe --json"
        })
final class AuditCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "DATA",
            description = "Extended XYZ files, looked at together, or a data set of the catalogue.")
    private List<String> data;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Test data, of which none should be in DATA.")
    private List<Path> against;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Audit audit = audit();
        console.out().print(json ? JsonText.pretty(asMap(audit)) : audit.toString());
        return ExitCode.DONE;
    }

    private Audit audit() {
        if (against == null) {
            return all().audit();
        }
        Dataset test = Dataset.read(against.toArray(Path[]::new));
        return new Split(all(), test.filter(_ -> false), Map.of(test.name(), test)).audit();
    }

    private Dataset all() {
        return data.size() == 1 && Datasets.names().contains(data.getFirst())
                ? Datasets.load(data.getFirst())
                : Dataset.read(data.stream().map(Path::of).toArray(Path[]::new));
    }

    private static Object asMap(Audit audit) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", audit.name());
        map.put("clean", audit.clean());
        map.put(
                "checks",
                audit.checks().stream()
                        .map(check -> {
                            var entry = new LinkedHashMap<String, Object>();
                            entry.put("check", check.what());
                            entry.put("verdict", check.verdict().name());
                            entry.put("finding", check.finding());
                            entry.put("structures", check.structures());
                            return entry;
                        })
                        .toList());
        return map;
    }
}
