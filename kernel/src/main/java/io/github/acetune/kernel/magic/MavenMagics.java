package io.github.acetune.kernel.magic;

import io.github.acetune.kernel.engine.JavaEngine;
import io.github.acetune.kernel.engine.MagicCall;
import io.github.acetune.kernel.engine.MagicRunner.MagicResult;
import io.github.acetune.kernel.magic.DependencyResolver.Library;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code %maven}, {@code %mavenRepo} and {@code %loadFromPOM}: libraries from Maven repositories. */
final class MavenMagics {
    private static final List<String> SCOPES = List.of("compile", "runtime", "system", "import");

    private final Supplier<JavaEngine> engine;
    private final Map<String, String> repositories = new LinkedHashMap<>();
    private final LibraryVersions versions = new LibraryVersions();
    private DependencyResolver resolver;

    MavenMagics(Supplier<JavaEngine> engine) {
        this.engine = engine;
    }

    MagicResult maven(MagicCall call) {
        List<String> coordinates =
                call.arguments().stream()
                        .filter(argument -> !argument.startsWith("-"))
                        .map(MavenMagics::coordinates)
                        .toList();
        if (coordinates.isEmpty()) {
            throw new InvalidInputException(
                    "%"
                            + call.name()
                            + " needs group:artifact:version, such as org.apache.commons:commons-lang3:3.18.0");
        }
        return add(resolver().resolve(coordinates, repositories));
    }

    MagicResult repository(MagicCall call) {
        if (call.arguments().size() != 2) {
            throw new InvalidInputException(
                    "%"
                            + call.name()
                            + " needs an identifier and an address, such as: jitpack https://jitpack.io");
        }
        repositories.put(call.arguments().get(0), call.arguments().get(1));
        return new MagicResult(null, false);
    }

    MagicResult loadFromPom(MagicCall call) throws IOException {
        List<String> words = new ArrayList<>(call.arguments());
        if (call.body().isPresent()) {
            Path folder = Files.createTempDirectory("acetune-pom");
            Path pom = folder.resolve("pom.xml");
            try {
                Files.writeString(pom, PomFragment.complete(call.body().get()));
                return load(pom, words);
            } finally {
                Files.deleteIfExists(pom);
                Files.deleteIfExists(folder);
            }
        }
        if (words.isEmpty()) {
            throw new InvalidInputException("%loadFromPOM needs the path of a pom.xml");
        }
        Path pom = Path.of(words.removeFirst());
        Path file = Files.isDirectory(pom) ? pom.resolve("pom.xml") : pom;
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("%loadFromPOM " + pom + ": there is no such file");
        }
        return load(file, words);
    }

    private MagicResult load(Path pom, List<String> scopes) {
        return add(
                resolver().resolveProject(pom, scopes.isEmpty() ? SCOPES : scopes, repositories));
    }

    private MagicResult add(List<Library> found) {
        List<String> added = new ArrayList<>();
        boolean explained = false;
        for (Library library : found) {
            String conflict = versions.conflict(library);
            if (conflict == null) {
                engine.get().addToClassPath(library.file());
                versions.add(library);
                added.add(library.toString());
            } else if (!conflict.isEmpty()) {
                explained = true;
                System.err.println(conflict);
            }
        }
        if (!added.isEmpty()) {
            System.out.println("Added " + String.join(", ", added));
        } else if (!explained) {
            System.out.println("Nothing to add; all of it is on the class path.");
        }
        return new MagicResult(
                found.stream().map(library -> library.file().toString()).toList(), false);
    }

    /** Ivy's notation {@code group#artifact;version}, which IJava takes too, as Maven's. */
    private static String coordinates(String text) {
        return text.replace('#', ':').replace(';', ':');
    }

    private DependencyResolver resolver() {
        if (resolver == null) {
            resolver = IsolatedLoader.resolver();
        }
        return resolver;
    }
}
