package io.github.acetune.kernel.session;

import io.github.acetune.kernel.cell.CellContext;
import io.github.acetune.kernel.cell.MagicFunction;
import io.github.acetune.kernel.cell.Services;
import io.github.acetune.kernel.display.MimeBundle;
import io.github.acetune.kernel.display.Renderers;
import io.github.acetune.kernel.engine.JavaEngine;
import io.github.acetune.kernel.engine.MagicCall;
import io.github.acetune.kernel.magic.Magics;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the code of cells may ask of this kernel. */
record KernelServices(
        JavaEngine engine, Magics magics, Renderers renderers, LibraryDelivery libraries)
        implements Services {
    @Override
    public Object eval(String code) {
        return engine.eval(code);
    }

    @Override
    public Object lineMagic(String name, List<String> arguments) {
        return magics.call(MagicCall.line(name, "").withArguments(arguments));
    }

    @Override
    public Object cellMagic(String name, List<String> arguments, String body) {
        return magics.call(MagicCall.cell(name, "", body).withArguments(arguments));
    }

    @Override
    public void registerMagic(String name, MagicFunction function) {
        magics.register(name, function);
    }

    @Override
    public void prepareToShow(CellContext cell, MimeBundle bundle) {
        libraries.prepare(cell, bundle);
    }

    @Override
    public void reportBackgroundFailure(CellContext cell, Thread thread, Throwable problem) {
        String text =
                "Exception in thread \""
                        + thread.getName()
                        + "\" "
                        + String.join("\n", engine.describe(problem))
                        + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cell.print("stderr", bytes, 0, bytes.length);
    }
}
