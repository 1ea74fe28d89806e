package io.github.acetune.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A local server that answers each request as told beforehand, and remembers which parts were asked for. */
final class FlakyServer implements AutoCloseable {
    /** One answer. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange, byte[] content) throws IOException;
    }

    private final HttpServer server;
    private final byte[] content;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);

    FlakyServer(byte[] content, Answer... answers) throws IOException {
        this.content = content.clone();
        this.answers.addAll(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/file.xyz");
    }

    /** The ranges asked for, "all" where none was. */
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "all" : range);
        Answer next;
        synchronized (answers) {
            next = answers.isEmpty() ? WHOLE : answers.removeFirst();
        }
        try (exchange) {
            next.to(exchange, content);
        }
    }

    /** Everything, whatever part was asked for. */
    static final Answer WHOLE = (exchange, content) -> send(exchange, content, content.length);

    /** The part that was asked for. */
    static final Answer RANGE = FlakyServer::sendRange;

    /** Says how much there is and closes half-way. */
    static final Answer HALF = (exchange, content) -> send(exchange, content, content.length / 2);

    /** Does not say how much there is, and ends too early. */
    static final Answer SHORT =
            (exchange, content) -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(content, 0, content.length / 3);
            };

    static Answer status(int code) {
        return (exchange, _) -> exchange.sendResponseHeaders(code, -1);
    }

    static Answer redirect(String place) {
        return (exchange, _) -> {
            exchange.getResponseHeaders().add("Location", place);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Sends half and then nothing, until the test is over. */
    Answer stall() {
        return (exchange, bytes) -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Sends half of what is missing and then nothing, until the test is over. */
    Answer stallWithinRange() {
        return (exchange, bytes) -> {
            int from = begin(exchange, bytes);
            exchange.getResponseBody().write(bytes, from, (bytes.length - from) / 2);
            exchange.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        };
    }

    void then(Answer answer) {
        synchronized (answers) {
            answers.add(answer);
        }
    }

    private static void send(HttpExchange exchange, byte[] content, int count) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, count);
    }

    private static void sendRange(HttpExchange exchange, byte[] content) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, content, content.length);
            return;
        }
        if (position(range) >= content.length) {
            exchange.getResponseHeaders().add("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        int from = begin(exchange, content);
        exchange.getResponseBody().write(Arrays.copyOfRange(content, from, content.length));
    }

    private static int position(String range) {
        return Integer.parseInt(range.replaceAll("\\D", ""));
    }

    /** Announces the part that was asked for; where it begins. */
    private static int begin(HttpExchange exchange, byte[] content) throws IOException {
        int from = position(exchange.getRequestHeaders().getFirst("Range"));
        exchange.getResponseHeaders()
                .add(
                        "Content-Range",
                        "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        exchange.sendResponseHeaders(206, content.length - from);
        return from;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
