package io.github.acetune.kernel.magic;

import io.github.acetune.kernel.engine.KernelLibraries;
import io.github.acetune.kernel.magic.DependencyResolver.Library;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Which libraries are on the class path, and in which versions; explains why another version cannot be had. */
final class LibraryVersions {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    /** A jar of the application. */
    private record Own(String version, Path file) {}

    private final Map<String, Own> own = new HashMap<>();
    private final Map<String, String> added = new HashMap<>();

    LibraryVersions() {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path file = Path.of(entry);
            Matcher jar = JAR.matcher(String.valueOf(file.getFileName()));
            if (jar.matches() && !KernelLibraries.contain(file)) {
                own.putIfAbsent(jar.group(1), new Own(jar.group(2), file));
            }
        }
    }

    /** Null when a library can be added; empty when it is there already; else why it is not added. */
    String conflict(Library library) {
        Own here = own.get(library.artifact());
        if (here != null && isFrom(here.file(), library)) {
            return here.version().equals(library.version())
                    ? ""
                    : library
                            + " is not added: acetune itself uses version "
                            + here.version()
                            + ", and one program can hold only one of them. What you asked for will use "
                            + here.version()
                            + ".";
        }
        String earlier = added.get(key(library));
        if (earlier == null) {
            return null;
        }
        return earlier.equals(library.version())
                ? ""
                : library
                        + " is not added: this session has loaded version "
                        + earlier
                        + " already. Restart the kernel to use the other one.";
    }

    void add(Library library) {
        added.put(key(library), library.version());
    }

    private static String key(Library library) {
        // A classifier is part of the file's name: jars of machine code share all else.
        return library.group() + ":" + library.artifact() + ":" + classifier(library);
    }

    private static String classifier(Library library) {
        String plain = library.artifact() + "-" + library.version();
        String name = library.file().getFileName().toString();
        return name.startsWith(plain) ? name.substring(plain.length()) : "";
    }

    /** Whether a jar with the library's name is of its group too, as far as the jar says. */
    private static boolean isFrom(Path jar, Library library) {
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            boolean says =
                    zip.stream().anyMatch(entry -> entry.getName().startsWith("META-INF/maven/"));
            return !says
                    || zip.getEntry(
                                    "META-INF/maven/"
                                            + library.group()
                                            + "/"
                                            + library.artifact()
                                            + "/pom.properties")
                            != null;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
