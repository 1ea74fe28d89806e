package io.github.acetune.structure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the lines of a stream without making a string of each.
 *
 * <p>After {@link #next()} the line is {@code buffer[start, end)}, without its end-of-line characters ({@code \n} or
 * {@code \r\n}); the array changes with the next call.
 */
final class LineScanner implements AutoCloseable {
    private static final int INITIAL_CAPACITY = 1 << 17;

    private final InputStream in;
    private byte[] buffer = new byte[INITIAL_CAPACITY];
    private int position;
    private int limit;
    private boolean exhausted;
    private int start;
    private int end;
    private long lineNumber;
    private long discarded;

    LineScanner(InputStream in) {
        this(in, 0);
    }

    LineScanner(InputStream in, long linesBefore) {
        this.in = in;
        this.lineNumber = linesBefore;
    }

    /** Moves to the next line; false at the end of the file. */
    boolean next() throws IOException {
        int newline = findNewline(position);
        if (newline < 0 && position == limit) {
            return false;
        }
        start = position;
        end = newline < 0 ? limit : newline;
        position = newline < 0 ? limit : newline + 1;
        if (end > start && buffer[end - 1] == '\r') {
            end--;
        }
        lineNumber++;
        return true;
    }

    /** The index of the next newline, or −1 where the file ends without one; may move the data within the buffer. */
    private int findNewline(int from) throws IOException {
        int scan = from;
        while (true) {
            while (scan < limit && buffer[scan] != '\n') {
                scan++;
            }
            if (scan < limit) {
                return scan;
            }
            if (exhausted) {
                return -1;
            }
            scan -= position;
            refill();
            scan += position;
        }
    }

    private void refill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            discarded += position;
            position = 0;
        } else if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            exhausted = true;
        } else {
            limit += count;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The current line's number in the file, counted from 1. */
    long lineNumber() {
        return lineNumber;
    }

    /** Where the current line begins, in bytes from the beginning of the stream. */
    long offset() {
        return discarded + start;
    }

    boolean isBlank() {
        for (int k = start; k < end; k++) {
            // Bytes below zero belong to characters outside ASCII, and zeros to no text at all.
            if (buffer[k] > ' ' || buffer[k] <= 0) {
                return false;
            }
        }
        return true;
    }

    String text() {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
