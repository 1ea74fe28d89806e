package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.structure.Element;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * A potential under test.
 *
 * @param name for tables and figures
 * @param file where it is
 * @param sha256 of the file
 * @param potential read from it
 */
record ValidationSubject(String name, Path file, String sha256, AcePotential potential) {
    static ValidationSubject of(String name, Path file, AcePotential potential) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return new ValidationSubject(name, file, HexFormat.of().formatHex(digest), potential);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String elements() {
        return potential.elements().stream().map(Element::symbol).collect(Collectors.joining(" "));
    }
}
