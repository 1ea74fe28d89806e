package io.github.acetune.kernel.display;

/**
 * Turns values of a type into what a notebook shows.
 *
 * @param <T> the type
 */
@FunctionalInterface
public interface Renderer<T> {
    /**
     * Renders a value.
     *
     * @param value the value, not null
     * @return its formats, among them {@code text/plain}
     */
    MimeBundle render(T value);
}
