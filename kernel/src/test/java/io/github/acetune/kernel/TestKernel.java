package io.github.acetune.kernel;

import io.github.acetune.kernel.wire.ConnectionFile;
import io.github.acetune.kernel.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kernel under test as a process of its own. */
public final class TestKernel {
    private TestKernel() {}

    /**
     * How it is started.
     *
     * @param connection path of the connection file
     * @return program and arguments
     */
    public static List<String> command(String connection) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-modules=jdk.incubator.vector",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m"));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        KernelMain.class.getName(),
                        connection));
        return command;
    }

    /**
     * Makes it known to Jupyter.
     *
     * @param data a folder that goes on Jupyter's path
     * @throws IOException when it cannot be written
     */
    public static void install(Path data) throws IOException {
        Path spec = Files.createDirectories(data.resolve("kernels").resolve("java"));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("argv", command("{connection_file}"));
        json.put("display_name", "Java");
        json.put("language", "java");
        json.put("interrupt_mode", "message");
        Files.write(spec.resolve("kernel.json"), Json.write(json));
    }

    /**
     * Writes a connection file.
     *
     * @param connection its content
     * @param file where to
     * @return the file
     * @throws IOException when it cannot be written
     */
    public static Path write(ConnectionFile connection, Path file) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("transport", connection.transport());
        json.put("ip", connection.ip());
        json.put("shell_port", connection.shell());
        json.put("control_port", connection.control());
        json.put("stdin_port", connection.stdin());
        json.put("iopub_port", connection.iopub());
        json.put("hb_port", connection.heartbeat());
        json.put("key", connection.key());
        json.put("signature_scheme", connection.signatureScheme());
        return Files.write(file, Json.write(json));
    }
}
