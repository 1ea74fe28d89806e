package io.github.acetune.kernel.ijava;

/**
 * Renders values of a type.
 *
 * @param <T> the type
 */
@FunctionalInterface
public interface RenderFunction<T> {
    /**
     * Renders a value.
     *
     * @param value the value
     * @param context takes in its formats
     */
    void render(T value, RenderContext context);
}
