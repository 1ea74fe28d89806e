package io.github.acetune.data;

import io.github.acetune.structure.Structure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A hash by which data are told apart, wherever their file lies and however its numbers were written. */
final class Fingerprint {
    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    static String sha256(List<Structure> structures) {
        try {
            var fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
            structures.forEach(fingerprint::add);
            return HexFormat.of().formatHex(fingerprint.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void add(Structure structure) {
        add(structure.size());
        structure
                .species()
                .forEach(element ->
                        digest.update(element.symbol().getBytes(StandardCharsets.US_ASCII)));
        add(structure.positions());
        add(structure.cell().toArray());
        for (int axis = 0; axis < 3; axis++) {
            digest.update((byte) (structure.periodicity().along(axis) ? 1 : 0));
        }
        add(structure.labels().energy().orElse(Double.NaN));
        structure.labels().forces().ifPresent(this::add);
        structure.labels().virial().ifPresent(this::add);
    }

    private void add(double... numbers) {
        var bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        bytes.asDoubleBuffer().put(numbers);
        digest.update(bytes.array());
    }
}
