package io.github.acetune.data;

import java.util.List;
import java.util.Map;

/**
 * What the catalogue says of a data set.
 *
 * @param name what to load it by
 * @param title one line for people
 * @param elements chemical symbols
 * @param structures how many structures
 * @param atoms how many atoms
 * @param labels what is known of each structure: energy, forces, virial
 * @param theory the method that gave the labels
 * @param licence SPDX identifier
 * @param citation how to cite it
 * @param file the bundled file
 * @param provenance the bundled document that says how it was made
 */
public record DatasetDescriptor(
        String name,
        String title,
        List<String> elements,
        int structures,
        int atoms,
        List<String> labels,
        String theory,
        String licence,
        String citation,
        String file,
        String provenance) {
    /** Copies the lists. */
    public DatasetDescriptor {
        elements = List.copyOf(elements);
        labels = List.copyOf(labels);
    }

    static DatasetDescriptor of(String source, Object yaml) {
        if (!(yaml instanceof Map<?, ?> map)) {
            throw new IllegalStateException(source + " is not a descriptor");
        }
        return new DatasetDescriptor(
                text(source, map, "name"),
                text(source, map, "title"),
                list(source, map, "elements"),
                number(source, map, "structures"),
                number(source, map, "atoms"),
                list(source, map, "labels"),
                text(source, map, "theory"),
                text(source, map, "licence"),
                text(source, map, "citation"),
                text(source, map, "file"),
                text(source, map, "provenance"));
    }

    private static String text(String source, Map<?, ?> map, String key) {
        if (map.get(key) instanceof String text) {
            return text.strip();
        }
        throw wrong(source, key, "text");
    }

    private static int number(String source, Map<?, ?> map, String key) {
        if (map.get(key) instanceof Integer number) {
            return number;
        }
        throw wrong(source, key, "a whole number");
    }

    private static List<String> list(String source, Map<?, ?> map, String key) {
        if (map.get(key) instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        throw wrong(source, key, "a list");
    }

    private static IllegalStateException wrong(String source, String key, String expected) {
        return new IllegalStateException(source + ": " + key + " is missing or not " + expected);
    }
}
