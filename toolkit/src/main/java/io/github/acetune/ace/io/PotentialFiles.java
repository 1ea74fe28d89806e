package io.github.acetune.ace.io;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads and writes potentials in the format that the file's extension names. */
public final class PotentialFiles {
    private static final String EXPECTED = "expected .yace or .ace (C̃ form), or .yaml (B-basis)";

    private PotentialFiles() {}

    /**
     * Reads a potential.
     *
     * @param file {@code .yace}, the old text format {@code .ace}, or {@code .yaml} in its B-basis
     * @return the potential
     * @throws InvalidInputException where the file is missing, malformed or of another kind
     */
    public static AcePotential read(Path file) {
        return switch (extension(file)) {
            case "yace" -> YaceFile.read(file);
            case "yaml", "yml" -> BasisYaml.read(file);
            case "ace" -> AceTextFile.read(file);
            default ->
                    throw new InvalidInputException(
                            file + ": unknown kind of potential file, " + EXPECTED);
        };
    }

    /**
     * Writes a potential.
     *
     * @param potential any potential
     * @param file {@code .yace}, {@code .ace} or, for one in its B-basis, {@code .yaml}; an existing file is replaced in one step
     * @throws InvalidInputException where the extension names no format that can hold the potential
     */
    public static void write(AcePotential potential, Path file) {
        switch (extension(file)) {
            case "yace" -> YaceFile.write(potential, file);
            case "yaml", "yml" -> BasisYaml.write(bBasis(potential, file), file);
            case "ace" -> AceTextFile.write(potential, file);
            default ->
                    throw new InvalidInputException(
                            file + ": unknown kind of potential file, " + EXPECTED);
        }
    }

    private static BBasisPotential bBasis(AcePotential potential, Path file) {
        if (potential instanceof BBasisPotential known) {
            return known;
        }
        throw new InvalidInputException(
                file
                        + ": a potential in C̃ form does not tell its B-basis, expected the extension .yace");
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
