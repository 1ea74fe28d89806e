package io.github.acetune.structure;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.ZipException;

/** Reads one frame after the other, and gives every complaint its file, line and frame. */
final class FrameReader implements AutoCloseable {
    private static final int LARGEST_QUOTED_LENGTH = 40;

    private final String file;
    private final LineScanner lines;
    private long frame;
    private long firstLine;

    FrameReader(String file, InputStream in) {
        this(file, in, 0, 0);
    }

    /** Reads from the middle of a file, after so many frames and lines. */
    FrameReader(String file, InputStream in, long framesBefore, long linesBefore) {
        this.file = file;
        this.lines = new LineScanner(in, linesBefore);
        this.frame = framesBefore;
    }

    /** The next frame, or empty at the end of the file. */
    Optional<Structure> next() {
        try {
            return skipToFrame() ? Optional.of(read()) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            throw complaint(malformed.getMessage(), malformed);
        } catch (ZipException | EOFException damaged) {
            throw new InvalidInputException(
                    file
                            + ": the compressed data is damaged or cut short"
                            + (lines.lineNumber() > 0 ? " after line " + lines.lineNumber() : ""),
                    damaged);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    private boolean skipToFrame() throws IOException {
        while (lines.next()) {
            if (!lines.isBlank()) {
                frame++;
                firstLine = lines.lineNumber();
                return true;
            }
        }
        return false;
    }

    private Structure read() throws IOException {
        int atoms = atomCount(lines.text().strip());
        if (!lines.next()) {
            throw complaint(
                    "the file ends before the comment line of a frame of " + atoms + " atoms",
                    null);
        }
        FrameHeader header = FrameHeader.parse(lines.text());
        AtomTable table = header.atomTable(atoms);
        for (int atom = 0; atom < atoms; atom++) {
            if (!lines.next()) {
                throw complaint("the file ends after " + atom + " of " + atoms + " atoms", null);
            }
            readAtom(table, atom, atoms);
        }
        return header.structure(table).withOrigin(new Origin(file, frame, firstLine));
    }

    private void readAtom(AtomTable table, int atom, int atoms) {
        if (lines.isBlank()) {
            throw complaint("blank line, expected atom " + (atom + 1) + " of " + atoms, null);
        }
        try {
            table.accept(lines.buffer(), lines.start(), lines.end());
        } catch (IllegalArgumentException malformed) {
            throw complaint(
                    "atom " + (atom + 1) + " of " + atoms + ": " + malformed.getMessage(),
                    malformed);
        }
    }

    /** The atom count on a scanner's line, for who does not read frames. */
    static int atomCount(LineScanner lines, Object file, long frame) {
        try {
            return atomCount(lines.text().strip());
        } catch (IllegalArgumentException malformed) {
            throw complaint(file, lines.lineNumber(), frame, malformed.getMessage(), malformed);
        }
    }

    private static int atomCount(String text) {
        String digits = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            int atoms = Integer.parseInt(digits);
            if (atoms >= 0) {
                return atoms;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the complaint below, which is the same for both
        }
        String found = isText(digits) ? "'" + shortened(digits) + "'" : "binary data";
        throw new IllegalArgumentException(
                "found " + found + ", expected the number of atoms of a frame");
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(FrameReader::isUnprintable);
    }

    /** Control characters, and what stands for bytes that are no UTF-8. */
    private static boolean isUnprintable(int character) {
        return (Character.isISOControl(character) && character != '\t') || character == 0xFFFD;
    }

    /** Terminals would obey control characters. */
    private static String printable(String text) {
        return text.codePoints()
                .map(character -> isUnprintable(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String shortened(String text) {
        return text.length() <= LARGEST_QUOTED_LENGTH
                ? text
                : text.substring(0, LARGEST_QUOTED_LENGTH) + "…";
    }

    private InvalidInputException complaint(String reason, Throwable cause) {
        return complaint(file, lines.lineNumber(), frame, reason, cause);
    }

    private static InvalidInputException complaint(
            Object file, long line, long frame, String reason, Throwable cause) {
        return new InvalidInputException(
                file + ", line " + line + " (frame " + frame + "): " + printable(reason), cause);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be closed: " + failed.getMessage(), failed);
        }
    }
}
