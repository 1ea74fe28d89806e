package io.github.acetune.cli;

import io.github.acetune.md.EnergyDrift;
import io.github.acetune.md.LogRow;
import io.github.acetune.md.Trajectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Tells how a run of molecular dynamics ended.
 *
 * @param console where to
 * @param json whether programs read it
 */
record RunSummary(Console console, boolean json) {
    /** Tells it and gives the exit code. */
    int tell(Trajectory run) {
        if (json) {
            console.out().print(JsonText.pretty(facts(run)));
        } else {
            console.out().println(line(run));
        }
        console.out().flush();
        return switch (run.end()) {
            case FINISHED -> ExitCode.DONE;
            case INTERRUPTED -> {
                console.err().println("acetune: interrupted; --resume goes on from here");
                yield ExitCode.INTERRUPTED;
            }
            case UNSTABLE -> {
                console.err().println("acetune: " + run.stability().line());
                yield ExitCode.FAILURE;
            }
        };
    }

    private static LinkedHashMap<String, Object> facts(Trajectory run) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("end", run.end().name().toLowerCase(Locale.ROOT));
        facts.put("stable", run.stability().stable());
        facts.put("step", run.stability().step());
        facts.put("time_ps", run.stability().time().ps());
        facts.put("reason", run.stability().reason());
        facts.put("atoms", run.stability().atoms());
        facts.put("advice", run.stability().advice());
        facts.put("mean_temperature_K", mean(run.rows(), LogRow::temperature));
        facts.put("mean_pressure_GPa", mean(run.rows(), LogRow::pressure));
        facts.put("mean_potential_eV", mean(run.rows(), LogRow::potential));
        run.drift()
                .ifPresent(drift -> {
                    facts.put("drift_eV_per_atom_ps", drift.slope());
                    facts.put("drift_error_eV_per_atom_ps", drift.standardError());
                });
        facts.put("ns_per_day", run.nanosecondsPerDay());
        run.folder().ifPresent(folder -> facts.put("folder", folder.toString()));
        return facts;
    }

    private static Double mean(List<LogRow> rows, ToDoubleFunction<LogRow> quantity) {
        double mean = rows.stream().mapToDouble(quantity).average().orElse(Double.NaN);
        return Double.isNaN(mean) ? null : (Double) mean;
    }

    private static String line(Trajectory run) {
        double kelvin = run.rows().stream().mapToDouble(LogRow::temperature).average().orElse(0);
        return String.format(
                Locale.ROOT,
                "%d atoms, %.4g ps, mean temperature %.1f K%s, %.3g ns/day; wrote %s",
                run.last().size(),
                run.stability().time().ps(),
                kelvin,
                run.drift().map(RunSummary::drift).orElse(""),
                run.nanosecondsPerDay(),
                run.folder().map(folder -> folder.toString()).orElse("nothing"));
    }

    private static String drift(EnergyDrift drift) {
        return String.format(
                Locale.ROOT,
                ", drift of the conserved energy %.1e ± %.0e eV per atom and ps",
                drift.slope(),
                drift.standardError());
    }
}
