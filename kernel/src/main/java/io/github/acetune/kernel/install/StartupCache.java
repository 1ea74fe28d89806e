package io.github.acetune.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The ahead-of-time cache of the JDK (JEP 483, 514): loaded and linked classes of one training run of the kernel. */
final class StartupCache {
    private static final int PATIENCE_SECONDS = 180;

    private StartupCache() {}

    /**
     * Builds a cache.
     *
     * @param java the program that will use it
     * @param options the options with which it will be used; others make it useless
     * @param classPath likewise
     * @param target where to put it
     * @return why there is none; empty when there is one
     * @throws IOException when the target's folder cannot be written
     */
    static Optional<String> build(Path java, List<String> options, String classPath, Path target)
            throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        Path log = target.resolveSibling("cache.log");
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(options);
        command.add("-XX:AOTCacheOutput=" + fresh);
        command.add("-cp");
        command.add(classPath);
        command.add(TrainingRun.class.getName());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("not built (it took longer than " + PATIENCE_SECONDS + " s)");
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return Optional.of("not built (interrupted)");
        }
        if (process.exitValue() != 0 || !Files.exists(fresh)) {
            return Optional.of("not built (this JDK made none; see " + log + ")");
        }
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(log);
        return Optional.empty();
    }
}
