package io.github.acetune.kernel.cell;

/** Asks the user of the front end that sent a cell for a line of text. */
@FunctionalInterface
public interface InputPrompt {
    /**
     * Asks, and waits for the answer.
     *
     * @param prompt what to show before the input field
     * @param password whether to hide what is typed
     * @return the line, without its end
     * @throws InterruptedException when the cell is interrupted while waiting
     */
    String ask(String prompt, boolean password) throws InterruptedException;
}
