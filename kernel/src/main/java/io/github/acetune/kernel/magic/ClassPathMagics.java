package io.github.acetune.kernel.magic;

import io.github.acetune.kernel.engine.JavaEngine;
import io.github.acetune.kernel.engine.MagicCall;
import io.github.acetune.kernel.engine.MagicRunner.MagicResult;
import io.github.acetune.kernel.session.Globs;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code %jars} and {@code %classpath}: libraries that lie on the disk. */
final class ClassPathMagics {
    private final Supplier<JavaEngine> engine;

    ClassPathMagics(Supplier<JavaEngine> engine) {
        this.engine = engine;
    }

    MagicResult jars(MagicCall call) {
        return add(
                call,
                pattern -> withContents(Globs.expand(pattern)),
                ClassPathMagics::isLibrary,
                "a jar file");
    }

    MagicResult classPath(MagicCall call) {
        return add(
                call,
                Globs::expand,
                path -> Files.isDirectory(path) || isLibrary(path),
                "a jar file or a folder of classes");
    }

    /** Sources and documentation are no libraries; the compiler would take the sources for code to compile. */
    private static boolean isLibrary(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".jar")
                && !name.endsWith("-sources.jar")
                && !name.endsWith("-javadoc.jar");
    }

    /** A folder stands for the files in it, as with IJava. */
    private static List<Path> withContents(List<Path> paths) {
        List<Path> all = new ArrayList<>();
        for (Path path : paths) {
            all.addAll(Files.isDirectory(path) ? Globs.expand(path + "/*") : List.of(path));
        }
        return all;
    }

    private MagicResult add(
            MagicCall call,
            Function<String, List<Path>> expand,
            Predicate<Path> accepted,
            String expected) {
        List<String> added = new ArrayList<>();
        for (String pattern : call.arguments()) {
            List<Path> found = expand.apply(pattern).stream().filter(accepted).toList();
            if (found.isEmpty()) {
                throw new InvalidInputException(
                        "%"
                                + call.name()
                                + " "
                                + pattern
                                + ": nothing found; expected "
                                + expected
                                + " or a pattern such as lib/*.jar");
            }
            for (Path path : found) {
                engine.get().addToClassPath(path);
                added.add(path.toString());
            }
        }
        return new MagicResult(List.copyOf(added), false);
    }
}
