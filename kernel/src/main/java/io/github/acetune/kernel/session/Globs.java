package io.github.acetune.kernel.session;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Paths with wildcards. */
public final class Globs {
    private static final int DEPTH = 12;

    private Globs() {}

    /**
     * Expands a path with wildcards.
     *
     * @param pattern a path, perhaps with {@code *}, {@code **}, {@code ?} or braces; a leading {@code ~} is the home folder
     * @return the existing files and folders that it names, sorted
     */
    public static List<Path> expand(String pattern) {
        String path =
                pattern.startsWith("~/")
                        ? System.getProperty("user.home") + pattern.substring(1)
                        : pattern;
        int wildcard = firstWildcard(path);
        if (wildcard < 0) {
            Path only = Path.of(path);
            return Files.exists(only) ? List.of(only.toAbsolutePath().normalize()) : List.of();
        }
        int cut = Math.max(path.lastIndexOf('/', wildcard), path.lastIndexOf('\\', wildcard));
        Path start =
                Path.of(cut < 0 ? "" : path.substring(0, Math.max(1, cut)))
                        .toAbsolutePath()
                        .normalize();
        String rest = path.substring(cut + 1);
        try (Stream<Path> files = Files.walk(start, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
            return files.filter(file -> matcher.matches(start.relativize(file))).sorted().toList();
        } catch (IOException | InvalidPathException nothingThere) {
            return List.of();
        }
    }

    private static int firstWildcard(String path) {
        for (int i = 0; i < path.length(); i++) {
            if ("*?{[".indexOf(path.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
