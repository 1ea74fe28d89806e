package io.github.acetune.kernel.session;

import io.github.acetune.kernel.wire.Message;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Asks users for input and waits for their answers. */
final class InputChannel {
    private final Outbox outbox;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    InputChannel(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Takes in an answer. */
    void answer(Message reply) {
        answers.add(reply.text("value", ""));
    }

    /** Asks on behalf of a cell. One question at a time: two threads of a cell wait for each other. */
    synchronized String ask(Message request, String prompt, boolean password)
            throws InterruptedException {
        // An answer to a question whose cell was interrupted must not answer this one.
        answers.clear();
        outbox.ask(request, Map.of("prompt", prompt, "password", password));
        return answers.take();
    }
}
