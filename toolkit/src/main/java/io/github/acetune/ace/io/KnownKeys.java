package io.github.acetune.ace.io;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that a section may have. Others are ignored, as pacemaker does, but not silently.
 *
 * @param names keys that are read
 */
public record KnownKeys(List<String> names) {
    /** A misspelt key differs in so many letters at most, and in no more than every third. */
    private static final int MISSPELT = 3;

    /**
     * These keys.
     *
     * @param names keys that are read
     * @return the set
     */
    public static KnownKeys of(String... names) {
        return new KnownKeys(List.of(names));
    }

    /**
     * These keys and others.
     *
     * @param others more keys
     * @return all of them
     */
    public KnownKeys and(KnownKeys others) {
        return new KnownKeys(
                Stream.concat(names.stream(), others.names().stream()).distinct().toList());
    }

    /**
     * Reports every key of a section that is not known.
     *
     * @param section keys and values
     * @param warnings told of each, one line
     */
    public void check(Map<String, SectionValue> section, Consumer<String> warnings) {
        section.forEach((key, value) -> {
            if (!names.contains(key)) {
                warnings.accept(value.path() + ": unknown key, ignored; " + suggestion(key));
            }
        });
    }

    /** Which known key may be meant. */
    String suggestion(String key) {
        return nearest(key)
                .map(name -> "the nearest known key is '" + name + "'")
                .orElseGet(() ->
                        "known keys are "
                                + names.stream().sorted().collect(Collectors.joining(", ")));
    }

    /**
     * The known key that is spelt most alike.
     *
     * @param key a misspelt one
     * @return empty where none is near
     */
    public Optional<String> nearest(String key) {
        return names.stream()
                .filter(name -> distance(key, name) <= Math.min(MISSPELT, key.length() / 3))
                .sorted()
                .min(Comparator.comparingInt(name -> distance(key, name)));
    }

    /** Levenshtein distance, upper and lower case alike. */
    private static int distance(String first, String second) {
        var a = first.toLowerCase(Locale.ROOT);
        var b = second.toLowerCase(Locale.ROOT);
        var previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
