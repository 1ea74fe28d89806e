package io.github.acetune.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the reference material that lies beside the repository and is not part of it.
 *
 * <p>Tests that need it skip, saying why, where it is absent. It is looked for at {@code ../shared} relative to the
 * repository's root, then where the system property or the environment variable {@code ACETUNE_SHARED} points.
 */
public final class Shared {
    private static final String NAME = "ACETUNE_SHARED";

    private Shared() {}

    /**
     * A file or folder of the reference material; the calling test is skipped where it is missing.
     *
     * @param name the path relative to the material's root, for example {@code "oracle/XPOT-Si.yace"}
     * @return the existing path
     */
    public static Path file(String name) {
        List<Path> candidates = roots().stream().map(root -> root.resolve(name)).toList();
        var found = candidates.stream().filter(Files::exists).findFirst();
        Assumptions.assumeTrue(
                found.isPresent(),
                () ->
                        "skipped: "
                                + name
                                + " is not in ../shared beside the repository, nor where "
                                + NAME
                                + " points");
        return found.orElseThrow();
    }

    private static List<Path> roots() {
        var roots = new ArrayList<Path>();
        roots.add(repository().resolveSibling("shared"));
        addIfSet(roots, System.getProperty(NAME));
        addIfSet(roots, System.getenv(NAME));
        return roots;
    }

    private static void addIfSet(List<Path> roots, String place) {
        if (place != null && !place.isBlank()) {
            roots.add(Path.of(place));
        }
    }

    /** The repository root, whether the tests were started there or in a module. */
    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        Path parent = here.getParent();
        boolean inModule =
                parent != null && Files.exists(parent.resolve("toolkit").resolve("pom.xml"));
        return inModule ? parent : here;
    }
}
