package io.github.acetune.kernel.engine;

import java.util.List;

/**
 * The Vector API, added to the running Java machine.
 *
 * <p>It is an incubator module, and a machine that starts with one can take neither its module graph nor linked classes
 * from the start-up cache, which doubles the work before the first result. So the kernel starts without it and adds it
 * as the JDK adds its own agents' modules. The engines of the toolkit then find it and are as fast as ever.
 */
public final class VectorModule {
    /** Options of a machine that starts without the module; with them {@link #load} can add it. */
    public static final List<String> ADDED_LATER =
            List.of(
                    "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                    // What --add-modules would have switched on: the compiler's own code for
                    // vectors.
                    "-XX:+UnlockExperimentalVMOptions",
                    "-XX:+EnableVectorSupport");

    /** Options of a machine that starts with it. */
    public static final List<String> FROM_START = List.of("--add-modules=" + name());

    private VectorModule() {}

    /**
     * The module's name.
     *
     * @return for the compiler's option {@code --add-modules}
     */
    public static String name() {
        return "jdk.incubator.vector";
    }

    /**
     * Adds the module unless it is there.
     *
     * @return false when this Java machine lets nobody add it
     */
    public static boolean load() {
        if (ModuleLayer.boot().findModule(name()).isPresent()) {
            return true;
        }
        try {
            var _ =
                    Class.forName("jdk.internal.module.Modules")
                            .getMethod("loadModule", String.class)
                            .invoke(null, name());
            return true;
        } catch (ReflectiveOperationException | LinkageError refused) {
            return false;
        }
    }
}
