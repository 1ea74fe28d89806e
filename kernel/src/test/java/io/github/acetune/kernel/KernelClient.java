package io.github.acetune.kernel;

import io.github.acetune.kernel.session.Kernel;
import io.github.acetune.kernel.session.KernelSettings;
import io.github.acetune.kernel.wire.ConnectionFile;
import io.github.acetune.kernel.wire.Message;
import io.github.acetune.kernel.wire.MessageCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A front end for tests: starts a kernel in this process and talks to it over loopback sockets. */
public final class KernelClient implements AutoCloseable {
    static final int PATIENCE_MILLISECONDS = 60_000;

    /** A reply and the broadcasts that belong to its request. */
    public record Answer(Message message, List<Message> broadcasts) {
        Map<String, Object> reply() {
            return message.content();
        }

        public String status() {
            return String.valueOf(reply().get("status"));
        }

        /** All text printed to a stream. */
        String printed(String stream) {
            return broadcasts.stream()
                    .filter(message -> message.type().equals("stream"))
                    .filter(message -> stream.equals(message.content().get("name")))
                    .map(message -> message.text("text", ""))
                    .collect(Collectors.joining());
        }

        List<Message> of(String type) {
            return broadcasts.stream().filter(message -> message.type().equals(type)).toList();
        }

        /** The plain text of the cell's value. */
        public String result() {
            return of("execute_result").stream()
                    .map(message -> data(message).get("text/plain"))
                    .map(String::valueOf)
                    .collect(Collectors.joining("|"));
        }

        /** The traceback without colours. */
        public String traceback() {
            List<?> lines = (List<?>) reply().get("traceback");
            return lines.stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining("\n"))
                    .replaceAll("\u001b\\[[0-9;]*m", "");
        }
    }

    /** The kernel under test, with its sockets. */
    private record Host(ConnectionFile connection, Kernel kernel, CountDownLatch ended) {
        static Host start(Map<String, String> environment) throws IOException {
            ConnectionFile connection = freeConnection();
            CountDownLatch ended = new CountDownLatch(1);
            Kernel kernel =
                    new Kernel(connection, KernelSettings.from(environment), ended::countDown);
            kernel.start();
            return new Host(connection, kernel, ended);
        }
    }

    private final ZContext context = new ZContext();
    private final String session;
    private final Host host;
    private final boolean started;
    private final MessageCodec codec;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heartbeat;
    private final List<Message> unclaimed = new ArrayList<>();

    private KernelClient(Host host, boolean started, String session) {
        this.host = host;
        this.started = started;
        this.session = session;
        ConnectionFile connection = host.connection();
        codec = new MessageCodec(connection);
        byte[] identity = session.getBytes(StandardCharsets.UTF_8);
        shell = connect(SocketType.DEALER, connection.shell(), identity);
        control = connect(SocketType.DEALER, connection.control(), identity);
        stdin = connect(SocketType.DEALER, connection.stdin(), identity);
        heartbeat = connect(SocketType.REQ, connection.heartbeat(), identity);
        iopub = connect(SocketType.SUB, connection.iopub(), null);
        iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
        // The welcome says that from now on no broadcast is missed.
        broadcast(message -> message.type().equals("iopub_welcome"));
    }

    public static KernelClient start() throws IOException {
        return start(Map.of());
    }

    public static KernelClient start(Map<String, String> environment) throws IOException {
        return new KernelClient(Host.start(environment), true, "test");
    }

    /**
     * Connects to a kernel that runs in a process of its own.
     *
     * @param connection where it listens
     * @return the front end
     */
    public static KernelClient connect(ConnectionFile connection) {
        return new KernelClient(new Host(connection, null, null), false, "test");
    }

    /** Connects a second front end to the same kernel. */
    KernelClient another(String name) {
        return new KernelClient(host, false, name);
    }

    public Answer run(String code) {
        return run(code, Map.of());
    }

    public Answer run(String code, Map<String, Object> more) {
        return answer(send(code, more));
    }

    /** Sends a cell and returns its request without waiting. */
    Message send(String code, Map<String, Object> more) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("code", code);
        content.putAll(more);
        return request("execute_request", content);
    }

    /** Sends a request on the shell channel. */
    Message request(String type, Map<String, Object> content) {
        return request(shell, type, content);
    }

    /** Sends a request on the control channel and returns its reply. */
    public Map<String, Object> controlReply(String type, Map<String, Object> content) {
        Message request = request(control, type, content);
        return receiveFor(control, request).content();
    }

    /** Sends a request on the control channel and waits for its reply and all of its broadcasts. */
    Answer controlAnswer(String type, Map<String, Object> content) {
        Message request = request(control, type, content);
        return answer(receiveFor(control, request), request);
    }

    /** Sends a request on the shell channel and returns its reply. */
    Map<String, Object> shellReply(String type, Map<String, Object> content) {
        return answer(request(type, content)).reply();
    }

    /** Waits for the reply to a request and for all of its broadcasts. */
    Answer answer(Message request) {
        return answer(receiveFor(shell, request), request);
    }

    private Answer answer(Message reply, Message request) {
        List<Message> broadcasts = new ArrayList<>();
        while (true) {
            Message next = broadcast(message -> belongs(message, request));
            broadcasts.add(next);
            if (next.type().equals("status")
                    && "idle".equals(next.content().get("execution_state"))) {
                return new Answer(reply, broadcasts);
            }
        }
    }

    /** Waits for a broadcast; others that arrive before it are kept for later. */
    Message broadcast(Predicate<Message> wanted) {
        Optional<Message> kept = unclaimed.stream().filter(wanted).findFirst();
        if (kept.isPresent()) {
            unclaimed.remove(kept.get());
            return kept.get();
        }
        while (true) {
            Message next = receive(iopub);
            if (wanted.test(next)) {
                return next;
            }
            unclaimed.add(next);
        }
    }

    /** Waits for the kernel's question and answers it; returns the question. */
    Message answerInput(String value) {
        Message question = receive(stdin);
        send(
                stdin,
                Message.create(
                        "input_reply",
                        session,
                        List.of(),
                        question.header(),
                        Map.of(),
                        Map.of("value", value)));
        return question;
    }

    /** Sends raw frames on the shell channel. */
    void sendRaw(List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            shell.send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
    }

    byte[] echo(byte[] bytes) {
        heartbeat.send(bytes);
        return heartbeat.recv();
    }

    /** Lets the interrupt signal of this process, which is the kernel's here, reach the kernel. */
    void listenToSignals() {
        new ProcessGuard(host.kernel()).interruptOnSignal();
    }

    /** Whether the kernel says, in time, that it has ended. */
    boolean hasEnded(long milliseconds) throws InterruptedException {
        return host.ended().await(milliseconds, TimeUnit.MILLISECONDS);
    }

    static boolean belongs(Message message, Message request) {
        return request.header().get("msg_id").equals(message.parent().get("msg_id"));
    }

    static Map<?, ?> data(Message message) {
        return (Map<?, ?>) message.content().get("data");
    }

    @Override
    public void close() {
        if (started) {
            host.kernel().close();
        }
        context.close();
    }

    private Message request(ZMQ.Socket socket, String type, Map<String, Object> content) {
        Message request = Message.create(type, session, List.of(), Map.of(), Map.of(), content);
        send(socket, request);
        return request;
    }

    private void send(ZMQ.Socket socket, Message message) {
        List<byte[]> frames = codec.encode(message);
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
    }

    private Message receiveFor(ZMQ.Socket socket, Message request) {
        while (true) {
            Message message = receive(socket);
            if (belongs(message, request)) {
                return message;
            }
        }
    }

    private Message receive(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                throw new AssertionError(
                        "the kernel sent nothing in " + PATIENCE_MILLISECONDS + " ms");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        return codec.decode(frames)
                .orElseThrow(() -> new AssertionError("a message with a wrong signature"));
    }

    private ZMQ.Socket connect(SocketType type, int port, byte[] identity) {
        ZMQ.Socket socket = context.createSocket(type);
        if (identity != null) {
            socket.setIdentity(identity);
        }
        socket.setHWM(0);
        socket.setReceiveTimeOut(PATIENCE_MILLISECONDS);
        socket.connect(host.connection().address(port));
        return socket;
    }

    /**
     * Chooses free ports.
     *
     * @return where a kernel may listen
     * @throws IOException when there are none
     */
    public static ConnectionFile freeConnection() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new ConnectionFile(
                    "tcp",
                    "127.0.0.1",
                    ports[0],
                    ports[1],
                    ports[2],
                    ports[3],
                    ports[4],
                    "secret",
                    "hmac-sha256");
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
