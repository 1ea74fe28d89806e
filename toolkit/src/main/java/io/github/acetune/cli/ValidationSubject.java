package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.data.Checksums;
import io.github.acetune.structure.Element;
import java.nio.file.Path;
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
        return new ValidationSubject(name, file, Checksums.sha256(file), potential);
    }

    String elements() {
        return potential.elements().stream().map(Element::symbol).collect(Collectors.joining(" "));
    }
}
