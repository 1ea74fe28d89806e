package io.github.acetune.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds libraries and what they need in Maven repositories. */
public interface DependencyResolver {
    /**
     * A library that was found.
     *
     * @param group its group
     * @param artifact its name
     * @param version its version
     * @param file its jar, in the local repository
     */
    record Library(String group, String artifact, String version, Path file) {
        @Override
        public String toString() {
            return group + ":" + artifact + ":" + version;
        }
    }

    /**
     * Finds libraries.
     *
     * @param coordinates {@code group:artifact[:extension[:classifier]]:version} each
     * @param repositories further repositories, identifier to address
     * @return the libraries and what they need at run time, without repetition
     */
    List<Library> resolve(List<String> coordinates, Map<String, String> repositories);

    /**
     * Finds the dependencies of a project.
     *
     * @param pom a project file
     * @param scopes the scopes of the dependencies to take
     * @param repositories further repositories, identifier to address
     * @return the libraries and what they need at run time, without repetition
     */
    List<Library> resolveProject(Path pom, List<String> scopes, Map<String, String> repositories);
}
