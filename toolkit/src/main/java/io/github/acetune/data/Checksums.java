package io.github.acetune.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, and a mark beside those that were found right, so that large ones are not read twice each time. */
public final class Checksums {
    private static final int BUFFER = 1 << 16;

    private Checksums() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads a file.
     *
     * @param file any file
     * @return 64 hexadecimal digits
     * @throws UncheckedIOException where it cannot be read
     */
    public static String sha256(Path file) {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static boolean isVerified(Path file, String sha256) {
        try {
            Path mark = mark(file);
            return Files.isRegularFile(mark) && Files.readString(mark).equals(stamp(file, sha256));
        } catch (IOException unreadable) {
            return false;
        }
    }

    static void markVerified(Path file, String sha256) {
        try {
            Files.writeString(mark(file), stamp(file, sha256));
        } catch (IOException readOnlyCache) {
            // then it is verified again next time
        }
    }

    private static Path mark(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".verified");
    }

    /** With what was expected: the same file is wrong where a descriptor expects another. */
    private static String stamp(Path file, String sha256) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis() + " " + sha256;
    }
}
