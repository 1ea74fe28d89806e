package io.github.acetune.kernel.magic;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Loads Maven's resolver, and our bridge to it, from {@code lib/maven}: cells never see its libraries, so that theirs may
 * have other versions.
 */
final class IsolatedLoader extends URLClassLoader {
    private static final String BRIDGE = "io.github.acetune.kernel.magic.maven.";

    private IsolatedLoader(List<URL> urls, ClassLoader parent) {
        super("maven-resolver", urls.toArray(URL[]::new), parent);
    }

    /** The resolver. */
    static DependencyResolver resolver() {
        ClassLoader own = IsolatedLoader.class.getClassLoader();
        try {
            ClassLoader loader = isPresent(own) ? own : new IsolatedLoader(archives(), own);
            DependencyResolver resolver =
                    (DependencyResolver)
                            loader.loadClass(BRIDGE + "MimaResolver")
                                    .getDeclaredConstructor()
                                    .newInstance();
            return new Within(loader, resolver);
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw new InvalidInputException(
                    "%maven cannot work: the folder lib/maven beside the kernel's jar is missing or incomplete; build and install the kernel again",
                    broken);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(BRIDGE)) {
            return super.loadClass(name, resolve);
        }
        // The parent knows the bridge too, but not what the bridge is built on.
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    private static boolean isPresent(ClassLoader loader) {
        return loader.getResource("eu/maveniverse/maven/mima/context/Context.class") != null;
    }

    private static List<URL> archives() {
        try {
            URI own =
                    IsolatedLoader.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI();
            Path kernel = Path.of(own);
            List<URL> urls = new ArrayList<>();
            urls.add(kernel.toUri().toURL());
            // Installed, the kernel's jar lies in lib; built, lib lies beside it.
            for (String place : List.of("maven", "lib/maven")) {
                Path folder = kernel.resolveSibling(place);
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> jars = Files.list(folder)) {
                        for (Path jar : jars.sorted().toList()) {
                            urls.add(jar.toUri().toURL());
                        }
                    }
                    break;
                }
            }
            return urls;
        } catch (URISyntaxException | MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs a resolver with its own loader as the thread's, since its libraries look there for their parts. */
    private record Within(ClassLoader loader, DependencyResolver resolver)
            implements DependencyResolver {
        @Override
        public List<Library> resolve(List<String> coordinates, Map<String, String> repositories) {
            return within(() -> resolver.resolve(coordinates, repositories));
        }

        @Override
        public List<Library> resolveProject(
                Path pom, List<String> scopes, Map<String, String> repositories) {
            return within(() -> resolver.resolveProject(pom, scopes, repositories));
        }

        private List<Library> within(Supplier<List<Library>> work) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                return work.get();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
