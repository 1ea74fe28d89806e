package io.github.acetune.fit.pacemaker;

import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.validate.Predictions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What pacemaker itself predicts for its training data, {@code train_pred.pckl.gzip}, compared with what its potential gives here. The
 * table is turned into JSON by the Python that pacemaker runs under, which knows its own version of pandas.
 */
final class PacemakerPredictions {
    private static final long PATIENCE_SECONDS = 120;

    private PacemakerPredictions() {}

    /**
     * Compares.
     *
     * @param program the program, after its run
     * @param ours predictions of its potential for the same data
     * @param references energies of the atoms
     * @return one line
     */
    static String comparison(
            PacemakerFitter program, Predictions ours, ReferenceEnergies references) {
        Path table = program.folder().resolve("train_pred.pckl.gzip");
        if (!Files.exists(table)) {
            return "pacemaker wrote no train_pred.pckl.gzip, its predictions were not compared";
        }
        try {
            Optional<String> python = interpreter(Path.of(program.executable()));
            if (python.isEmpty()) {
                return "the Python of pacemaker was not found, its predictions were not compared";
            }
            JsonNode rows = rows(program.folder(), table, python.get());
            return difference(rows, ours, references);
        } catch (IOException e) {
            return "pacemaker's predictions were not compared: " + e.getMessage();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "pacemaker's predictions were not compared: interrupted";
        }
    }

    /** A Python program that was installed begins with {@code #!} and its interpreter. */
    private static Optional<String> interpreter(Path executable) throws IOException {
        Optional<Path> file = PacemakerFitter.find(executable.toString());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var reader = Files.newBufferedReader(file.get(), StandardCharsets.ISO_8859_1)) {
            String first = reader.readLine();
            return first != null && first.startsWith("#!") && first.contains("python")
                    ? Optional.of(first.substring(2).strip())
                    : Optional.empty();
        }
    }

    private static JsonNode rows(Path folder, Path table, String python)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile(folder, ".predictions", ".py");
        Path json = folder.resolve("train_predictions.json");
        Path log = folder.resolve("predictions.log");
        try (InputStream own = PacemakerPredictions.class.getResourceAsStream("predictions.py")) {
            Files.write(script, own.readAllBytes());
            var command = new ArrayList<>(List.of(python.split("\\s+")));
            command.add(script.toAbsolutePath().toString());
            command.add(table.toAbsolutePath().toString());
            command.add(json.toAbsolutePath().toString());
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(python + " took too long to read them");
            }
            if (process.exitValue() != 0) {
                var lines = Files.readAllLines(log);
                throw new IOException(lines.isEmpty() ? python + " failed" : lines.getLast());
            }
            return new ObjectMapper().readTree(Files.readString(json));
        } finally {
            Files.deleteIfExists(script);
        }
    }

    /** Energies are compared with and without those of the atoms: versions of pacemaker differ in which they write. */
    private static String difference(
            JsonNode rows, Predictions ours, ReferenceEnergies references) {
        double whole = 0;
        double bare = 0;
        double forces = 0;
        for (JsonNode row : rows) {
            int s = row.get("index").asInt();
            var structure = ours.dataset().structures().get(s);
            var results = ours.results(s);
            double energy = row.get("energy").asDouble();
            double reference = references.energyOf(structure);
            whole = Math.max(whole, Math.abs(energy - results.energy()) / structure.size());
            bare =
                    Math.max(
                            bare,
                            Math.abs(energy - results.energy() + reference) / structure.size());
            for (int k = 0; k < 3 * structure.size(); k++) {
                double predicted = row.get("forces").get(k / 3).get(k % 3).asDouble();
                forces = Math.max(forces, Math.abs(predicted - results.forces()[k]));
            }
        }
        return String.format(
                Locale.ROOT,
                "pacemaker's own predictions differ from those of its potential here by at most %.2g eV/atom and %.2g eV/Å",
                Math.min(whole, bare),
                forces);
    }
}
