package io.github.acetune.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** {@code System.out}, {@code System.err} and {@code System.in} of the cells. */
public final class StandardStreams {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;

    /** Creates them, remembering the process's own streams. */
    public StandardStreams() {}

    /** Replaces the process's streams by those of the cells. */
    public void install() {
        System.setOut(
                new PrintStream(new CellOutput("stdout", out), false, StandardCharsets.UTF_8));
        System.setErr(
                new PrintStream(new CellOutput("stderr", err), false, StandardCharsets.UTF_8));
        System.setIn(new CellInput());
    }

    /** Puts the process's own streams back. */
    public void restore() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }

    /** Sends what is written to the cell of the writing thread. */
    private static final class CellOutput extends OutputStream {
        private final String stream;
        private final PrintStream console;

        CellOutput(String stream, PrintStream console) {
            this.stream = stream;
            this.console = console;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            CellContext cell = CellContext.current();
            if (cell == null) {
                console.write(bytes, offset, length);
            } else {
                cell.print(stream, bytes, offset, length);
            }
        }
    }

    /** Asks the front end for a line whenever the last one is used up. */
    private static final class CellInput extends InputStream {
        private byte[] line = {};
        private int position;

        @Override
        public synchronized int read() throws IOException {
            if (position == line.length) {
                ask();
            }
            return line[position++] & 0xff;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == line.length) {
                ask();
            }
            int count = Math.min(length, line.length - position);
            System.arraycopy(line, position, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public synchronized int available() {
            return line.length - position;
        }

        private void ask() throws IOException {
            CellContext cell = CellContext.current();
            if (cell == null) {
                throw new IOException("no cell is running that could ask for input");
            }
            try {
                line = (cell.ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
                position = 0;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for input");
            } catch (UnsupportedOperationException impossible) {
                throw new IOException(impossible.getMessage(), impossible);
            }
        }
    }
}
