package io.github.acetune.sweep;

import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What upfits leave in a sweep's folder.
 *
 * @param sweep what was upfitted
 * @param folder the sweep's
 */
record UpfitFiles(SweepResult sweep, Path folder) {
    void write(List<Upfit> upfits) {
        for (Upfit upfit : upfits) {
            Path own = sweep.upfitFolder(upfit, folder);
            try {
                Files.createDirectories(own);
            } catch (IOException e) {
                throw new UncheckedIOException(own + ": cannot be made as a folder", e);
            }
            PotentialFiles.write(upfit.potential(), own.resolve("potential.yaml"));
            PotentialFiles.write(upfit.potential(), own.resolve("potential.yace"));
            byte[] metrics = Json.pretty(metrics(upfit)).getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(own.resolve("metrics.json"), out -> out.write(metrics));
        }
        XpotTables.writeAtomisticErrors(
                folder.resolve("upfit_errors.csv"), upfits.stream().map(Upfit::trial).toList());
    }

    private static LinkedHashMap<String, Object> metrics(Upfit upfit) {
        var metrics = new LinkedHashMap<String, Object>();
        metrics.put("iteration", upfit.start().iteration());
        metrics.put("loss_before", upfit.start().loss());
        upfit.trial().fitted().ifPresent(fitted -> metrics.put("loss", fitted.loss()));
        metrics.put("kappa", upfit.fit().spec().loss().kappa());
        metrics.put("seconds", upfit.fit().seconds());
        metrics.put("train", upfit.train().toMap());
        metrics.put("test", upfit.validation().toMap());
        metrics.put("hyperparameters", upfit.start().point().values());
        return metrics;
    }
}
