package io.github.acetune.kernel.ijava;

import java.util.function.Supplier;

/** Takes in what a renderer makes of a value. The front end chooses among the formats; every one counts as asked for. */
public final class RenderContext {
    private final DisplayData output = new DisplayData();

    RenderContext() {}

    /**
     * Where formats are put.
     *
     * @return the output
     */
    public DisplayData getOutputContainer() {
        return output;
    }

    /**
     * Adds a format.
     *
     * @param type its MIME type
     * @param content makes its content
     */
    public void renderIfRequested(MIMEType type, Supplier<?> content) {
        output.putData(type, content.get());
    }

    /**
     * Whether a format is of use.
     *
     * @param type the format
     * @return true
     */
    public boolean wantsDataRenderedAs(MIMEType type) {
        return true;
    }
}
