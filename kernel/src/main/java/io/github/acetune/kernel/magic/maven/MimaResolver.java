package io.github.acetune.kernel.magic.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import io.github.acetune.kernel.magic.DependencyResolver;
import io.github.acetune.structure.InvalidInputException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Maven's own resolver with the user's settings: mirrors, proxies, credentials, local repository, offline mode. */
public final class MimaResolver implements DependencyResolver {
    /** Creates the resolver; the settings are read at each use. */
    public MimaResolver() {}

    @Override
    public List<Library> resolve(List<String> coordinates, Map<String, String> repositories) {
        List<Dependency> dependencies = new ArrayList<>();
        for (String text : coordinates) {
            dependencies.add(new Dependency(artifact(text), JavaScopes.RUNTIME));
        }
        try (Context context = open()) {
            CollectRequest request = new CollectRequest();
            request.setDependencies(dependencies);
            request.setRepositories(repositories(context, repositories));
            return collect(context, request, List.of(JavaScopes.COMPILE, JavaScopes.RUNTIME));
        }
    }

    @Override
    public List<Library> resolveProject(
            Path pom, List<String> scopes, Map<String, String> repositories) {
        try (Context context = open()) {
            List<RemoteRepository> known = repositories(context, repositories);
            CollectRequest request = new CollectRequest();
            var model = PomFile.read(pom, context, known);
            List<Dependency> wanted =
                    model.dependencies().stream()
                            .filter(dependency -> scopes.contains(dependency.getScope()))
                            .toList();
            request.setDependencies(wanted);
            request.setManagedDependencies(model.managed());
            request.setRepositories(with(context, known, model.repositories()));
            return collect(context, request, scopes);
        }
    }

    private static List<Library> collect(
            Context context, CollectRequest request, List<String> scopes) {
        if (request.getDependencies().isEmpty()) {
            return List.of();
        }
        RepositorySystemSession session = context.repositorySystemSession();
        try {
            DependencyRequest resolve =
                    new DependencyRequest(
                            request,
                            DependencyFilterUtils.classpathFilter(scopes.toArray(String[]::new)));
            return context
                    .repositorySystem()
                    .resolveDependencies(session, resolve)
                    .getArtifactResults()
                    .stream()
                    .filter(ArtifactResult::isResolved)
                    .map(ArtifactResult::getArtifact)
                    .filter(artifact -> artifact.getFile().getName().endsWith(".jar"))
                    .map(MimaResolver::library)
                    .toList();
        } catch (DependencyResolutionException failed) {
            String where =
                    request.getRepositories().stream()
                            .map(RemoteRepository::getUrl)
                            .collect(Collectors.joining(", "));
            throw new InvalidInputException(
                    message(failed) + " (repositories: " + where + ")", failed);
        }
    }

    private static Library library(Artifact artifact) {
        return new Library(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getVersion(),
                artifact.getFile().toPath());
    }

    private static Context open() {
        return Runtimes.INSTANCE
                .getRuntime()
                .create(ContextOverrides.create().withUserSettings(true).build());
    }

    /** Those of the user's settings and of Maven Central, then those that cells have added. */
    private static List<RemoteRepository> repositories(Context context, Map<String, String> added) {
        return with(
                context,
                context.remoteRepositories(),
                added.entrySet().stream()
                        .map(each ->
                                new RemoteRepository.Builder(
                                                each.getKey(), "default", each.getValue())
                                        .build())
                        .toList());
    }

    /** More repositories after the first ones, reached by the user's mirrors and proxies too. */
    private static List<RemoteRepository> with(
            Context context, List<RemoteRepository> first, List<RemoteRepository> more) {
        List<RemoteRepository> all = new ArrayList<>(first);
        all.addAll(
                context.repositorySystem()
                        .newResolutionRepositories(context.repositorySystemSession(), more));
        return all;
    }

    private static Artifact artifact(String text) {
        try {
            return new DefaultArtifact(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInputException(
                    "found '"
                            + text
                            + "'; expected group:artifact:version, such as org.apache.commons:commons-lang3:3.18.0",
                    malformed);
        }
    }

    private static String message(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why =
                root instanceof UnknownHostException
                        ? "the host " + root.getMessage() + " is unknown"
                        : root.getMessage();
        return why == null || problem.getMessage().contains(why)
                ? problem.getMessage()
                : problem.getMessage() + ": " + why;
    }
}
