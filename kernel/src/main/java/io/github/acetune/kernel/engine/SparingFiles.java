package io.github.acetune.kernel.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The compiler's files, with less for JShell's index of names than there is.
 *
 * <p>JShell reads the names of all classes of the JDK and of the class path, for the completion of packages in imports. It
 * does so beside the first cell, whose time that doubles, and keeps tens of megabytes. Here the index waits until the
 * kernel has nothing else to do, and leaves out what nobody imports: the insides of the JDK and the libraries on which
 * those of the toolkit are built. The compiler itself sees everything but the kernel's own libraries.
 */
final class SparingFiles {
    private static final List<String> NAMED_IN_CELLS =
            List.of("acetune-", "tablesaw-", "smile-", "commons-math3-");

    private static final Set<String> UNNAMED = unnamed(System.getProperty("java.class.path"));

    private final CountDownLatch released = new CountDownLatch(1);

    /** Lets the index be made. */
    void release() {
        released.countDown();
    }

    StandardJavaFileManager around(StandardJavaFileManager files) {
        try {
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    KernelLibraries.visible(System.getProperty("java.class.path")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Files(files);
    }

    private static Set<String> unnamed(String classPath) {
        Set<String> entries = new HashSet<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            String file = new File(entry).getName();
            if (file.endsWith(".jar") && NAMED_IN_CELLS.stream().noneMatch(file::startsWith)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private final class Files extends ForwardingJavaFileManager<StandardJavaFileManager>
            implements StandardJavaFileManager {
        Files(StandardJavaFileManager files) {
            super(files);
        }

        /** Only JShell's index asks for paths, on a thread of its own. */
        @Override
        public Iterable<? extends Path> getLocationAsPaths(Location location) {
            try {
                released.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return List.of();
            }
            Iterable<? extends Path> all = fileManager.getLocationAsPaths(location);
            if (all == null) {
                return List.of();
            }
            Stream<? extends Path> paths = StreamSupport.stream(all.spliterator(), false);
            return (location == StandardLocation.PLATFORM_CLASS_PATH
                            ? paths.filter(Files::isForUsers)
                            : paths.filter(path -> !UNNAMED.contains(path.toString())))
                    .toList();
        }

        /** JShell sets the class path anew when a cell has added to it. */
        @Override
        public boolean handleOption(String option, Iterator<String> rest) {
            if (!option.equals("-classpath") || !rest.hasNext()) {
                return super.handleOption(option, rest);
            }
            String classPath =
                    KernelLibraries.visible(rest.next()).stream()
                            .map(Path::toString)
                            .collect(Collectors.joining(File.pathSeparator));
            return super.handleOption(option, List.of(classPath).iterator());
        }

        private static boolean isForUsers(Path module) {
            Path name = module.getFileName();
            return name == null
                    || name.toString().startsWith("java.")
                    || name.toString().startsWith(VectorModule.name());
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
                Iterable<? extends File> files) {
            return fileManager.getJavaFileObjectsFromFiles(files);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
            return fileManager.getJavaFileObjects(files);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(
                Iterable<String> names) {
            return fileManager.getJavaFileObjectsFromStrings(names);
        }

        @Override
        public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
            return fileManager.getJavaFileObjects(names);
        }

        @Override
        public void setLocation(Location location, Iterable<? extends File> files)
                throws IOException {
            fileManager.setLocation(location, files);
        }

        @Override
        public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
                throws IOException {
            fileManager.setLocationFromPaths(location, paths);
        }

        @Override
        public Iterable<? extends File> getLocation(Location location) {
            return fileManager.getLocation(location);
        }
    }
}
