package io.github.acetune.kernel.ijava;

import io.github.acetune.kernel.Notebook;
import java.util.List;

/** The kernel, as far as notebooks use it by its Java classes. */
public final class JavaKernel {
    private final Renderer renderer = new Renderer();
    private final Magics magics = new Magics();

    JavaKernel() {}

    /**
     * What values look like.
     *
     * @return where renderers are registered
     */
    public Renderer getRenderer() {
        return renderer;
    }

    /**
     * The percent commands.
     *
     * @return where more of them are registered
     */
    public Magics getMagics() {
        return magics;
    }

    /**
     * Adds libraries.
     *
     * @param paths jars and folders of classes, with wildcards
     */
    public void addToClasspath(String... paths) {
        Notebook.lineMagic("classpath", List.of(paths));
    }

    /**
     * Runs code as a cell would.
     *
     * @param code the code
     * @return the value of its last expression, or null
     */
    public Object evalRaw(String code) {
        return Notebook.eval(code);
    }

    /**
     * Shows something now.
     *
     * @param data in several formats
     */
    public void display(DisplayData data) {
        Notebook.display(data);
    }
}
