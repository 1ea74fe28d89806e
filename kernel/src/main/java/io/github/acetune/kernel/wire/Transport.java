package io.github.acetune.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The kernel's sockets.
 *
 * <p>ZeroMQ sockets belong to one thread, and a thread that is interrupted while it writes to one breaks it. User code
 * runs on threads that are interrupted; therefore {@link #send} only puts the message into a queue, one thread empties
 * the queue into an internal socket, and one thread owns all the sockets that face the network.
 */
public final class Transport implements AutoCloseable {
    private static final String BRIDGE = "inproc://outgoing";
    private static final int LINGER_MILLISECONDS = 500;

    /** What waits to be sent; without a message, the end of all sending. */
    private record Outgoing(Channel channel, Message message) {}

    private static final Outgoing END = new Outgoing(Channel.IOPUB, null);

    private final ConnectionFile connection;
    private final MessageCodec codec;
    private final String session;
    private final BiConsumer<Channel, Message> receiver;
    private final ZContext context = new ZContext(1);
    private final BlockingQueue<Outgoing> outgoing = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Creates the transport; {@link #start} opens it.
     *
     * @param connection where to listen
     * @param session identifier of the kernel's session
     * @param receiver is given every message with a valid signature, on the transport's own thread: it must not block
     */
    public Transport(
            ConnectionFile connection, String session, BiConsumer<Channel, Message> receiver) {
        this.connection = connection;
        this.session = session;
        this.receiver = receiver;
        this.codec = new MessageCodec(connection);
        context.setLinger(LINGER_MILLISECONDS);
    }

    /** Binds the sockets, then returns while threads of the transport serve them. */
    public void start() {
        List<ZMQ.Socket> sockets = new ArrayList<>();
        sockets.add(bind(SocketType.ROUTER, connection.shell()));
        sockets.add(bind(SocketType.ROUTER, connection.control()));
        sockets.add(bind(SocketType.ROUTER, connection.stdin()));
        sockets.add(bind(SocketType.XPUB, connection.iopub()));
        sockets.add(bind(SocketType.ROUTER, connection.heartbeat()));
        ZMQ.Socket bridge = context.createSocket(SocketType.PULL);
        bridge.setHWM(0);
        bridge.bind(BRIDGE);
        sockets.add(bridge);
        begin("acetune-sockets", () -> serve(sockets));
        begin("acetune-sender", this::forward);
    }

    /**
     * Sends a message; returns at once. Messages leave in the order of the calls.
     *
     * @param channel where to
     * @param message what
     */
    public void send(Channel channel, Message message) {
        outgoing.add(new Outgoing(channel, message));
    }

    /** Sends what waits, then closes the sockets. */
    @Override
    public void close() {
        outgoing.add(END);
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(2L * LINGER_MILLISECONDS);
            } catch (InterruptedException asked) {
                interrupted = true;
            }
        }
        context.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ZMQ.Socket bind(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        // Losing output silently is worse than using memory for it.
        socket.setHWM(0);
        socket.setLinger(LINGER_MILLISECONDS);
        if (type == SocketType.XPUB) {
            socket.setXpubVerbose(true);
        } else {
            // A front end that reconnects keeps its identity; without handover its new messages
            // would be refused.
            socket.setRouterHandover(true);
        }
        socket.bind(connection.address(port));
        return socket;
    }

    private void begin(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Moves messages from the queue to the bridge. Runs on its own thread, which owns the bridge's near end. */
    private void forward() {
        try (ZMQ.Socket bridge = context.createSocket(SocketType.PUSH)) {
            bridge.setHWM(0);
            bridge.setLinger(LINGER_MILLISECONDS);
            bridge.connect(BRIDGE);
            Outgoing next = take();
            while (next.message() != null) {
                forward(next, bridge);
                next = take();
            }
            bridge.send(new byte[] {(byte) Channel.values().length}, 0);
        }
    }

    private void forward(Outgoing next, ZMQ.Socket bridge) {
        try {
            List<byte[]> frames = codec.encode(next.message());
            bridge.send(
                    new byte[] {(byte) Arrays.asList(Channel.values()).indexOf(next.channel())},
                    ZMQ.SNDMORE);
            sendFrames(bridge, frames);
        } catch (RuntimeException | OutOfMemoryError unsendable) {
            // One message that cannot be written (out of memory, a value that is no JSON) must not
            // end all output.
            ConsoleLog.warn(
                    "a message of type " + next.message().type() + " could not be sent",
                    unsendable);
        }
    }

    private Outgoing take() {
        while (true) {
            try {
                return outgoing.take();
            } catch (InterruptedException ignored) {
                // Only END ends the sender.
            }
        }
    }

    /** Serves the sockets, in the order of {@link Channel} and then heartbeat and bridge, until the bridge says to end. */
    private void serve(List<ZMQ.Socket> sockets) {
        Channel[] channels = Channel.values();
        ZMQ.Socket heartbeat = sockets.get(channels.length);
        ZMQ.Socket bridge = sockets.get(channels.length + 1);
        try (ZMQ.Poller poller = context.createPoller(sockets.size())) {
            sockets.forEach(socket -> poller.register(socket, ZMQ.Poller.POLLIN));
            while (poller.poll() >= 0) {
                for (int i = 0; i < channels.length; i++) {
                    if (poller.pollin(i)) {
                        receive(channels[i], receiveFrames(sockets.get(i)));
                    }
                }
                if (poller.pollin(channels.length)) {
                    sendFrames(heartbeat, receiveFrames(heartbeat));
                }
                if (poller.pollin(channels.length + 1)) {
                    List<byte[]> frames = receiveFrames(bridge);
                    int channel = frames.get(0)[0];
                    if (channel == channels.length) {
                        return;
                    }
                    sendFrames(sockets.get(channel), frames.subList(1, frames.size()));
                }
            }
        } finally {
            sockets.forEach(ZMQ.Socket::close);
        }
    }

    private void receive(Channel channel, List<byte[]> frames) {
        if (channel == Channel.IOPUB) {
            welcome(frames.get(0));
        } else {
            try {
                codec.decode(frames).ifPresent(message -> receiver.accept(channel, message));
            } catch (RuntimeException | OutOfMemoryError unexpected) {
                ConsoleLog.warn(
                        "a message on channel " + channel + " could not be taken in", unexpected);
            }
        }
    }

    /** Tells a new subscriber that broadcasts reach it from now on (Jupyter enhancement proposal 65). */
    private void welcome(byte[] subscription) {
        if (subscription.length == 0 || subscription[0] != 1) {
            return;
        }
        byte[] topic = Arrays.copyOfRange(subscription, 1, subscription.length);
        Map<String, Object> content =
                Map.of("subscription", new String(topic, StandardCharsets.UTF_8));
        send(
                Channel.IOPUB,
                Message.create(
                        "iopub_welcome", session, List.of(topic), Map.of(), Map.of(), content));
    }

    private static List<byte[]> receiveFrames(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            frames.add(socket.recv(0));
        } while (socket.hasReceiveMore());
        return frames;
    }

    private static void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
    }
}
