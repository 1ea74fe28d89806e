package io.github.acetune.sweep;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Follows sweeps that have no listener of their own. What implements it is found as a service ({@link ServiceLoader}); the
 * notebook shows sweeps in this way.
 */
public interface SweepWatch {
    /**
     * A sweep begins on the calling thread.
     *
     * @return its listener, or empty to leave it alone
     */
    Optional<SweepListener> begin();

    /**
     * The listener of a sweep for which none was named.
     *
     * @return the first that a service offers, or one that does nothing
     */
    static SweepListener found() {
        return ServiceLoader.load(SweepWatch.class, SweepWatch.class.getClassLoader()).stream()
                .flatMap(watch -> watch.get().begin().stream())
                .findFirst()
                .orElse(SweepListener.NONE);
    }
}
