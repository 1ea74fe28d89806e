package io.github.acetune.md;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Follows runs that have no listener of their own. What implements it is found as a service ({@link ServiceLoader}); the notebook
 * shows runs in this way.
 */
public interface SimulationWatch {
    /**
     * A run begins on the calling thread.
     *
     * @return its listener, or empty to leave it alone
     */
    Optional<SimulationListener> begin();

    /**
     * The listener of a run for which none was named.
     *
     * @return the first that a service offers, or one that does nothing
     */
    static SimulationListener found() {
        return ServiceLoader.load(SimulationWatch.class, SimulationWatch.class.getClassLoader())
                .stream()
                .flatMap(watch -> watch.get().begin().stream())
                .findFirst()
                .orElse(SimulationListener.NONE);
    }
}
