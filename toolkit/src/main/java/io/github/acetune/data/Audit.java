package io.github.acetune.data;

import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What was found when a data set was looked over before use.
 *
 * @param name of the data set, with its size
 * @param checks one each, those about labels first
 */
public record Audit(String name, List<Check> checks) {
    /** How a check ended. */
    public enum Verdict {
        /** Nothing to see. */
        OK,
        /** Worth knowing; may be as intended. */
        NOTE,
        /** Most likely a mistake. */
        WARNING
    }

    /**
     * One check.
     *
     * @param what was looked at
     * @param verdict how it ended
     * @param finding in words, with numbers
     * @param structures the indices of the structures concerned, from 0 in the order of the set; worst first
     */
    public record Check(String what, Verdict verdict, String finding, List<Integer> structures) {
        /** Copies the list. */
        public Check {
            structures = List.copyOf(structures);
        }
    }

    /** Copies the list. */
    public Audit {
        checks = List.copyOf(checks);
    }

    /**
     * Whether nothing is most likely a mistake.
     *
     * @return true where no check warns
     */
    public boolean clean() {
        return checks.stream().noneMatch(check -> check.verdict() == Verdict.WARNING);
    }

    /**
     * One of the checks.
     *
     * @param what its name, such as {@code "duplicates"}
     * @return the check
     * @throws IllegalArgumentException where there is none of this name
     */
    public Check check(String what) {
        return checks.stream()
                .filter(check -> check.what().equals(what))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no check '"
                                        + what
                                        + "', expected one of "
                                        + checks.stream().map(Check::what).toList()));
    }

    /**
     * The checks as a table.
     *
     * @return one row per check: what, verdict, how many structures it concerns, finding
     */
    public Table table() {
        var what = StringColumn.create("check");
        var verdict = StringColumn.create("verdict");
        var structures = IntColumn.create("structures");
        var finding = StringColumn.create("finding");
        for (Check check : checks) {
            what.append(check.what());
            verdict.append(check.verdict().name().toLowerCase(Locale.ROOT));
            structures.append(check.structures().size());
            finding.append(check.finding());
        }
        return Table.create("Audit of " + name, what, verdict, structures, finding);
    }

    /** A report to be taken in at one glance: one line per check. */
    @Override
    public String toString() {
        var text = new StringBuilder("Audit of " + name + "\n");
        for (Check check : checks) {
            String verdict = check.verdict() == Verdict.OK ? "ok" : check.verdict().name();
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %-8s %-18s %s%n",
                            verdict,
                            check.what(),
                            check.finding()));
        }
        return text.toString();
    }
}
