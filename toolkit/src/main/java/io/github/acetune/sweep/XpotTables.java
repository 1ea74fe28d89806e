package io.github.acetune.sweep;

import io.github.acetune.optimize.Point;
import io.github.acetune.structure.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * XPOT's three tables with its own column names: {@code parameters.csv}, {@code atomistic_errors.csv} (energies per atom) and
 * {@code loss_function_errors.csv} (energies divided by the square root of the number of atoms). eV and eV/Å.
 *
 * <p>The numbers of a failed trial are {@code NaN}.
 */
public final class XpotTables {
    /** Hyperparameters and loss of each iteration. */
    public static final String PARAMETERS = "parameters.csv";

    /** Errors per atom. */
    public static final String ATOMISTIC_ERRORS = "atomistic_errors.csv";

    /** Errors as they enter the loss. */
    public static final String LOSS_ERRORS = "loss_function_errors.csv";

    private static final List<String> ERROR_COLUMNS =
            List.of(
                    "Iteration",
                    "Train Δ Energy",
                    "Test Δ Energy",
                    "Train Δ Force",
                    "Test Δ Force");
    private static final PartErrors NONE = new PartErrors(Double.NaN, Double.NaN);

    private final List<String> names;
    private final Function<Point, List<Object>> row;

    /**
     * Tables with given hyperparameters.
     *
     * @param names columns of the hyperparameters
     * @param row gives one value per column
     */
    XpotTables(List<String> names, Function<Point, List<Object>> row) {
        this.names = List.copyOf(names);
        this.row = row;
    }

    /**
     * Writes or replaces the three files, each at once.
     *
     * @param folder an existing folder
     * @param trials in the order of iterations
     */
    void write(Path folder, List<Trial> trials) {
        write(folder, trials, "");
    }

    /**
     * Writes the three files of a finished sweep: the same columns under names that end in {@code _final}.
     *
     * @param folder an existing folder
     * @param trials in the order of iterations
     */
    void writeFinal(Path folder, List<Trial> trials) {
        write(folder, trials, "_final");
    }

    private void write(Path folder, List<Trial> trials, String ending) {
        writeTable(folder.resolve(named(PARAMETERS, ending)), parameters(trials));
        writeTable(
                folder.resolve(named(ATOMISTIC_ERRORS, ending)),
                errors(trials, TrialErrors::trainPerAtom, TrialErrors::testPerAtom));
        writeTable(
                folder.resolve(named(LOSS_ERRORS, ending)),
                errors(trials, TrialErrors::trainLoss, TrialErrors::testLoss));
    }

    private static String named(String file, String ending) {
        return file.replace(".csv", ending + ".csv");
    }

    /**
     * Writes errors per atom alone.
     *
     * @param file the table
     * @param trials one row each
     */
    static void writeAtomisticErrors(Path file, List<Trial> trials) {
        writeTable(file, errors(trials, TrialErrors::trainPerAtom, TrialErrors::testPerAtom));
    }

    private static void writeTable(Path file, List<List<?>> rows) {
        String text = rows.stream().map(XpotTables::line).collect(Collectors.joining());
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<List<?>> parameters(List<Trial> trials) {
        var rows = new ArrayList<List<?>>();
        var header = new ArrayList<>(List.of("iteration", "loss"));
        header.addAll(names);
        rows.add(header);
        for (Trial trial : trials) {
            var cells = new ArrayList<Object>(List.of(trial.iteration(), trial.loss()));
            cells.addAll(row.apply(trial.point()));
            rows.add(cells);
        }
        return rows;
    }

    private static List<List<?>> errors(
            List<Trial> trials,
            Function<TrialErrors, PartErrors> train,
            Function<TrialErrors, PartErrors> test) {
        var rows = new ArrayList<List<?>>();
        rows.add(ERROR_COLUMNS);
        for (Trial trial : trials) {
            PartErrors trained =
                    trial.fitted().map(fitted -> train.apply(fitted.errors())).orElse(NONE);
            PartErrors tested =
                    trial.fitted().map(fitted -> test.apply(fitted.errors())).orElse(NONE);
            rows.add(
                    List.of(
                            trial.iteration(),
                            trained.energy(),
                            tested.energy(),
                            trained.force(),
                            tested.force()));
        }
        return rows;
    }

    private static String line(List<?> cells) {
        return cells.stream().map(XpotTables::cell).collect(Collectors.joining(",", "", "\n"));
    }

    /** A cell, in quotes where it holds what would break a line. */
    private static String cell(Object value) {
        String text = String.valueOf(value);
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
