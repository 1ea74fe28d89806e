package io.github.acetune.kernel.session;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.cell.Services;
import io.github.acetune.kernel.cell.StandardStreams;
import io.github.acetune.kernel.display.Renderers;
import io.github.acetune.kernel.engine.CodeAnalysis;
import io.github.acetune.kernel.engine.JavaEngine;
import io.github.acetune.kernel.engine.VectorModule;
import io.github.acetune.kernel.magic.Magics;
import io.github.acetune.kernel.wire.Channel;
import io.github.acetune.kernel.wire.ConnectionFile;
import io.github.acetune.kernel.wire.ConsoleLog;
import io.github.acetune.kernel.wire.Message;
import io.github.acetune.kernel.wire.Transport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A Jupyter kernel.
 *
 * <p>Requests of the shell channel are answered one after the other on one thread, those of the control channel on
 * another, so that a running cell can be interrupted and the kernel shut down.
 */
public final class Kernel implements AutoCloseable {
    private static final long IDLE_MILLISECONDS = 700;
    // What must not wait behind a running cell when it comes on the control channel. The engine
    // does one thing at a time, so that everything else takes its turn, wherever it came from.
    private static final Set<String> URGENT =
            Set.of(
                    "kernel_info_request",
                    "interrupt_request",
                    "shutdown_request",
                    "history_request",
                    "comm_info_request");

    private final Outbox outbox = new Outbox(UUID.randomUUID().toString());
    private final InputChannel input = new InputChannel(outbox);
    private final History history = new History();
    private final RequestQueue requests = new RequestQueue();
    private final BlockingQueue<Message> urgent = new LinkedBlockingQueue<>();
    private final StandardStreams streams = new StandardStreams();
    private final Renderers renderers = new Renderers();
    private final KernelSettings settings;
    private final Transport transport;
    private final Runnable ended;
    private volatile JavaEngine engine;
    private volatile boolean closing;
    private CellExecutor cells;
    private CodeAnalysis analysis;
    private Magics magics;

    /**
     * Creates a kernel; {@link #start} starts it.
     *
     * @param connection where it listens
     * @param settings its settings
     * @param ended is run, on a thread of the kernel, after a front end has shut the kernel down
     */
    public Kernel(ConnectionFile connection, KernelSettings settings, Runnable ended) {
        this.settings = settings;
        this.ended = ended;
        transport = new Transport(connection, outbox.session(), this::receive);
        outbox.use(transport);
    }

    /** Starts to listen and returns; cells are taken in at once and run as soon as the compiler is ready. */
    public void start() {
        transport.start();
        outbox.status(null, "starting");
        Thread _ = daemon("acetune-control", this::serveControl);
        Thread _ = daemon("acetune-shell", this::serveShell);
    }

    /** Stops the cell that is running, if one is. */
    public void interrupt() {
        JavaEngine current = engine;
        if (current != null) {
            current.interrupt();
        }
    }

    /**
     * Whether the kernel has been asked to end.
     *
     * @return true from the shutdown request on
     */
    public boolean closing() {
        return closing;
    }

    /**
     * Tells every front end something outside of a cell's code.
     *
     * @param text what to show as error output of the latest cell
     */
    public void announce(String text) {
        CellContext latest = CellContext.current();
        if (latest != null) {
            latest.send("stream", Map.of("name", "stderr", "text", text));
        }
    }

    /** Ends the kernel: stops its cell, sends what waits, closes the sockets. */
    @Override
    public void close() {
        closing = true;
        JavaEngine current = engine;
        if (current != null) {
            current.close();
            streams.restore();
        }
        transport.close();
    }

    private void receive(Channel channel, Message message) {
        switch (channel) {
            case SHELL -> requests.add(new Request(channel, message));
            case CONTROL -> {
                if (URGENT.contains(message.type())) {
                    urgent.add(message);
                } else {
                    requests.add(new Request(channel, message));
                }
            }
            case STDIN -> input.answer(message);
            case IOPUB -> {
                // Front ends send nothing here but subscriptions.
            }
        }
    }

    private void prepareEngine() {
        JavaEngine[] created = new JavaEngine[1];
        magics = new Magics(() -> created[0]);
        JavaEngine made = new JavaEngine(settings.engine(), renderers, magics);
        created[0] = made;
        made.importDefaults();
        analysis = new CodeAnalysis(made, magics::names);
        Services services = new KernelServices(made, magics, renderers, new LibraryDelivery());
        cells = new CellExecutor(outbox, input, history, made, services);
        if (!VectorModule.load()) {
            ConsoleLog.info(
                    "this Java machine does not let the Vector API be added; the engines run without it."
                            + " Install the kernel again with the JDK in use.");
        }
        streams.install();
        engine = made;
        runStartupScripts(made, services);
    }

    private void runStartupScripts(JavaEngine made, Services services) {
        for (String script : settings.startupScripts()) {
            CellContext cell = new CellContext(0, "", true, Map.of(), outbox, null, services);
            made.execute(cell, script)
                    .failure()
                    .ifPresent(failure ->
                            ConsoleLog.info(
                                    "a start-up script failed: "
                                            + String.join("\n", failure.traceback())));
        }
    }

    private void serveShell() {
        Thread preparation = daemon("acetune-prepare", this::prepareEngine);
        // The first completion takes long; it is done before anyone waits for it, when there is
        // nothing else to do.
        boolean warm = false;
        try {
            while (!closing) {
                Request request = requests.poll(warm ? Long.MAX_VALUE : IDLE_MILLISECONDS);
                if (request == null) {
                    preparation.join();
                    engine.indexPackages();
                    analysis.complete("Math.ma", -1);
                    // The names of all types are gathered when one is first completed.
                    analysis.complete("List<Str", -1);
                    warm = true;
                    continue;
                }
                // Front ends ask who the kernel is before they show it as ready; that needs no
                // compiler.
                if (!request.message().type().equals("kernel_info_request")) {
                    preparation.join();
                }
                if (requests.isLate(request)) {
                    abort(request);
                } else {
                    answer(request.channel(), request.message());
                }
            }
        } catch (InterruptedException unexpected) {
            ConsoleLog.warn("the shell thread was interrupted", unexpected);
        }
    }

    private void serveControl() {
        try {
            while (!closing) {
                answer(Channel.CONTROL, urgent.take());
            }
        } catch (InterruptedException unexpected) {
            ConsoleLog.warn("the control thread was interrupted", unexpected);
        }
    }

    private void answer(Channel channel, Message request) {
        outbox.status(request, "busy");
        try {
            dispatch(channel, request);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError problem) {
            ConsoleLog.warn("a request of type " + request.type() + " failed", problem);
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("status", "error");
            content.put("ename", problem.getClass().getName());
            content.put("evalue", String.valueOf(problem.getMessage()));
            content.put("traceback", List.of());
            outbox.reply(channel, request, content);
        }
        outbox.status(request, "idle");
        if (request.type().equals("shutdown_request")) {
            close();
            ended.run();
        }
    }

    private void dispatch(Channel channel, Message request) {
        switch (request.type()) {
            case "execute_request" -> execute(channel, request);
            case "kernel_info_request" -> outbox.reply(channel, request, KernelInfo.content());
            case "complete_request" ->
                    outbox.reply(
                            channel,
                            request,
                            analysis.complete(
                                    request.text("code", ""), request.number("cursor_pos", -1)));
            case "inspect_request" ->
                    outbox.reply(
                            channel,
                            request,
                            analysis.inspect(
                                    request.text("code", ""),
                                    request.number("cursor_pos", -1),
                                    request.number("detail_level", 0)));
            case "is_complete_request" ->
                    outbox.reply(channel, request, analysis.completeness(request.text("code", "")));
            case "history_request" ->
                    outbox.reply(channel, request, history.answer(request.content()));
            case "comm_info_request" ->
                    outbox.reply(channel, request, Map.of("status", "ok", "comms", Map.of()));
            case "comm_open" -> refuseComm(request);
            case "interrupt_request" -> {
                interrupt();
                outbox.reply(channel, request, Map.of("status", "ok"));
            }
            case "shutdown_request" -> shutDown(channel, request);
            default -> {
                // comm_msg and comm_close of comms that were refused, and requests of later
                // protocols.
            }
        }
    }

    private void execute(Channel channel, Message request) {
        Map<String, Object> reply = cells.execute(request);
        outbox.reply(channel, request, reply);
        if ("error".equals(reply.get("status"))
                && !request.flag("silent", false)
                && request.flag("stop_on_error", true)) {
            requests.removeCells().forEach(this::abort);
        }
    }

    private void abort(Request cell) {
        outbox.status(cell.message(), "busy");
        outbox.reply(cell.channel(), cell.message(), cells.aborted());
        outbox.status(cell.message(), "idle");
    }

    private void shutDown(Channel channel, Message request) {
        closing = true;
        interrupt();
        Map<String, Object> content =
                Map.of("status", "ok", "restart", request.flag("restart", false));
        outbox.reply(channel, request, content);
        outbox.broadcast("shutdown_reply", request.header(), content);
    }

    /** No widget has its other half in this kernel; saying so keeps the front end from waiting for it. */
    private void refuseComm(Message request) {
        outbox.broadcast(
                "comm_close",
                request.header(),
                Map.of("comm_id", request.text("comm_id", ""), "data", Map.of()));
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
