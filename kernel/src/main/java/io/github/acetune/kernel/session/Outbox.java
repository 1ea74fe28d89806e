package io.github.acetune.kernel.session;

import io.github.acetune.kernel.cell.Broadcaster;
import io.github.acetune.kernel.wire.Channel;
import io.github.acetune.kernel.wire.Message;
import io.github.acetune.kernel.wire.Transport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Addresses replies and broadcasts. */
final class Outbox implements Broadcaster {
    private final String session;
    private Transport transport;

    Outbox(String session) {
        this.session = session;
    }

    void use(Transport opened) {
        transport = opened;
    }

    String session() {
        return session;
    }

    /** Answers a request; the reply's type is the request's with {@code _reply} at its end. */
    void reply(Channel channel, Message request, Map<String, Object> content) {
        String type = request.type().replaceFirst("_request$", "_reply");
        transport.send(
                channel,
                Message.create(
                        type, session, request.identities(), request.header(), Map.of(), content));
    }

    /** Asks the front end that sent a request. */
    void ask(Message request, Map<String, Object> content) {
        transport.send(
                Channel.STDIN,
                Message.create(
                        "input_request",
                        session,
                        request.identities(),
                        request.header(),
                        Map.of(),
                        content));
    }

    @Override
    public void broadcast(String type, Map<String, Object> parent, Map<String, Object> content) {
        byte[] topic = ("kernel." + session + "." + type).getBytes(StandardCharsets.UTF_8);
        transport.send(
                Channel.IOPUB,
                Message.create(type, session, List.of(topic), parent, Map.of(), content));
    }

    /** Tells what the kernel is doing. */
    void status(Message request, String state) {
        broadcast(
                "status",
                request == null ? Map.of() : request.header(),
                Map.of("execution_state", state));
    }
}
