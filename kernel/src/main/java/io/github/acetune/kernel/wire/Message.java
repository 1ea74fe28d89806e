package io.github.acetune.kernel.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message of Jupyter's protocol.
 *
 * @param identities routing prefix: the ZeroMQ identities of the peer, or the topic of a broadcast
 * @param header {@code msg_id}, {@code msg_type}, {@code session}, {@code date}, …
 * @param parent the header of the message that this one answers; empty when it answers none
 * @param metadata about the content
 * @param content as the message type demands
 */
public record Message(
        List<byte[]> identities,
        Map<String, Object> header,
        Map<String, Object> parent,
        Map<String, Object> metadata,
        Map<String, Object> content) {

    /** The version of the messaging protocol that this kernel speaks. */
    public static final String PROTOCOL_VERSION = "5.4";

    /**
     * Makes a message with a fresh header.
     *
     * @param type its {@code msg_type}
     * @param session identifier of the kernel's session
     * @param identities routing prefix
     * @param parent header of the message that it answers, or empty
     * @param metadata about the content
     * @param content as the type demands
     * @return the message
     */
    public static Message create(
            String type,
            String session,
            List<byte[]> identities,
            Map<String, Object> parent,
            Map<String, Object> metadata,
            Map<String, Object> content) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("msg_id", UUID.randomUUID().toString());
        header.put("msg_type", type);
        header.put("username", "kernel");
        header.put("session", session);
        header.put("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        header.put("version", PROTOCOL_VERSION);
        return new Message(identities, header, parent, metadata, content);
    }

    /**
     * The message type.
     *
     * @return such as {@code execute_request}
     */
    public String type() {
        return header.get("msg_type") instanceof String type ? type : "";
    }

    /**
     * A text of the content.
     *
     * @param key its key
     * @param otherwise what to take when it is missing
     * @return the text
     */
    public String text(String key, String otherwise) {
        return content.get(key) instanceof String value ? value : otherwise;
    }

    /**
     * A truth value of the content.
     *
     * @param key its key
     * @param otherwise what to take when it is missing
     * @return the value
     */
    public boolean flag(String key, boolean otherwise) {
        return content.get(key) instanceof Boolean value ? value : otherwise;
    }

    /**
     * A whole number of the content.
     *
     * @param key its key
     * @param otherwise what to take when it is missing
     * @return the number
     */
    public int number(String key, int otherwise) {
        return content.get(key) instanceof Number value ? value.intValue() : otherwise;
    }
}
