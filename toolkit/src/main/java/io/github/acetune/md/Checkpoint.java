package io.github.acetune.md;

import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The state of a run to the last bit, with the lengths that its files had: format name, identity of the run, lengths of the
 * files, state, and the CRC-32 of all that.
 */
final class Checkpoint {
    private static final String FORMAT = "acetune molecular dynamics 1";

    private final Path file;
    private final String identity;
    private final Map<String, Long> lengths;
    private final byte[] state;

    private Checkpoint(Path file, String identity, Map<String, Long> lengths, byte[] state) {
        this.file = file;
        this.identity = identity;
        this.lengths = lengths;
        this.state = state;
    }

    static void write(Path file, Dynamics dynamics, String identity, Map<String, Long> lengths) {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.writeUTF(FORMAT);
            byte[] text = identity.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            out.writeInt(lengths.size());
            for (var entry : lengths.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeLong(entry.getValue());
            }
            dynamics.save(out);
            byte[] content = bytes.toByteArray();
            AtomicFile.write(
                    file,
                    target -> {
                        target.write(content);
                        target.write(checksum(content, content.length));
                    });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // writing to memory does not fail
        }
    }

    private static byte[] checksum(byte[] content, int length) {
        var crc = new CRC32();
        crc.update(content, 0, length);
        return ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).array();
    }

    static Checkpoint read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new InvalidInputException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
        int length = content.length - Long.BYTES;
        if (length < 0
                || !Arrays.equals(
                        checksum(content, length),
                        Arrays.copyOfRange(content, length, content.length))) {
            throw damaged(file, null);
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(content, 0, length))) {
            if (!in.readUTF().equals(FORMAT)) {
                throw damaged(file, null);
            }
            String identity =
                    new String(
                            in.readNBytes(in.readInt()), java.nio.charset.StandardCharsets.UTF_8);
            var lengths = new HashMap<String, Long>();
            for (int left = in.readInt(); left > 0; left--) {
                lengths.put(in.readUTF(), in.readLong());
            }
            return new Checkpoint(file, identity, lengths, in.readAllBytes());
        } catch (IOException broken) {
            throw damaged(file, broken);
        }
    }

    private static InvalidInputException damaged(Path file, IOException cause) {
        return new InvalidInputException(
                file
                        + ": is damaged or not a checkpoint of this program; start the run anew in"
                        + " another folder",
                cause);
    }

    long length(String name) {
        Long length = lengths.get(name);
        if (length == null) {
            throw new InvalidInputException(file + ": knows nothing of " + name);
        }
        return length;
    }

    /** Refuses to be of another run than the one wanted. */
    void check(String wanted) {
        if (!identity.equals(wanted)) {
            throw new InvalidInputException(
                    file + ": is of another run: " + firstDifference(identity, wanted));
        }
    }

    /** Puts the state back, after checking that it belongs to the same run. */
    void restore(Dynamics dynamics, String wanted) {
        check(wanted);
        try (var in = new DataInputStream(new ByteArrayInputStream(state))) {
            dynamics.load(in);
        } catch (IOException broken) {
            throw damaged(file, broken);
        }
    }

    private static String firstDifference(String old, String wanted) {
        String[] first = old.split("\n", -1);
        String[] second = wanted.split("\n", -1);
        for (int line = 0; line < Math.min(first.length, second.length); line++) {
            if (!first[line].equals(second[line])) {
                return first[line].startsWith("atoms")
                        ? "it has other atoms"
                        : "it has '" + first[line] + "', asked for is '" + second[line] + "'";
            }
        }
        return "it has other settings";
    }
}
