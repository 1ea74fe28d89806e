package io.github.acetune.kernel.engine;

/** A piece of a cell's source. */
sealed interface CellPart {
    /** Where it starts: an index into the cell's source. */
    int start();

    /**
     * Java code.
     *
     * @param start index into the cell's source
     * @param text the code
     */
    record Code(int start, String text) implements CellPart {}

    /**
     * A magic.
     *
     * @param start index into the cell's source
     * @param call the call
     */
    record Magic(int start, MagicCall call) implements CellPart {}
}
