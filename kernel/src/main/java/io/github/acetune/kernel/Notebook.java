package io.github.acetune.kernel;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.display.MimeBundle;
import io.github.acetune.kernel.display.Renderer;
import io.github.acetune.kernel.display.Rich;
import io.github.acetune.kernel.ijava.IJava;
import io.github.acetune.kernel.ijava.JavaKernel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The functions that every cell may call without an import. The names are those of IJava and JJava where they have one. */
public final class Notebook {
    private Notebook() {}

    /**
     * Shows a value now, apart from the value of the cell.
     *
     * @param value any value
     * @return a handle with which it can be changed later
     */
    public static DisplayHandle display(Object value) {
        return show(cell().services().renderers().render(value));
    }

    /**
     * Shows a value in chosen formats only.
     *
     * @param value any value; a text is taken as the content of the first format
     * @param types MIME types such as {@code text/html}
     * @return a handle with which it can be changed later
     */
    public static DisplayHandle display(Object value, String... types) {
        return show(cell().services().renderers().render(value, types));
    }

    /**
     * Changes what was shown earlier.
     *
     * @param id identifier of the display, see {@link DisplayHandle#id}
     * @param value what to show in its place
     */
    public static void updateDisplay(String id, Object value) {
        update(id, render(value));
    }

    /**
     * Changes what was shown earlier, to chosen formats.
     *
     * @param id identifier of the display, see {@link DisplayHandle#id}
     * @param value what to show in its place
     * @param types MIME types, as for {@link #display(Object, String...)}
     */
    public static void updateDisplay(String id, Object value, String... types) {
        update(id, render(value, types));
    }

    private static void update(String id, MimeBundle bundle) {
        CellContext cell = cell();
        cell.services().prepareToShow(cell, bundle);
        cell.send("update_display_data", content(bundle, id));
    }

    /**
     * Changes what was shown earlier.
     *
     * @param handle of the display
     * @param value what to show in its place
     */
    public static void updateDisplay(DisplayHandle handle, Object value) {
        updateDisplay(handle.id(), value);
    }

    /**
     * Renders a value without showing it.
     *
     * @param value any value
     * @return its formats
     */
    public static MimeBundle render(Object value) {
        return cell().services().renderers().render(value);
    }

    /**
     * Renders a value in chosen formats, without showing it; as the last expression of a cell it shows the value so.
     *
     * @param value any value; a text is taken as the content of the first format
     * @param types MIME types such as {@code text/html}
     * @return its formats
     */
    public static MimeBundle render(Object value, String... types) {
        return cell().services().renderers().render(value, types);
    }

    /**
     * Says how values of a type are shown from now on.
     *
     * @param <T> the type
     * @param type its class
     * @param renderer what they look like
     */
    public static <T> void registerRenderer(Class<T> type, Renderer<? super T> renderer) {
        cell().services().renderers().register(type, renderer);
    }

    /** Removes the output of the cell so far. */
    public static void clearOutput() {
        clearOutput(false);
    }

    /**
     * Removes the output of the cell so far.
     *
     * @param wait whether to keep it until there is new output, which avoids flicker
     */
    public static void clearOutput(boolean wait) {
        cell().send("clear_output", Map.of("wait", wait));
    }

    /**
     * Shows a progress bar with the time left.
     *
     * @param total number of steps
     * @param label what is going on
     * @return the bar, to be moved by {@link Progress#step()}
     */
    public static Progress progress(long total, String label) {
        return Progress.show(total, label);
    }

    /**
     * Hypertext to show.
     *
     * @param markup the markup
     * @return something that a cell can show
     */
    public static Rich html(String markup) {
        return Rich.html(markup);
    }

    /**
     * Markdown to show.
     *
     * @param text the text
     * @return something that a cell can show
     */
    public static Rich markdown(String text) {
        return Rich.markdown(text);
    }

    /**
     * A vector drawing to show.
     *
     * @param drawing the {@code svg} element
     * @return something that a cell can show
     */
    public static Rich svg(String drawing) {
        return Rich.svg(drawing);
    }

    /**
     * A formula to show.
     *
     * @param formula TeX, with its dollar signs
     * @return something that a cell can show
     */
    public static Rich latex(String formula) {
        return Rich.latex(formula);
    }

    /**
     * Asks the user for a line of text.
     *
     * @param prompt what to show before the input field
     * @return the line
     * @throws InterruptedException when the cell is interrupted
     */
    public static String input(String prompt) throws InterruptedException {
        return cell().ask(prompt, false);
    }

    /**
     * Asks the user for a text that is not shown while it is typed.
     *
     * @param prompt what to show before the input field
     * @return the text
     * @throws InterruptedException when the cell is interrupted
     */
    public static String password(String prompt) throws InterruptedException {
        return cell().ask(prompt, true);
    }

    /**
     * Prints, as {@code System.out.printf} does.
     *
     * @param format format string
     * @param values its arguments
     */
    @SuppressWarnings(
            "AnnotateFormatMethod") // That annotation would be one more library for users.
    public static void printf(String format, Object... values) {
        System.out.printf(format, values);
    }

    /**
     * Runs Java code as a cell would.
     *
     * @param code the code
     * @return the value of its last expression, or null
     */
    public static Object eval(String code) {
        return cell().services().eval(code);
    }

    /**
     * Runs a line magic.
     *
     * @param <T> type of its value, by choice of the caller
     * @param name its name, without the percent sign
     * @param arguments its arguments
     * @return its value, or null
     */
    @SuppressWarnings({
        "unchecked",
        "TypeParameterUnusedInFormals"
    }) // IJava's signature, kept for its notebooks.
    public static <T> T lineMagic(String name, List<String> arguments) {
        return (T) cell().services().lineMagic(name, arguments);
    }

    /**
     * Runs a cell magic.
     *
     * @param <T> type of its value, by choice of the caller
     * @param name its name, without the percent signs
     * @param arguments its arguments
     * @param body the lines below it
     * @return its value, or null
     */
    @SuppressWarnings({
        "unchecked",
        "TypeParameterUnusedInFormals"
    }) // IJava's signature, kept for its notebooks.
    public static <T> T cellMagic(String name, List<String> arguments, String body) {
        return (T) cell().services().cellMagic(name, arguments, body);
    }

    /**
     * The kernel by its Java classes, for notebooks written for IJava.
     *
     * @return the kernel
     */
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /**
     * The kernel by its Java classes, for notebooks written for JJava.
     *
     * @return the kernel
     */
    public static JavaKernel kernel() {
        return IJava.getKernelInstance();
    }

    private static DisplayHandle show(MimeBundle bundle) {
        String id = UUID.randomUUID().toString();
        CellContext cell = cell();
        cell.services().prepareToShow(cell, bundle);
        cell.send("display_data", content(bundle, id));
        return new DisplayHandle(id);
    }

    private static Map<String, Object> content(MimeBundle bundle, String id) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("data", bundle.data());
        content.put("metadata", bundle.metadata());
        content.put("transient", Map.of("display_id", id));
        return content;
    }

    private static CellContext cell() {
        CellContext cell = CellContext.current();
        if (cell == null) {
            throw new IllegalStateException("this function works in the cells of a notebook only");
        }
        return cell;
    }
}
