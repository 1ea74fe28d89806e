package io.github.acetune.kernel;

import io.github.acetune.kernel.display.Shown;

/**
 * Something that a cell shows and may change later.
 *
 * @param id identifier of the display in the notebook
 */
public record DisplayHandle(String id) implements Shown {
    /**
     * Shows another value in the place of the first, wherever the notebook shows it.
     *
     * @param value the value
     */
    public void update(Object value) {
        Notebook.updateDisplay(id, value);
    }

    /** The identifier alone, as notebooks written for IJava expect it. */
    @Override
    public String toString() {
        return id;
    }
}
