package io.github.acetune.kernel.engine;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds the Javadoc of classes outside of the JDK, in the source archives ({@code name-sources.jar}) that lie beside the
 * jars of the class path or in a folder {@code sources} beside them. JShell itself looks only into the sources of the JDK.
 */
final class JavadocFinder {
    private static final Pattern METHOD =
            Pattern.compile("(?:.*\\s)?([\\w.$]+)(?:<.*>)?\\.(\\w+)\\((.*)\\).*");
    private static final Pattern CONSTRUCTOR = Pattern.compile("([\\w.$]+)(?:<.*>)?\\((.*)\\).*");
    private static final Pattern FIELD = Pattern.compile("([\\w.$]+)(?:<.*>)?\\.(\\w+)(?::.*)?");

    /** A source file in an archive. */
    private record Source(Path archive, String entry) {}

    /** What is looked for: a type, or one of its members. */
    private record Target(String type, String member, int parameters) {}

    private static final String SOURCES = "-sources.jar";

    private final Supplier<List<Path>> libraries;
    private final Map<String, List<Source>> sources = new HashMap<>();
    private final Set<Path> indexed = new HashSet<>();

    /**
     * Creates a finder.
     *
     * @param libraries what cells have added to the class path so far
     */
    JavadocFinder(Supplier<List<Path>> libraries) {
        this.libraries = libraries;
    }

    /**
     * Finds a comment.
     *
     * @param signature as JShell writes it, such as {@code double Owner.method(int count)}
     * @return the comment, where a source archive has it
     */
    Optional<String> find(String signature) {
        for (Target target : targets(signature.strip())) {
            String simple = target.type().substring(target.type().lastIndexOf('.') + 1);
            for (Source source : sources().getOrDefault(simple, List.of())) {
                Optional<String> comment = read(source, target);
                if (comment.isPresent()) {
                    return comment;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Target> targets(String signature) {
        List<Target> targets = new ArrayList<>();
        Matcher method = METHOD.matcher(signature);
        if (method.matches()) {
            targets.add(new Target(method.group(1), method.group(2), parameters(method.group(3))));
        }
        Matcher constructor = CONSTRUCTOR.matcher(signature);
        if (constructor.matches()) {
            targets.add(
                    new Target(constructor.group(1), "<init>", parameters(constructor.group(2))));
        }
        Matcher field = FIELD.matcher(signature);
        if (field.matches()) {
            targets.add(new Target(field.group(1), field.group(2), -1));
        }
        String type = signature.replaceAll("<.*>", "");
        targets.add(new Target(type.substring(type.lastIndexOf(' ') + 1), null, -1));
        return targets;
    }

    private static int parameters(String list) {
        String flat = list;
        while (flat.contains("<")) {
            String shorter = flat.replaceAll("<[^<>]*>", "");
            if (shorter.equals(flat)) {
                break;
            }
            flat = shorter;
        }
        return flat.isBlank() ? 0 : flat.split(",", -1).length;
    }

    private synchronized Map<String, List<Source>> sources() {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry));
        }
        entries.addAll(libraries.get());
        for (Path entry : entries) {
            String name = String.valueOf(entry.getFileName());
            if (indexed.add(entry) && name.endsWith(".jar") && !name.endsWith(SOURCES)) {
                String archive = name.replaceFirst("\\.jar$", SOURCES);
                Stream.of(
                                entry.resolveSibling(archive),
                                entry.resolveSibling("sources").resolve(archive))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .ifPresent(this::index);
            }
        }
        return sources;
    }

    private void index(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> {
                        String file = name.substring(name.lastIndexOf('/') + 1);
                        String simple = file.substring(0, file.length() - ".java".length());
                        sources.computeIfAbsent(simple, key -> new ArrayList<>())
                                .add(new Source(archive, name));
                    });
        } catch (IOException unreadable) {
            // An archive that cannot be read has no documentation to give.
        }
    }

    private static Optional<String> read(Source source, Target target) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (ZipFile zip = new ZipFile(source.archive().toFile())) {
            byte[] bytes = zip.getInputStream(zip.getEntry(source.entry())).readAllBytes();
            String text = new String(bytes, StandardCharsets.UTF_8);
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    null,
                                    diagnostic -> {},
                                    List.of("-proc:none"),
                                    null,
                                    List.of(new Text(text)));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                Scanner scanner = new Scanner(trees, target);
                scanner.scan(unit, null);
                if (scanner.found != null) {
                    return Optional.of(scanner.found);
                }
            }
            return Optional.empty();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    /** Source text that the compiler can parse. */
    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///Source.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Looks for the target's comment in a source file. */
    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final Target target;
        private String found;

        Scanner(DocTrees trees, Target target) {
            this.trees = trees;
            this.target = target;
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            if (target.member() == null && isType(tree)) {
                take();
            }
            return super.visitClass(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            if (tree.getName().contentEquals(String.valueOf(target.member()))
                    && tree.getParameters().size() == target.parameters()) {
                take();
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void unused) {
            if (target.parameters() < 0
                    && tree.getName().contentEquals(String.valueOf(target.member()))) {
                take();
            }
            return null;
        }

        private boolean isType(ClassTree tree) {
            String simple = target.type().substring(target.type().lastIndexOf('.') + 1);
            return tree.getSimpleName().contentEquals(simple);
        }

        private void take() {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null && found == null) {
                found = comment.toString();
            }
        }
    }
}
