package io.github.acetune.data;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The descriptors that are part of this program, and those of a folder of the user's own, which stand before them. */
final class Catalogue {
    private static final String SUFFIX = ".yaml";

    private final Optional<Path> folder;

    private Catalogue(Optional<Path> folder) {
        this.folder = folder;
    }

    static Catalogue ofUser() {
        String own = System.getenv("ACETUNE_DATASETS");
        return own == null || own.isBlank() ? new Catalogue(Optional.empty()) : in(Path.of(own));
    }

    static Catalogue in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "ACETUNE_DATASETS=" + folder + ": expected a folder of descriptors, NAME.yaml");
        }
        return new Catalogue(Optional.of(folder));
    }

    /** In the order of the catalogue, then the user's own. */
    List<String> names() {
        return Stream.concat(bundled().stream(), own().stream()).distinct().toList();
    }

    DatasetDescriptor descriptor(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new InvalidInputException(
                    "no data set '" + name + "' in the catalogue, expected one of " + names);
        }
        if (!own().contains(name)) {
            return DatasetDescriptor.of(name + SUFFIX, resource(name + SUFFIX));
        }
        Path file = folder.orElseThrow().resolve(name + SUFFIX);
        try (InputStream in = Files.newInputStream(file)) {
            return DatasetDescriptor.of(file.toString(), yaml(file.toString(), in));
        } catch (YamlEngineException wrong) {
            throw new InvalidInputException(
                    file + ": is not YAML: " + wrong.getMessage().lines().findFirst().orElse(""),
                    wrong);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static List<String> bundled() {
        if (resource("catalogue.yaml") instanceof List<?> names) {
            return names.stream().map(Object::toString).toList();
        }
        throw new IllegalStateException("catalogue.yaml is not a list of names");
    }

    private List<String> own() {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    folder.get() + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static Object resource(String file) {
        try (InputStream in = Datasets.resource(file)) {
            return yaml(file, in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Object yaml(String label, InputStream in) {
        return new Load(LoadSettings.builder().setLabel(label).build()).loadFromInputStream(in);
    }
}
