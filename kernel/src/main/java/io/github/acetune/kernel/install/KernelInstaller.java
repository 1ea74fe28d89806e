package io.github.acetune.kernel.install;

import io.github.acetune.kernel.KernelMain;
import io.github.acetune.kernel.engine.VectorModule;
import io.github.acetune.kernel.wire.Json;
import io.github.acetune.structure.InvalidInputException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes and removes the folder by which Jupyter knows the kernel.
 *
 * <p>The folder holds everything but the JDK: the libraries are copied, so that the kernel goes on working when the project
 * is moved, rebuilt or removed. It is made under another name and then renamed, so that Jupyter never sees half of it.
 */
public final class KernelInstaller {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final String CACHE = "kernel.aot";
    private static final List<String> ICONS =
            List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    private final Path kernels;
    private final Path folder;
    private final String name;

    /**
     * Creates an installer.
     *
     * @param kernels the folder in which Jupyter looks for kernels
     * @param name the kernel's name in Jupyter: letters, digits, dot, hyphen, underscore
     * @throws InvalidInputException when the name has other characters
     */
    public KernelInstaller(Path kernels, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    "--name: found '"
                            + name
                            + "'; expected letters, digits, dots, hyphens and underscores only");
        }
        this.kernels = kernels.toAbsolutePath().normalize();
        this.folder = this.kernels.resolve(name);
        this.name = name;
    }

    /**
     * Installs the kernel, in the place of an earlier one of its name.
     *
     * @param displayName what menus call it
     * @param heap the most memory for variables
     * @param jvmOptions further options of the Java machine
     * @param withCache whether to build the start-up cache
     * @return what was done and how to undo it, for people
     * @throws IOException when the folder cannot be written
     */
    String install(String displayName, HeapLimit heap, List<String> jvmOptions, boolean withCache)
            throws IOException {
        Path java = javaProgram();
        Path fresh = prepare();
        Files.createDirectories(fresh.resolve("lib"));
        copyLibraries(fresh.resolve("lib"));
        for (String icon : ICONS) {
            copyIcon(icon, fresh.resolve(icon));
        }
        List<String> plain = options(VectorModule.FROM_START, heap, jvmOptions);
        writeSpec(fresh, displayName, argv(java, plain, false));
        replace(fresh);
        Optional<String> cacheProblem =
                withCache
                        ? buildCache(displayName, java, heap, jvmOptions)
                        : Optional.of("not built (--no-cache)");
        return report(displayName, java, heap, cacheProblem);
    }

    /** With the Vector API added after the start if this JDK allows it, and from the start on otherwise. */
    private Optional<String> buildCache(
            String displayName, Path java, HeapLimit heap, List<String> jvmOptions)
            throws IOException {
        Optional<String> problem = Optional.empty();
        for (List<String> vectors : List.of(VectorModule.ADDED_LATER, VectorModule.FROM_START)) {
            List<String> options = options(vectors, heap, jvmOptions);
            problem = StartupCache.build(java, options, classPath(), folder.resolve(CACHE));
            if (problem.isEmpty()) {
                writeSpec(folder, displayName, argv(java, options, true));
                break;
            }
        }
        return problem;
    }

    /**
     * Removes the kernel.
     *
     * @return what was done, for people
     * @throws IOException when the folder cannot be removed
     */
    String uninstall() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("there is no kernel '" + name + "' in " + kernels);
        }
        removeTree(folder);
        return "Removed the kernel '" + name + "' from " + folder;
    }

    private Path prepare() throws IOException {
        try {
            Files.createDirectories(kernels);
            Path fresh = kernels.resolve("." + name + ".new");
            removeTree(fresh);
            return Files.createDirectory(fresh);
        } catch (AccessDeniedException denied) {
            throw new InvalidInputException(
                    kernels
                            + " cannot be written to; expected a folder of yours: --user, --prefix DIR or the variable JUPYTER_DATA_DIR",
                    denied);
        }
    }

    private void replace(Path fresh) throws IOException {
        Path old = kernels.resolve("." + name + ".old");
        removeTree(old);
        if (Files.exists(folder)) {
            Files.move(folder, old);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        removeTree(old);
    }

    private static List<String> options(
            List<String> vectors, HeapLimit heap, List<String> jvmOptions) {
        List<String> options = new ArrayList<>(vectors);
        options.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseParallelGC",
                        // An idle kernel takes half the memory when its heap starts small
                        // and gives back what it no longer needs.
                        "-Xms32m",
                        "-XX:MinHeapFreeRatio=20",
                        "-XX:MaxHeapFreeRatio=40",
                        "-XX:+UseCompactObjectHeaders",
                        heap.jvmOption(),
                        "-Djava.awt.headless=true"));
        if (System.getProperty("os.name").startsWith("Linux")) {
            // What the compilers needed goes back to the system; elsewhere the option is refused.
            options.add("-XX:TrimNativeHeapInterval=2000");
        }
        options.addAll(jvmOptions);
        return options;
    }

    private String classPath() {
        return folder.resolve("lib") + File.separator + "*";
    }

    private List<String> argv(Path java, List<String> options, boolean cached) {
        List<String> argv = new ArrayList<>();
        argv.add(java.toString());
        argv.addAll(options);
        if (cached) {
            argv.add("-XX:AOTCache=" + folder.resolve(CACHE));
            // A cache that no longer fits (another JDK, changed libraries) is passed over without a
            // word.
            argv.add("-Xlog:disable");
        }
        argv.add("-cp");
        argv.add(classPath());
        argv.add(KernelMain.class.getName());
        argv.add("{connection_file}");
        return argv;
    }

    private static void writeSpec(Path target, String displayName, List<String> argv)
            throws IOException {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("argv", argv);
        spec.put("display_name", displayName);
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        spec.put("env", Map.of());
        spec.put("metadata", Map.of("debugger", false));
        Path fresh = target.resolve("kernel.json.new");
        Files.writeString(fresh, Json.pretty(spec) + "\n");
        Files.move(fresh, target.resolve("kernel.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copyLibraries(Path target) throws IOException {
        copy(RunningLibraries.jars(), target);
        // What is not on the class path: the resolver of %maven, and sources for documentation.
        for (String folder : List.of("maven", "sources")) {
            List<Path> files = RunningLibraries.beside(folder);
            if (!files.isEmpty()) {
                copy(files, Files.createDirectories(target.resolve(folder)));
            }
        }
    }

    private static void copy(List<Path> files, Path target) throws IOException {
        for (Path file : files) {
            Files.copy(
                    file,
                    target.resolve(file.getFileName()),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copyIcon(String icon, Path target) throws IOException {
        try (InputStream source = KernelInstaller.class.getResourceAsStream(icon)) {
            if (source != null) {
                Files.copy(source, target);
            }
        }
    }

    private static Path javaProgram() {
        boolean windows = File.separatorChar == '\\';
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    }

    private String report(
            String displayName, Path java, HeapLimit heap, Optional<String> cacheProblem) {
        String place =
                kernels.equals(KernelPlaces.kernels(null))
                        ? "--user"
                        : "--prefix " + kernels.getParent().getParent().getParent();
        return String.join(
                "\n",
                "Installed the kernel \"" + displayName + "\" as '" + name + "'.",
                "  folder         " + folder,
                "  Java           " + java,
                "  memory         " + heap.jvmOption(),
                "  start-up cache " + cacheProblem.orElse("built"),
                "See it with:    jupyter kernelspec list",
                "Undo with:      acetune install-kernel --uninstall --name " + name + " " + place);
    }

    private static void removeTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(tree)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
