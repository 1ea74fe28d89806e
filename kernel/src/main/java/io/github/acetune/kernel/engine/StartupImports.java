package io.github.acetune.kernel.engine;

import java.util.ArrayList;
import java.util.List;

/** What every cell may name without an import. */
public final class StartupImports {
    private static final List<String> JDK =
            List.of(
                    "java.io.*",
                    "java.math.*",
                    "java.net.*",
                    "java.nio.file.*",
                    "java.time.*",
                    "java.util.*",
                    "java.util.concurrent.*",
                    "java.util.function.*",
                    "java.util.regex.*",
                    "java.util.stream.*");

    /** A class that shows that its package is there, and the import. */
    private record Import(String witness, String target) {}

    private static final String ROOT = "io.github.acetune.";
    private static final List<Import> LIBRARIES =
            List.of(
                    new Import("tech.tablesaw.api.Table", "tech.tablesaw.api.*"),
                    new Import(ROOT + "structure.Structure", ROOT + "structure.*"),
                    new Import(ROOT + "data.Dataset", ROOT + "data.*"),
                    new Import(ROOT + "ace.AcePotential", ROOT + "ace.*"),
                    new Import(ROOT + "ace.radial.RadialBasis", ROOT + "ace.radial.*"),
                    new Import(
                            ROOT + "ace.radial.RadialBasis",
                            "static " + ROOT + "ace.radial.RadialBasis.*"),
                    new Import(ROOT + "ace.embedding.Embedding", ROOT + "ace.embedding.*"),
                    new Import(
                            ROOT + "ace.embedding.Embedding",
                            "static " + ROOT + "ace.embedding.Embedding.*"),
                    new Import(ROOT + "ace.evaluate.AceCalculator", ROOT + "ace.evaluate.*"),
                    new Import(ROOT + "ace.io.PotentialFiles", ROOT + "ace.io.*"),
                    new Import(ROOT + "fit.AceFitter", ROOT + "fit.*"),
                    new Import(ROOT + "validate.Predictions", ROOT + "validate.*"),
                    new Import(ROOT + "optimize.SearchSpace", ROOT + "optimize.*"),
                    new Import(
                            ROOT + "optimize.Dimension", "static " + ROOT + "optimize.Dimension.*"),
                    new Import(ROOT + "sweep.Sweep", ROOT + "sweep.*"),
                    new Import(ROOT + "md.MeltQuench", ROOT + "md.*"),
                    new Import(ROOT + "analysis.UMap", ROOT + "analysis.*"),
                    new Import(ROOT + "plot.Plots", ROOT + "plot.*"),
                    new Import(ROOT + "kernel.Notebook", ROOT + "kernel.display.*"),
                    new Import(ROOT + "kernel.Notebook", "static " + ROOT + "kernel.Notebook.*"));

    private StartupImports() {}

    /**
     * The imports of everything that is on the class path.
     *
     * @param loader the class loader of cells
     * @return import declarations
     */
    public static List<String> declarations(ClassLoader loader) {
        List<String> declarations = new ArrayList<>();
        JDK.forEach(target -> declarations.add("import " + target + ";"));
        for (Import each : LIBRARIES) {
            if (loader.getResource(each.witness().replace('.', '/') + ".class") != null) {
                declarations.add("import " + each.target() + ";");
            }
        }
        return declarations;
    }
}
