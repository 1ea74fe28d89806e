package io.github.acetune.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/** What every cell may name without an import. */
public final class StartupImports {
    private static final List<String> JDK =
            List.of(
                    "java.io",
                    "java.math",
                    "java.net",
                    "java.nio.file",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.function",
                    "java.util.prefs",
                    "java.util.regex",
                    "java.util.stream");

    private static final List<String> LIBRARIES =
            List.of(
                    "tech.tablesaw.api",
                    "io.github.acetune.structure",
                    "io.github.acetune.data",
                    "io.github.acetune.data.label",
                    "io.github.acetune.ace",
                    "io.github.acetune.ace.active",
                    "io.github.acetune.ace.radial",
                    "io.github.acetune.ace.embedding",
                    "io.github.acetune.ace.evaluate",
                    "io.github.acetune.ace.io",
                    "io.github.acetune.fit",
                    "io.github.acetune.validate",
                    "io.github.acetune.validate.physical",
                    "io.github.acetune.optimize",
                    "io.github.acetune.sweep",
                    "io.github.acetune.md",
                    "io.github.acetune.analysis",
                    "io.github.acetune.plot",
                    "io.github.acetune.kernel.display");

    // real(4.5, 7), categorical(…), finnisSinclair(2), SBESSEL, display(…) are written without
    // their class.
    private static final List<String> STATIC =
            List.of(
                    "io.github.acetune.ace.radial.RadialBasis",
                    "io.github.acetune.ace.embedding.Embeddings",
                    "io.github.acetune.optimize.Dimension",
                    "io.github.acetune.md.Time",
                    "io.github.acetune.kernel.Notebook");

    private StartupImports() {}

    /**
     * The packages whose types every cell may name.
     *
     * @return package names, of which a class path may lack some
     */
    static List<String> packages() {
        List<String> all = new ArrayList<>(JDK);
        all.addAll(LIBRARIES);
        return all;
    }

    /**
     * The imports of everything that is on the class path.
     *
     * @param loader the class loader of cells
     * @return import declarations
     */
    static List<String> declarations(ClassLoader loader) {
        List<String> declarations = new ArrayList<>();
        JDK.forEach(name -> declarations.add("import " + name + ".*;"));
        for (String name : LIBRARIES) {
            if (loader.getResource(name.replace('.', '/') + "/") != null) {
                declarations.add("import " + name + ".*;");
            }
        }
        for (String name : STATIC) {
            if (loader.getResource(name.replace('.', '/') + ".class") != null) {
                declarations.add("import static " + name + ".*;");
            }
        }
        return declarations;
    }

    /**
     * The imports as one snippet, which takes a twentieth of the time of one snippet each.
     *
     * <p>JShell files it under its first import; a later import of the same name would replace them all, so the first is
     * one that nobody writes.
     */
    static String single(List<String> declarations) {
        return "import java.lang.Object; " + String.join(" ", declarations);
    }
}
