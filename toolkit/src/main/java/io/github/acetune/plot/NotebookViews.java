package io.github.acetune.plot;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.data.Dataset;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.md.Compression;
import io.github.acetune.md.MeltQuenchResult;
import io.github.acetune.md.TemplatedCrystallisation;
import io.github.acetune.structure.Structure;
import io.github.acetune.sweep.SweepResult;
import io.github.acetune.sweep.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** What the toolkit's own objects look like in a notebook that simply names them. */
public final class NotebookViews {
    private NotebookViews() {}

    /**
     * The forms of an object.
     *
     * @param value any object
     * @return content by MIME type, {@code text/plain} among them; empty for an object without a look of its own
     */
    public static Optional<Map<String, Object>> of(Object value) {
        return switch (value) {
            case Structure structure -> Optional.of(StructureView.of(structure).mimeBundle());
            case List<?> list when isTrajectory(list) ->
                    Optional.of(StructureView.trajectory(structures(list)).mimeBundle());
            case Dataset dataset -> Optional.of(dataset(dataset).mimeBundle());
            case AceSpec spec -> Optional.of(PotentialViews.of(spec).mimeBundle());
            case AcePotential potential -> Optional.of(PotentialViews.of(potential).mimeBundle());
            case FitSpec spec -> Optional.of(FitSpecView.of(spec).mimeBundle());
            case FitResult fit -> Optional.of(fit(fit).mimeBundle());
            case SweepResult sweep -> Optional.of(sweep(sweep).mimeBundle());
            case Trial trial -> Optional.of(trial(trial).mimeBundle());
            case MeltQuenchResult quench -> Optional.of(quench(quench).mimeBundle());
            case Compression.Result compression ->
                    Optional.of(compression(compression).mimeBundle());
            case TemplatedCrystallisation.Result growth -> Optional.of(growth(growth).mimeBundle());
            case tech.tablesaw.plotly.components.Figure figure ->
                    Optional.of(JsplotFigure.of(figure).mimeBundle());
            case TableView view -> Optional.of(new Sections().add(view).mimeBundle());
            case Table table -> Optional.of(new Sections().add(table).mimeBundle());
            case tech.tablesaw.columns.Column<?> column ->
                    Optional.of(
                            new Sections()
                                    .add(Table.create(column.name(), column.copy()))
                                    .mimeBundle());
            default -> Optional.empty();
        };
    }

    private static boolean isTrajectory(List<?> list) {
        return !list.isEmpty() && list.stream().allMatch(Structure.class::isInstance);
    }

    private static List<Structure> structures(List<?> list) {
        return list.stream().map(Structure.class::cast).toList();
    }

    private static Sections dataset(Dataset dataset) {
        Sections sections = new Sections().heading(dataset.toString()).add(dataset.summary());
        Figure figure = Plots.energyDensity(dataset);
        int types = figure.panels().getFirst().traces().size();
        if (types == 0) {
            return sections;
        }
        // Many configuration types need a long legend.
        return sections.add(figure.size(760, Math.max(400, 60 + 24 * types)));
    }

    private static Sections fit(FitResult fit) {
        KeyTable table = new KeyTable();
        table.row("functions", String.valueOf(fit.functions()));
        table.row("coefficients", String.valueOf(fit.parameters()));
        table.row("loss", Numbers.significant(fit.loss().total(), 5));
        table.row("of which energies", Numbers.significant(fit.loss().energy(), 4));
        table.row("of which forces", Numbers.significant(fit.loss().forces(), 4));
        table.row("steps", String.valueOf(fit.history().size()));
        table.row("converged", fit.converged() ? "yes" : "no");
        table.row("wall time", Numbers.significant(fit.seconds(), 3) + " s");
        table.row("processor time", Numbers.significant(fit.cpuSeconds(), 3) + " s");
        fit.notes().forEach(note -> table.row("note", note));
        Sections sections = new Sections().heading("ACE fit").add(table);
        return fit.history().size() > 1 ? sections.add(Plots.fitHistory(fit)) : sections;
    }

    private static Sections quench(MeltQuenchResult quench) {
        String excess = Numbers.significant(quench.meanExcess(), 4);
        String spread = Numbers.significant(quench.excessDeviation(), 2);
        Sections sections =
                new Sections()
                        .heading("Melt–quench of " + quench.samples().size() + " samples")
                        .line(
                                excess
                                        + " meV/atom above the crystal"
                                        + (quench.samples().size() < 2
                                                ? ""
                                                : ", standard deviation " + spread));
        quench.unfinished().ifPresent(stability -> sections.line(stability.line()));
        return sections.add(quench.table());
    }

    private static Sections compression(Compression.Result compression) {
        Sections sections =
                new Sections().heading("Compression").line(compression.stability().line());
        return compression.frames().isEmpty()
                ? sections
                : sections.add(ProtocolPlots.compression(compression)).add(compression.table());
    }

    private static Sections growth(TemplatedCrystallisation.Result growth) {
        Sections sections =
                new Sections().heading("Templated crystallisation").line(growth.stability().line());
        return growth.frames().isEmpty()
                ? sections
                : sections.add(ProtocolPlots.growth(growth)).add(growth.table());
    }

    private static Sections sweep(SweepResult sweep) {
        long failed = sweep.trials().stream().filter(Trial::failed).count();
        String heading =
                "Sweep of "
                        + sweep.trials().size()
                        + " trials"
                        + (failed > 0 ? ", " + failed + " failed" : "")
                        + (sweep.interrupted() ? ", interrupted" : "");
        Sections sections = new Sections().heading(heading);
        if (failed < sweep.trials().size()) {
            Trial best = sweep.best();
            sections.line(
                    "best: iteration "
                            + best.iteration()
                            + ", loss "
                            + Numbers.significant(best.loss(), 4)
                            + ", "
                            + best.point());
        }
        sections.add(sweep.table());
        return failed < sweep.trials().size()
                ? sections.add(SweepView.course(sweep.trials(), sweep.initial()))
                        .add(SweepView.tabs(sweep))
                : sections;
    }

    private static Sections trial(Trial trial) {
        KeyTable table = new KeyTable();
        trial.point().values().forEach((name, value) -> table.row(name, value(value)));
        switch (trial.outcome()) {
            case Trial.Outcome.Fitted fitted -> {
                table.row("loss", Numbers.significant(fitted.loss(), 4));
                double energy = 1000 * fitted.errors().testPerAtom().energy();
                double force = 1000 * fitted.errors().testPerAtom().force();
                table.row("energy error", Numbers.significant(energy, 3) + " meV/atom");
                table.row("force error", Numbers.significant(force, 3) + " meV/Å");
                table.row("functions", String.valueOf(fitted.functions()));
                table.row("coefficients", String.valueOf(fitted.coefficients()));
            }
            case Trial.Outcome.Failed(String reason) -> table.row("failed", reason);
        }
        table.row("wall time", Numbers.significant(trial.seconds(), 3) + " s");
        return new Sections().heading("Iteration " + trial.iteration()).add(table);
    }

    private static String value(Object value) {
        return value instanceof Double number
                ? Numbers.significant(number, 4)
                : String.valueOf(value);
    }
}
