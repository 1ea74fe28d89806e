package io.github.acetune.kernel.engine;

/** Runs magics on behalf of the engine. */
@FunctionalInterface
public interface MagicRunner {
    /**
     * What a magic gives.
     *
     * @param value a value, or null
     * @param shown whether it is the value of the cell
     */
    record MagicResult(Object value, boolean shown) {}

    /**
     * Runs a magic.
     *
     * @param call the call
     * @return its value
     * @throws Exception as the magic does
     */
    MagicResult run(MagicCall call) throws Exception;
}
