package io.github.acetune.kernel.engine;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The libraries that only the kernel uses, for its sockets.
 *
 * <p>Cells do not see them, so that a cell may load any version of them for itself.
 */
public final class KernelLibraries {
    private static final Pattern JARS = Pattern.compile("(jeromq|jnacl)-\\d.*\\.jar");

    private static final List<String> PACKAGES =
            List.of("org.zeromq.", "zmq.", "com.neilalexander.jnacl.");

    private KernelLibraries() {}

    /**
     * Whether a jar is one of them.
     *
     * @param jar a jar of the application's class path
     * @return true when only the kernel uses it
     */
    public static boolean contain(Path jar) {
        return JARS.matcher(String.valueOf(jar.getFileName())).matches();
    }

    /** Whether a class is in a package of theirs. */
    static boolean declare(String className) {
        return PACKAGES.stream().anyMatch(className::startsWith);
    }

    /** The entries of the application's class path that cells see, and those that cells have added. */
    static List<Path> visible(String classPath) {
        List<String> own =
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .filter(entry -> !(own.contains(entry) && contain(Path.of(entry))))
                .distinct()
                .map(Path::of)
                .collect(Collectors.toList());
    }
}
