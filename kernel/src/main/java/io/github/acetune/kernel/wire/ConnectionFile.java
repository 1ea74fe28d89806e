package io.github.acetune.kernel.wire;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Where a front end listens for its kernel: the contents of Jupyter's connection file.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param ip address, or path prefix for {@code ipc}
 * @param shell port of requests
 * @param control port of urgent requests (interrupt, shutdown)
 * @param stdin port on which the kernel asks for input
 * @param iopub port of broadcasts (output, status)
 * @param heartbeat port that echoes
 * @param key secret of the message signatures; empty means that messages are not signed
 * @param signatureScheme {@code hmac-sha256} or another {@code hmac-} digest
 */
public record ConnectionFile(
        String transport,
        String ip,
        int shell,
        int control,
        int stdin,
        int iopub,
        int heartbeat,
        String key,
        String signatureScheme) {

    /**
     * Reads a connection file.
     *
     * @param file the file that the front end names on the command line
     * @return its contents
     * @throws InvalidInputException when it cannot be read or lacks a port
     */
    public static ConnectionFile read(Path file) {
        try {
            Map<String, Object> json = Json.read(Files.readAllBytes(file));
            return new ConnectionFile(
                    text(json, "transport", "tcp"),
                    text(json, "ip", "127.0.0.1"),
                    port(file, json, "shell_port"),
                    port(file, json, "control_port"),
                    port(file, json, "stdin_port"),
                    port(file, json, "iopub_port"),
                    port(file, json, "hb_port"),
                    text(json, "key", ""),
                    text(json, "signature_scheme", "hmac-sha256"));
        } catch (IOException | JacksonException problem) {
            throw new InvalidInputException(
                    file + ": not readable as a Jupyter connection file: " + problem.getMessage(),
                    problem);
        }
    }

    /**
     * The ZeroMQ address of a port.
     *
     * @param port one of the ports of this record
     * @return such as {@code tcp://127.0.0.1:5555}
     */
    public String address(int port) {
        String separator = transport.equals("ipc") ? "-" : ":";
        return transport + "://" + ip + separator + port;
    }

    private static String text(Map<String, Object> json, String key, String otherwise) {
        return json.get(key) instanceof String value ? value : otherwise;
    }

    private static int port(Path file, Map<String, Object> json, String key) {
        if (json.get(key) instanceof Number value) {
            return value.intValue();
        }
        throw new InvalidInputException(file + ": " + key + " is missing; expected a port number");
    }
}
