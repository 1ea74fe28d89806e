package io.github.acetune.cli;

import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.plot.Report;
import io.github.acetune.plot.ValidationPlots;
import io.github.acetune.validate.TrajectoryErrors;
import io.github.acetune.validate.physical.Check;
import io.github.acetune.validate.physical.PropertySheet;
import io.github.acetune.validate.physical.PropertyTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The page of a validation.
 *
 * @param plan what was asked for
 * @param results by potential
 * @param trajectories errors along test sets
 */
record ValidationReport(
        ValidationPlan plan, List<ValidationResult> results, List<TrajectoryErrors> trajectories) {
    private static final int SHOWN_DIGITS = 12;
    private static final int SHOWN_FIGURES = 4;
    private static final int MOST_DECIMALS = 5;

    void write(Path file) {
        var numbers = new ValidationTable(plan, results);
        Report report =
                Report.titled("Validation of " + names())
                        .provenance(provenance())
                        .section("Verdict")
                        .text(
                                "What is unphysical or could not be done, each potential by itself; the sections below have the"
                                        + " numbers.")
                        .facts(verdict());
        if (!numbers.benchmark().rows().isEmpty()) {
            report =
                    report.section("Errors, cost and robustness")
                            .table(numbers.benchmark().table(), benchmarkCaption());
        }
        for (TrajectoryErrors trajectory : trajectories) {
            report = trajectory(report, trajectory);
        }
        for (Check check : plan.checks()) {
            report = check(report, check, numbers);
        }
        if (!numbers.references().isEmpty()) {
            report = references(report, numbers.references());
        }
        report.write(file);
    }

    private String names() {
        return results.stream().map(ValidationResult::name).collect(Collectors.joining(", "));
    }

    private String provenance() {
        return "acetune "
                + Version.number()
                + results.stream()
                        .map(result ->
                                "; "
                                        + result.name()
                                        + ": "
                                        + result.elements()
                                        + ", SHA-256 "
                                        + result.sha256().substring(0, SHOWN_DIGITS))
                        .collect(Collectors.joining());
    }

    private Map<String, String> verdict() {
        Map<String, String> verdict = new LinkedHashMap<>();
        for (ValidationResult result : results) {
            List<String> faults = result.sheet().faults();
            verdict.put(result.name(), faults.isEmpty() ? "no faults" : String.join("; ", faults));
        }
        return verdict;
    }

    private String benchmarkCaption() {
        return "Errors on the test sets, processor time on one core of this machine, and whether "
                + plan.robustness()
                + " ps of molecular dynamics at "
                + Math.round(plan.kelvin())
                + " K stay within physics."
                + shifted();
    }

    private String shifted() {
        String names =
                results.stream()
                        .filter(result ->
                                result.benchmark() != null && result.benchmark().shifted())
                        .map(ValidationResult::name)
                        .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? ""
                : " Energies of "
                        + names
                        + " start from other free atoms than the test sets': a constant for each element was taken off before"
                        + " their errors were counted.";
    }

    private Report trajectory(Report report, TrajectoryErrors errors) {
        BondCutoff cutoff = BondCutoff.ofRadii(errors.frames().getFirst());
        var crystallinity =
                plan.crystal().map(crystal -> Crystallinity.of(errors.frames(), crystal));
        return report.section("Errors along " + errors.name())
                .figure(
                        crystallinity
                                .map(known -> ValidationPlots.trajectoryErrors(errors, known))
                                .orElseGet(() -> ValidationPlots.trajectoryErrors(errors, cutoff)),
                        "Errors of each frame, phases shaded; below, "
                                + (crystallinity.isPresent()
                                        ? "the mean crystallinity, coloured by the share of crystalline atoms."
                                        : "the mean coordination number, coloured by the share of atoms with the most"
                                                + " frequent one."))
                .view(
                        crystallinity
                                .map(known -> ValidationPlots.trajectoryView(errors, known))
                                .orElseGet(() -> ValidationPlots.trajectoryView(errors, cutoff)),
                        "The frames, atoms coloured by their "
                                + (crystallinity.isPresent()
                                        ? "crystallinity"
                                        : "coordination numbers")
                                + "; force errors under each.")
                .table(errors.table(), "Root mean square errors in each phase.");
    }

    private Report check(Report report, Check check, ValidationTable numbers) {
        List<PropertySheet> sheets = numbers.sheets();
        List<PropertySheet> references = numbers.references();
        Table table = PropertyTable.of(List.of(check), sheets, references);
        Report longer = report.section(check.title());
        if (sheets.stream().noneMatch(sheet -> sheet.results().containsKey(check))) {
            return longer.text("Not done.");
        }
        if (table.rowCount() > 0) {
            longer = longer.table(shown(table), caption(check, references));
        }
        return switch (check) {
            case ENERGY_VOLUME ->
                    longer.figure(
                            ValidationPlots.energyVolume(sheets, references),
                            "Energy above the ground state of the elements against volume; axial ratios and atoms at rest"
                                    + " at each volume."
                                    + points(references));
            case PHONONS ->
                    longer.figure(
                            ValidationPlots.phonons(sheets, references),
                            "Phonon frequencies; imaginary ones are negative."
                                    + points(references));
            case DIMERS ->
                    longer.figure(
                            ValidationPlots.dimers(sheets),
                            "Energy of two atoms alone, relative to free atoms.");
            case PACKINGS ->
                    longer.figure(
                            ValidationPlots.packings(sheets),
                            "Random packings after relaxation of atoms and cell; what lies below the line is lower than the"
                                    + " crystal; the axis ends 0.5 eV/atom below it.");
            case DYNAMICS ->
                    longer.figure(
                            ValidationPlots.dynamics(sheets),
                            "A crystal heated from 300 K to "
                                    + Math.round(plan.kelvin())
                                    + " K within "
                                    + plan.picoseconds()
                                    + " ps at constant volume; a line ends where its run left physics.");
            default -> longer;
        };
    }

    /** Numbers with as many digits as their own size asks for: each row has another unit. */
    private static Table shown(Table table) {
        Table shown = Table.create(table.name(), table.column(0), table.column(1));
        for (int column = 2; column < table.columnCount(); column++) {
            var values = (DoubleColumn) table.column(column);
            shown.addColumns(
                    StringColumn.create(
                            values.name(),
                            values.asList().stream().map(ValidationReport::digits).toList()));
        }
        return shown;
    }

    private static String digits(Double value) {
        if (value == null || Double.isNaN(value)) {
            return "–";
        }
        BigDecimal figures = new BigDecimal(value, new MathContext(SHOWN_FIGURES));
        return (figures.scale() > MOST_DECIMALS
                        ? figures.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)
                        : figures)
                .toPlainString();
    }

    private static String points(List<PropertySheet> references) {
        return references.isEmpty() ? "" : " Points: " + references.getFirst().name() + ".";
    }

    private static String caption(Check check, List<PropertySheet> references) {
        return switch (check) {
            case LATTICE -> "Crystals at rest.";
            case ELASTIC -> "Elastic constants, atoms at rest.";
            case VACANCY -> "Formation energies of a vacancy at constant volume.";
            case SURFACES ->
                    "Energies of unreconstructed surfaces, their symmetry kept."
                            + (references.isEmpty()
                                    ? ""
                                    : " Of the references, Si-GAP-18 has tilted dimers on (100).");
            case DIMERS -> "Bonds of two atoms, and down to which distance they repel each other.";
            case PACKINGS -> "Random packings, relaxed.";
            case PHONONS -> "Phonon frequencies.";
            case DYNAMICS -> "How long the run stayed within physics.";
            case ENERGY_VOLUME -> "";
        };
    }

    private static Report references(Report report, List<PropertySheet> references) {
        Report longer = report.section("References");
        for (PropertySheet reference : references) {
            longer = longer.text(reference.name() + ": " + reference.source());
        }
        return longer;
    }
}
