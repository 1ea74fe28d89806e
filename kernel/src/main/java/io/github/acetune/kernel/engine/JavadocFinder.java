package io.github.acetune.kernel.engine;

import java.util.Optional;

/** Finds the Javadoc of classes outside of the JDK, in the source archives that lie beside their jars. */
final class JavadocFinder {
    /**
     * Finds a comment.
     *
     * @param signature as JShell writes it, such as {@code double Owner.method(int count)}
     * @return the comment, where a source archive has it
     */
    Optional<String> find(String signature) {
        return Optional.empty();
    }
}
