package io.github.acetune.ace.io;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.structure.AtomicFile;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * pacemaker's YAML files of potentials in their B-basis.
 *
 * <p>Numbers survive a round trip exactly. Reference energies are the file's {@code metadata.reference_energy}, a JSON object
 * of eV per element; its {@code shift} is subtracted from each.
 */
public final class BasisYaml {
    private BasisYaml() {}

    /**
     * Reads a potential.
     *
     * @param file a YAML file
     * @return the potential, its functions in the reference's order
     * @throws io.github.acetune.structure.InvalidInputException where the file is missing, malformed or asks for something
     *     unknown; the message names file, line and key
     */
    public static BBasisPotential read(Path file) {
        return read(file, warning -> {});
    }

    /**
     * Reads a potential and says what was odd about the file.
     *
     * @param file a YAML file
     * @param warnings told of everything that was read in another way than it stands there, one line each
     * @return the potential, its functions in the reference's order
     * @throws io.github.acetune.structure.InvalidInputException where the file is missing, malformed or asks for something
     *     unknown; the message names file, line and key
     */
    public static BBasisPotential read(Path file, Consumer<String> warnings) {
        return new BasisYamlReader(YamlValue.read(file), warnings).potential();
    }

    /**
     * Writes a potential.
     *
     * @param potential any
     * @param file the file to write; it is replaced in one step
     * @throws java.io.UncheckedIOException where it cannot be written
     */
    public static void write(BBasisPotential potential, Path file) {
        AtomicFile.writeLines(file, new BasisYamlWriter(potential).lines());
    }
}
