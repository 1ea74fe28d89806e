package io.github.acetune.kernel.install;

import io.github.acetune.structure.InvalidInputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries of the running program: those that the launcher script put on its class path. */
final class RunningLibraries {
    private static final Pattern SYSTEM =
            Pattern.compile(
                    "-(linux|macosx|windows|android|ios)-(x86_64|x86|arm64|armhf|ppc64le)\\.jar$");

    private RunningLibraries() {}

    static List<Path> jars() {
        List<Path> entries =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isBlank())
                        .map(Path::of)
                        .filter(Files::exists)
                        .filter(RunningLibraries::fitsThisMachine)
                        .toList();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                throw new InvalidInputException(
                        "the class path holds the folder "
                                + entry
                                + "; install from a build: ./acetune install-kernel");
            }
        }
        return entries;
    }

    /** The files of a folder that lies among the libraries without being on the class path. */
    static List<Path> beside(String name) throws IOException {
        for (Path jar : jars()) {
            Path folder = jar.resolveSibling(name);
            if (jar.getFileName().toString().startsWith("acetune-toolkit-")
                    && Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.sorted().toList();
                }
            }
        }
        return List.of();
    }

    /** False for archives of machine code for other systems; they are large. */
    private static boolean fitsThisMachine(Path jar) {
        Matcher system = SYSTEM.matcher(jar.getFileName().toString());
        return !system.find() || system.group().equals(thisSystem());
    }

    private static String thisSystem() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system =
                name.contains("mac") ? "macosx" : name.contains("windows") ? "windows" : "linux";
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return "-" + system + (arm ? "-arm64" : "-x86_64") + ".jar";
    }
}
