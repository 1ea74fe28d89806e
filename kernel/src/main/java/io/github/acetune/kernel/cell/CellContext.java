package io.github.acetune.kernel.cell;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One execution of a cell.
 *
 * <p>Threads inherit it, so that what a background thread prints goes to the cell that started the thread, also after
 * that cell has ended. Threads that inherit nothing (the common pool's) belong to the cell that started last.
 */
public final class CellContext {
    private static final InheritableThreadLocal<CellContext> CURRENT =
            new InheritableThreadLocal<>();
    private static volatile CellContext latest;

    private final int number;
    private final String identity;
    private final boolean silent;
    private final Map<String, Object> request;
    private final Broadcaster broadcaster;
    private final InputPrompt prompt;
    private final Services services;
    private final StreamBuffer streams;
    private final ThreadGroup threads;

    /**
     * Creates the context of a cell that is about to run.
     *
     * @param number its execution count
     * @param identity what tells its cell from the notebook's others, the same whenever the cell is run
     * @param silent whether all its output is dropped
     * @param request header of the execute request
     * @param broadcaster sends its output
     * @param prompt asks for its input; null when the front end cannot ask
     * @param services what its code may ask of the kernel
     */
    public CellContext(
            int number,
            String identity,
            boolean silent,
            Map<String, Object> request,
            Broadcaster broadcaster,
            InputPrompt prompt,
            Services services) {
        this.number = number;
        this.identity = identity;
        this.silent = silent;
        this.request = request;
        this.broadcaster = broadcaster;
        this.prompt = prompt;
        this.services = services;
        this.streams = new StreamBuffer(this::sendStream);
        this.threads = new CellThreads(number);
    }

    /**
     * The cell to which the calling thread belongs.
     *
     * @return the cell, or the latest one for a thread of unknown origin; null before the first
     */
    public static CellContext current() {
        CellContext own = CURRENT.get();
        return own != null ? own : latest;
    }

    /**
     * The cell from which the calling thread descends.
     *
     * @return the cell, or null for a thread of unknown origin
     */
    public static CellContext inherited() {
        return CURRENT.get();
    }

    /** Makes this the cell of the calling thread, of threads it starts, and of threads of unknown origin. */
    public void attach() {
        CURRENT.set(this);
        latest = this;
    }

    /**
     * The execution count.
     *
     * @return the number that the front end shows beside the cell
     */
    public int number() {
        return number;
    }

    /**
     * What tells this cell from the notebook's others.
     *
     * @return the same text whenever the cell is run
     */
    public String identity() {
        return identity;
    }

    /**
     * The group of all threads that the cell's code starts.
     *
     * @return the group
     */
    public ThreadGroup threads() {
        return threads;
    }

    /**
     * What the cell's code may ask of the kernel.
     *
     * @return the services
     */
    public Services services() {
        return services;
    }

    /**
     * Sends a broadcast of this cell, after everything it printed so far.
     *
     * @param type its {@code msg_type}
     * @param content as the type demands
     */
    public void send(String type, Map<String, Object> content) {
        flush();
        if (!silent) {
            broadcaster.broadcast(type, request, content);
        }
    }

    /**
     * Takes in what the cell's code prints; it is sent soon, in few messages.
     *
     * @param stream {@code stdout} or {@code stderr}
     * @param bytes UTF-8, perhaps cut within a character
     * @param offset where in {@code bytes} it starts
     * @param length how many bytes it has
     */
    public void print(String stream, byte[] bytes, int offset, int length) {
        if (!silent) {
            streams.append(stream, bytes, offset, length);
        }
    }

    /** Sends now what was printed so far. */
    public void flush() {
        streams.flush();
    }

    /**
     * Asks the user for a line of text.
     *
     * @param question what to show before the input field
     * @param password whether to hide what is typed
     * @return the line, without its end
     * @throws InterruptedException when the cell is interrupted while waiting
     */
    public String ask(String question, boolean password) throws InterruptedException {
        if (prompt == null) {
            throw new UnsupportedOperationException(
                    "this front end cannot ask for input (it sent allow_stdin = false); give the value in the code instead");
        }
        flush();
        return prompt.ask(question, password);
    }

    private void sendStream(String stream, String text) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", stream);
        content.put("text", text);
        broadcaster.broadcast("stream", request, content);
    }
}
