package io.github.acetune.md;

import io.github.acetune.structure.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * A file that grows and can be cut back to a length at which everything before was complete.
 *
 * <p>Not a channel: those close when their thread is interrupted, and an interrupted run still writes.
 */
final class AppendedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final RandomAccessFile file;
    private final boolean compressed;
    private OutputStream out;

    /**
     * Opens a file to go on after a length.
     *
     * @throws InvalidInputException where it is shorter than that
     */
    AppendedFile(Path path, long length) {
        this.path = path;
        this.compressed = path.toString().endsWith(".gz");
        try {
            this.file = new RandomAccessFile(path.toFile(), "rw");
            if (file.length() < length) {
                long found = file.length();
                file.close();
                throw new InvalidInputException(
                        path
                                + ": was cut short: "
                                + found
                                + " bytes, but the checkpoint was written after "
                                + length
                                + "; restore the file, or start the run anew in another folder");
            }
            file.setLength(length);
            file.seek(length);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    void append(String text) {
        try {
            if (out == null) {
                var buffered = new BufferedOutputStream(new Sink(), BUFFER);
                out = compressed ? new GZIPOutputStream(buffered, BUFFER) : buffered;
            }
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    /** Shows readers what was written up to now; a compressed file waits for {@link #complete}. */
    void flush() {
        try {
            if (out != null && !compressed) {
                out.flush();
            }
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    /** Brings everything to the disk, ending a compressed file's member, and tells the length. */
    long complete() {
        try {
            if (out != null) {
                out.close();
                out = null;
            }
            file.getFD().sync();
            return file.length();
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
            file.close();
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private UncheckedIOException failure(IOException failed) {
        return new UncheckedIOException(
                path + ": cannot be written: " + failed.getMessage(), failed);
    }

    /** The file as a stream whose end does not close it. */
    private final class Sink extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            file.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            file.write(bytes, from, count);
        }
    }
}
