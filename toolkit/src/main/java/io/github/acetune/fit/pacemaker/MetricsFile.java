package io.github.acetune.fit.pacemaker;

import io.github.acetune.fit.FitStep;
import io.github.acetune.fit.LossParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads pacemaker's {@code metrics.txt}: a line of column names, then a line of numbers for each iteration. */
final class MetricsFile {
    private final Path file;

    MetricsFile(Path file) {
        this.file = file;
    }

    /** The iterations so far; none where the file is not there yet. */
    List<FitStep> steps(double seconds) {
        var steps = new ArrayList<FitStep>();
        String[] names = new String[0];
        for (String line : lines()) {
            String[] words = line.replace("#", " ").strip().split("\\s+");
            if (line.contains("iter_num")) {
                names = words;
            } else if (names.length > 0 && words.length == names.length) {
                steps.add(
                        new FitStep(
                                "pacemaker",
                                steps.size(),
                                parts(names, words),
                                Double.NaN,
                                seconds));
            }
        }
        return steps;
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** What the loss has beyond the parts that are named is the radial functions' smoothness. */
    private static LossParts parts(String[] names, String[] words) {
        Map<String, Double> row = new LinkedHashMap<>();
        for (int k = 0; k < names.length; k++) {
            row.put(names[k], number(words[k]));
        }
        double energy = row.getOrDefault("e_loss_contrib", 0.0);
        double forces = row.getOrDefault("f_loss_contrib", 0.0);
        double l1 = row.getOrDefault("l1_reg_contrib", 0.0);
        double l2 = row.getOrDefault("l2_reg_contrib", 0.0);
        double loss = row.getOrDefault("loss", Double.NaN);
        return new LossParts(
                energy, forces, 0, l1, l2, Math.max(0, loss - energy - forces - l1 - l2));
    }

    private static double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
