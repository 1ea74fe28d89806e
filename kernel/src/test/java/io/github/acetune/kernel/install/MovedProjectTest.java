package io.github.acetune.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient;
import io.github.acetune.kernel.TestKernel;
import io.github.acetune.kernel.wire.ConnectionFile;
import io.github.acetune.kernel.wire.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installed kernel when the project it came from is read-only, moved or gone. */
class MovedProjectTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir private Path folder;
    private Path project;

    /** A project as a build leaves it: libraries in one folder, nothing of which may be written to. */
    @BeforeEach
    void buildProject() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path) && !path.endsWith("test-classes")) {
                pack(path, project.resolve("acetune-" + number++ + ".jar"));
            } else if (Files.isRegularFile(path)) {
                Files.copy(path, project.resolve(path.getFileName()));
            }
        }
        setWritable(project, false);
    }

    @AfterEach
    void letItBeRemoved() throws IOException {
        setWritable(folder, true);
    }

    @Test
    void kernelRunsWhenItsProjectWasReadOnlyAndIsGone() throws IOException, InterruptedException {
        Map<Path, Long> before = contents(project);
        String said = install("--prefix", folder.resolve("jupyter").toString(), "--no-cache");
        assertEquals(before, contents(project));
        assertTrue(said.contains("--uninstall --name java --prefix"), said);

        setWritable(project, true);
        Path moved = Files.move(project, folder.resolve("elsewhere"));
        Path kernel = folder.resolve("jupyter/share/jupyter/kernels/java");
        String spec = Files.readString(kernel.resolve("kernel.json"));
        assertFalse(spec.contains(project.toString()), spec);
        assertTrue(Files.exists(kernel.resolve("logo-64x64.png")));
        assertEquals("297", answer(spec, "Datasets.load(\"si-pbe\").size()"));

        project = moved;
        install("--prefix", folder.resolve("jupyter").toString(), "--uninstall");
        assertFalse(Files.exists(kernel));
    }

    private String install(String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                JAVA,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                project.resolve("*").toString(),
                                InstallKernel.class.getName()));
        command.addAll(List.of(options));
        Path log = folder.resolve("install.log");
        Process installer =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertTrue(installer.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, installer.exitValue(), Files.readString(log));
        return Files.readString(log);
    }

    /** Starts the kernel as Jupyter would, asks it one thing and ends it. */
    private String answer(String spec, String code) throws IOException, InterruptedException {
        ConnectionFile connection = KernelClient.freeConnection();
        Path file = TestKernel.write(connection, folder.resolve("connection.json"));
        List<String> command =
                ((List<?>) Json.read(spec.getBytes(StandardCharsets.UTF_8)).get("argv"))
                        .stream()
                                .map(String::valueOf)
                                .map(word -> word.replace("{connection_file}", file.toString()))
                                .toList();
        Process kernel =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("kernel.log").toFile())
                        .start();
        try (KernelClient client = KernelClient.connect(connection)) {
            String result = client.run(code).result();
            client.controlReply("shutdown_request", Map.of("restart", false));
            assertTrue(kernel.waitFor(1, TimeUnit.MINUTES), "the kernel does not end");
            return result;
        } finally {
            kernel.destroyForcibly();
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                if (Files.isDirectory(file)) {
                    // Start-up imports are of packages whose folder is there.
                    if (!name.isEmpty()) {
                        out.putNextEntry(new JarEntry(name + "/"));
                    }
                } else {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                }
            }
        }
    }

    private static Map<Path, Long> contents(Path tree) throws IOException {
        Map<Path, Long> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file).toMillis());
            }
        }
        return times;
    }

    private static void setWritable(Path tree, boolean writable) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.toList()) {
                assertTrue(file.toFile().setWritable(writable), file.toString());
            }
        }
    }
}
