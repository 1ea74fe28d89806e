package io.github.acetune.fit;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Follows fits that have no listener of their own. What implements it is found as a service ({@link ServiceLoader}); the
 * notebook shows fits in this way.
 */
public interface FitWatch {
    /**
     * A fit begins on the calling thread.
     *
     * @return its listener, or empty to leave it alone
     */
    Optional<FitListener> begin();

    /**
     * The listener of a fit for which none was named.
     *
     * @return the first that a service offers, or one that does nothing
     */
    static FitListener found() {
        return ServiceLoader.load(FitWatch.class, FitWatch.class.getClassLoader()).stream()
                .flatMap(watch -> watch.get().begin().stream())
                .findFirst()
                .orElse(FitListener.NONE);
    }
}
