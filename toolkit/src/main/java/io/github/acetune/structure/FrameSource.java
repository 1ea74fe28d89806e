package io.github.acetune.structure;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The frames of a file, one after the other: plain, compressed by gzip, or those of the extended XYZ files in a zip or tar
 * archive. What a file is, is told by its first bytes, not by its name.
 */
final class FrameSource implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final InputStream source;
    private final Optional<ArchiveMembers> members;
    private FrameReader current;
    private boolean found;

    /**
     * Opens a source.
     *
     * @param name what to call it in messages
     * @param source where from; closed with this
     * @throws InvalidInputException where the data are damaged
     */
    FrameSource(String name, InputStream source) {
        this.name = name;
        try {
            this.source = gunzipped(source);
            this.members = ArchiveMembers.of(this.source);
        } catch (IOException failed) {
            throw failure(name, failed);
        }
        if (members.isEmpty()) {
            this.current = new FrameReader(name, this.source);
        }
    }

    /**
     * One file of an archive.
     *
     * @param name what to call the archive in messages
     * @param source the archive; closed with the result
     * @param member the file in it, with or without the folders that it is in
     * @return its content
     * @throws InvalidInputException where the source is damaged, no archive, or has no such file
     */
    static InputStream member(String name, InputStream source, String member) {
        try {
            var members =
                    ArchiveMembers.of(gunzipped(source))
                            .orElseThrow(() ->
                                    new InvalidInputException(
                                            name
                                                    + ": is no archive, in which "
                                                    + member
                                                    + " could be"));
            for (var next = members.next(); next.isPresent(); next = members.next()) {
                String file = next.get().name();
                if (file.equals(member) || file.endsWith("/" + member)) {
                    return next.get().content();
                }
            }
            throw new InvalidInputException(
                    name + ": holds no " + member + ", but " + members.names());
        } catch (IOException failed) {
            throw failure(name, failed);
        }
    }

    private static RuntimeException failure(String name, IOException failed) {
        return failed instanceof ZipException || failed instanceof EOFException
                ? new InvalidInputException(
                        name + ": the compressed data is damaged or cut short", failed)
                : new UncheckedIOException(
                        name + ": cannot be read: " + failed.getMessage(), failed);
    }

    /** Whether a file is neither compressed nor an archive. */
    static boolean isPlain(InputStream source) throws IOException {
        byte[] head = source.readNBytes(ArchiveMembers.Tar.BLOCK);
        return !isGzip(head)
                && !ArchiveMembers.Zip.isHeader(head)
                && !ArchiveMembers.Tar.isHeader(head);
    }

    private static boolean isGzip(byte... head) {
        return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    /** The next frame, or empty at the end. */
    Optional<Structure> next() {
        while (current != null || advance()) {
            Optional<Structure> frame = current.next();
            if (frame.isPresent()) {
                return frame;
            }
            if (members.isEmpty()) {
                return Optional.empty();
            }
            current = null;
        }
        return Optional.empty();
    }

    /** Goes on to the next extended XYZ file of the archive. */
    private boolean advance() {
        var archive = members.orElseThrow();
        try {
            for (var next = archive.next(); next.isPresent(); next = archive.next()) {
                if (isXyz(next.get().name())) {
                    found = true;
                    current = new FrameReader(name + "!" + next.get().name(), next.get().content());
                    return true;
                }
            }
        } catch (IOException failed) {
            throw failure(name, failed);
        }
        if (!found) {
            throw new InvalidInputException(
                    name + ": holds no file called .xyz or .extxyz, but " + archive.names());
        }
        return false;
    }

    private static boolean isXyz(String file) {
        return !baseName(file).startsWith(".") && file.matches("(?i).*\\.(extxyz|xyz)");
    }

    private static String baseName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static InputStream gunzipped(InputStream source) throws IOException {
        var buffered = new BufferedInputStream(source, BUFFER);
        buffered.mark(2);
        boolean gzip = isGzip(buffered.readNBytes(2));
        buffered.reset();
        return gzip
                ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
                : buffered;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    name + ": cannot be closed: " + failed.getMessage(), failed);
        }
    }
}
