package io.github.acetune.kernel.session;

import io.github.acetune.kernel.wire.Channel;
import io.github.acetune.kernel.wire.Message;

/**
 * A request that waits for its answer.
 *
 * @param channel where it came from and the answer goes to
 * @param message what is asked
 */
record Request(Channel channel, Message message) {
    boolean isCell() {
        return message.type().equals("execute_request");
    }
}
