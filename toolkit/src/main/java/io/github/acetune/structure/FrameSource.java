package io.github.acetune.structure;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
    private final Predicate<String> wanted;
    private final List<String> seen = new ArrayList<>();
    private FrameReader current;

    /**
     * Opens a source.
     *
     * @param name what to call it in messages
     * @param source where from; closed with this
     * @param member which file of an archive to read; empty for all that are extended XYZ by name
     * @throws InvalidInputException where the data are damaged, or a member is asked for and this is no archive
     */
    FrameSource(String name, InputStream source, Optional<String> member) {
        this.name = name;
        try {
            InputStream plain = gunzipped(new BufferedInputStream(source, BUFFER));
            this.source = plain;
            this.members = ArchiveMembers.of(plain);
        } catch (ZipException | EOFException damaged) {
            throw new InvalidInputException(
                    name + ": the compressed data is damaged or cut short", damaged);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    name + ": cannot be read: " + failed.getMessage(), failed);
        }
        this.wanted = file -> member.map(m -> isNamed(file, m)).orElseGet(() -> isXyz(file));
        if (members.isEmpty()) {
            if (member.isPresent()) {
                throw new InvalidInputException(
                        name + ": is no archive, in which " + member.get() + " could be");
            }
            this.current = new FrameReader(name, this.source);
        }
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

    /** Goes on to the next wanted file of the archive. */
    private boolean advance() {
        try {
            for (var next = members.orElseThrow().next();
                    next.isPresent();
                    next = members.orElseThrow().next()) {
                String file = next.get().name();
                if (wanted.test(file)) {
                    seen.add(file);
                    current = new FrameReader(name + "!" + file, next.get().content());
                    return true;
                }
            }
        } catch (ZipException | EOFException damaged) {
            throw new InvalidInputException(
                    name + ": the archive is damaged or cut short", damaged);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    name + ": cannot be read: " + failed.getMessage(), failed);
        }
        if (seen.isEmpty()) {
            throw new InvalidInputException(
                    name
                            + ": no such extended XYZ file in the archive, which holds "
                            + members.orElseThrow().names());
        }
        return false;
    }

    private static boolean isXyz(String file) {
        return !baseName(file).startsWith(".") && file.matches("(?i).*\\.(extxyz|xyz)");
    }

    private static boolean isNamed(String file, String member) {
        return file.equals(member) || file.endsWith("/" + member);
    }

    private static String baseName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static InputStream gunzipped(BufferedInputStream buffered) throws IOException {
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
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
