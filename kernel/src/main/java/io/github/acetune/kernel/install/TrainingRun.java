package io.github.acetune.kernel.install;

import io.github.acetune.kernel.engine.VectorModule;
import io.github.acetune.kernel.session.Kernel;
import io.github.acetune.kernel.session.KernelSettings;
import io.github.acetune.kernel.wire.Channel;
import io.github.acetune.kernel.wire.ConnectionFile;
import io.github.acetune.kernel.wire.Message;
import io.github.acetune.kernel.wire.MessageCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Runs a kernel through what a short session does, so that the JDK can remember the classes that takes. */
final class TrainingRun {
    private static final int PATIENCE_MILLISECONDS = 60_000;
    private static final List<String> CELLS =
            List.of(
                    "1 + 1",
                    "var numbers = new double[][] {{1, 2}, {3, 4}};\nnumbers",
                    "record Point(double x, double y) {}\nnew Point(1, 2)",
                    "for (int i = 0; i < 3; i++) System.out.println(i);",
                    "Table.create(\"table\", IntColumn.create(\"a\", 1, 2), DoubleColumn.create(\"b\", 1.5, 2.5))",
                    "Stream.of(1, 2, 3).map(i -> i * i).toList()",
                    "display(html(\"<b>b</b>\")).update(markdown(\"b\"));",
                    "int wrong = \"text\";",
                    "Integer.parseInt(\"x\")");

    private TrainingRun() {}

    /**
     * Runs it.
     *
     * @param arguments none
     * @throws Exception when a socket cannot be opened or the kernel does not answer
     */
    public static void main(String[] arguments) throws Exception {
        if (!VectorModule.load()) {
            System.err.println("this Java machine does not let the Vector API be added");
            System.exit(1);
        }
        ConnectionFile connection = freeConnection();
        CountDownLatch ended = new CountDownLatch(1);
        Kernel kernel = new Kernel(connection, KernelSettings.from(Map.of()), ended::countDown);
        kernel.start();
        try (ZContext context = new ZContext()) {
            ZMQ.Socket shell =
                    connect(context, SocketType.DEALER, connection.address(connection.shell()));
            ZMQ.Socket iopub =
                    connect(context, SocketType.SUB, connection.address(connection.iopub()));
            iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
            MessageCodec codec = new MessageCodec(connection);
            ask(shell, codec, "kernel_info_request", Map.of());
            for (String cell : CELLS) {
                Map<String, Object> content = new LinkedHashMap<>();
                content.put("code", cell);
                content.put("stop_on_error", false);
                ask(shell, codec, "execute_request", content);
            }
            ask(shell, codec, "complete_request", Map.of("code", "Math.ma", "cursor_pos", 7));
            ask(shell, codec, "inspect_request", Map.of("code", "Math.max", "cursor_pos", 8));
            ask(shell, codec, "is_complete_request", Map.of("code", "int f() {"));
            ask(shell, codec, "shutdown_request", Map.of("restart", false));
        }
        boolean done = ended.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        System.exit(done ? 0 : 1);
    }

    private static ZMQ.Socket connect(ZContext context, SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setReceiveTimeOut(PATIENCE_MILLISECONDS);
        socket.connect(address);
        return socket;
    }

    private static void ask(
            ZMQ.Socket shell, MessageCodec codec, String type, Map<String, Object> content) {
        Message request = Message.create(type, "training", List.of(), Map.of(), Map.of(), content);
        List<byte[]> frames = codec.encode(request);
        for (int i = 0; i < frames.size(); i++) {
            shell.send(frames.get(i), i == frames.size() - 1 ? 0 : ZMQ.SNDMORE);
        }
        do {
            if (shell.recv() == null) {
                throw new IllegalStateException(
                        "the kernel did not answer a message of type "
                                + type
                                + " on "
                                + Channel.SHELL);
            }
        } while (shell.hasReceiveMore());
    }

    private static ConnectionFile freeConnection() throws IOException {
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
                    UUID.randomUUID().toString(),
                    "hmac-sha256");
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
