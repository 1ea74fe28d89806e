package io.github.acetune.kernel.cell;

import io.github.acetune.kernel.display.MimeBundle;
import io.github.acetune.kernel.display.Renderers;
import java.util.List;

/** What the code of a cell may ask of the kernel that runs it. */
public interface Services {
    /**
     * Runs Java code as a cell would.
     *
     * @param code the code
     * @return the value of its last expression, or null
     */
    Object eval(String code);

    /**
     * Runs a line magic.
     *
     * @param name its name, without the percent sign
     * @param arguments its arguments
     * @return what it returns, or null
     */
    Object lineMagic(String name, List<String> arguments);

    /**
     * Runs a cell magic.
     *
     * @param name its name, without the percent signs
     * @param arguments its arguments
     * @param body the rest of the cell
     * @return what it returns, or null
     */
    Object cellMagic(String name, List<String> arguments, String body);

    /**
     * Adds a percent command.
     *
     * @param name its name, without percent signs
     * @param function what it does
     */
    void registerMagic(String name, MagicFunction function);

    /**
     * Says in a cell's output that one of its threads has ended with an exception.
     *
     * @param cell the cell
     * @param thread its thread
     * @param problem the exception
     */
    void reportBackgroundFailure(CellContext cell, Thread thread, Throwable problem);

    /**
     * The renderers of the session.
     *
     * @return the registry
     */
    Renderers renderers();

    /**
     * Sends ahead what a page needs once to show something, such as the library that draws figures.
     *
     * @param cell the cell that is about to show it
     * @param bundle what it is about to show
     */
    void prepareToShow(CellContext cell, MimeBundle bundle);
}
