package io.github.acetune.structure;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a zip or tar archive, one after the other, without unpacking it. */
sealed interface ArchiveMembers {
    /**
     * A file of an archive.
     *
     * @param name with the folders that it is in
     * @param content readable until the next file is asked for
     */
    record Member(String name, InputStream content) {}

    /** The next file, or empty at the end. */
    Optional<Member> next() throws IOException;

    /** The names of the files so far. */
    List<String> names();

    /** What the bytes are an archive of, which is told by the first ones; empty where they are none. */
    static Optional<ArchiveMembers> of(InputStream bytes) throws IOException {
        bytes.mark(Tar.BLOCK);
        byte[] head = bytes.readNBytes(Tar.BLOCK);
        bytes.reset();
        if (Zip.isHeader(head)) {
            return Optional.of(new Zip(new ZipInputStream(bytes)));
        }
        return Tar.isHeader(head) ? Optional.of(new Tar(bytes)) : Optional.empty();
    }

    /** A zip archive. */
    final class Zip implements ArchiveMembers {
        private final ZipInputStream zip;
        private final List<String> names = new ArrayList<>();

        private Zip(ZipInputStream zip) {
            this.zip = zip;
        }

        /** Whether a zip archive begins so, one without files included. */
        static boolean isHeader(byte... head) {
            return head.length >= 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
        }

        @Override
        public Optional<Member> next() throws IOException {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    names.add(entry.getName());
                    return Optional.of(new Member(entry.getName(), zip));
                }
            }
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return names;
        }
    }

    /** A tar archive (POSIX.1-1988 ustar, with the long names of GNU and of POSIX.1-2001). */
    final class Tar implements ArchiveMembers {
        static final int BLOCK = 512;

        private final InputStream bytes;
        private final List<String> names = new ArrayList<>();
        private long left;
        private long padding;

        private Tar(InputStream bytes) {
            this.bytes = bytes;
        }

        static boolean isHeader(byte... block) {
            return block.length == BLOCK
                    && new String(block, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
        }

        @Override
        public Optional<Member> next() throws IOException {
            String longName = null;
            while (true) {
                bytes.skipNBytes(left + padding);
                byte[] header = bytes.readNBytes(BLOCK);
                if (header.length < BLOCK || isZero(header)) {
                    left = 0;
                    padding = 0;
                    return Optional.empty();
                }
                left = size(header);
                padding = (BLOCK - left % BLOCK) % BLOCK;
                switch (header[156]) {
                    case 'L' -> longName = text(content(), 0, Integer.MAX_VALUE);
                    case 'x' -> longName = pathOf(new String(content(), StandardCharsets.UTF_8));
                    case '0', 0 -> {
                        String name = longName == null ? name(header) : longName;
                        names.add(name);
                        return Optional.of(new Member(name, new Content()));
                    }
                    default -> longName = null;
                }
            }
        }

        @Override
        public List<String> names() {
            return names;
        }

        private byte[] content() throws IOException {
            byte[] content = bytes.readNBytes((int) Math.min(left, 1 << 20));
            left -= content.length;
            return content;
        }

        /** The path among the records "LENGTH KEY=VALUE\n" of an extended header. */
        private static String pathOf(String records) {
            for (String record : records.split("\n", -1)) {
                int key = record.indexOf(" path=");
                if (key >= 0) {
                    return record.substring(key + " path=".length());
                }
            }
            return null;
        }

        private static String name(byte... header) {
            String prefix = text(header, 345, 155);
            String name = text(header, 0, 100);
            return prefix.isEmpty() ? name : prefix + "/" + name;
        }

        private static long size(byte... header) throws IOException {
            String octal = text(header, 124, 12).strip();
            try {
                return Long.parseLong(octal, 8);
            } catch (NumberFormatException malformed) {
                throw new EOFException("a size in the archive is '" + octal + "'");
            }
        }

        private static String text(byte[] bytes, int from, int length) {
            int end = from;
            while (end < bytes.length && end - from < length && bytes[end] != 0) {
                end++;
            }
            return new String(bytes, from, end - from, StandardCharsets.UTF_8);
        }

        private static boolean isZero(byte... block) {
            return Arrays.equals(block, new byte[BLOCK]);
        }

        /** What is left of the current file; closing it closes the archive. */
        private final class Content extends InputStream {
            @Override
            public void close() throws IOException {
                bytes.close();
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int count = bytes.read(target, offset, (int) Math.min(length, left));
                if (count < 0) {
                    throw new EOFException("the archive ends within a file");
                }
                left -= count;
                return count;
            }
        }
    }
}
