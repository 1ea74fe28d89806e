package io.github.acetune.kernel.install;

import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folders in which Jupyter looks for kernels. */
final class KernelPlaces {
    private KernelPlaces() {}

    /**
     * The folder of kernels.
     *
     * @param prefix a prefix such as {@code /usr/local}; null for the user's own folder
     * @return the folder that holds one folder per kernel
     */
    static Path kernels(Path prefix) {
        Path data =
                prefix == null
                        ? userData(
                                System.getenv(),
                                System.getProperty("os.name"),
                                home(System.getenv(), System.getProperty("user.home")))
                        : prefix.toAbsolutePath().normalize().resolve("share").resolve("jupyter");
        return data.resolve("kernels");
    }

    /** Jupyter's data folder of a user, as its documentation names it for each system. */
    static Path userData(Map<String, String> environment, String system, String home) {
        String own = environment.get("JUPYTER_DATA_DIR");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.contains("mac")) {
            return Path.of(home, "Library", "Jupyter");
        }
        String roaming = environment.get("APPDATA");
        if (lower.contains("windows") && roaming != null) {
            return Path.of(roaming, "jupyter");
        }
        String shared = environment.get("XDG_DATA_HOME");
        return shared != null && !shared.isBlank()
                ? Path.of(shared, "jupyter")
                : Path.of(home, ".local", "share", "jupyter");
    }

    /** Jupyter goes by HOME; Java by the system's list of users, which a container may contradict. */
    static String home(Map<String, String> environment, String listed) {
        String home = environment.get("HOME");
        return home == null || home.isBlank() ? listed : home;
    }

    /** The prefix of the active conda or virtual environment. */
    static Path environment(Map<String, String> environment) {
        for (String variable : new String[] {"VIRTUAL_ENV", "CONDA_PREFIX"}) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                return Path.of(value);
            }
        }
        throw new InvalidInputException(
                "--sys-prefix: no environment is active (VIRTUAL_ENV and CONDA_PREFIX are not set); activate one or use --prefix DIR");
    }
}
