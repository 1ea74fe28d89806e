package io.github.acetune.kernel.cell;

import java.util.Map;

/** Sends a message to every front end. Does not block. */
@FunctionalInterface
public interface Broadcaster {
    /**
     * Sends a broadcast.
     *
     * @param type its {@code msg_type}
     * @param parent header of the request that it belongs to
     * @param content as the type demands
     */
    void broadcast(String type, Map<String, Object> parent, Map<String, Object> content);
}
