package io.github.acetune.kernel.magic.maven;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import io.github.acetune.kernel.magic.DependencyResolver;
import io.github.acetune.structure.InvalidInputException;
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
        try (Context context = open(repositories)) {
            CollectRequest request = new CollectRequest();
            request.setDependencies(dependencies);
            request.setRepositories(context.remoteRepositories());
            return collect(context, request, List.of(JavaScopes.COMPILE, JavaScopes.RUNTIME));
        }
    }

    @Override
    public List<Library> resolveProject(
            Path pom, List<String> scopes, Map<String, String> repositories) {
        try (Context context = open(repositories)) {
            CollectRequest request = new CollectRequest();
            request.setRepositories(context.remoteRepositories());
            var model = PomFile.read(pom, context);
            List<Dependency> wanted =
                    model.dependencies().stream()
                            .filter(dependency -> scopes.contains(dependency.getScope()))
                            .toList();
            request.setDependencies(wanted);
            request.setManagedDependencies(model.managed());
            model.repositories().forEach(request::addRepository);
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
                    rootMessage(failed) + " (repositories: " + where + ")", failed);
        }
    }

    private static Library library(Artifact artifact) {
        return new Library(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getVersion(),
                artifact.getFile().toPath());
    }

    private static Context open(Map<String, String> repositories) {
        ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
        if (!repositories.isEmpty()) {
            overrides.addRepositoriesOp(ContextOverrides.AddRepositoriesOp.APPEND);
            overrides.repositories(
                    repositories.entrySet().stream()
                            .map(each ->
                                    new RemoteRepository.Builder(
                                                    each.getKey(), "default", each.getValue())
                                            .build())
                            .toList());
        }
        return Runtimes.INSTANCE.getRuntime().create(overrides.build());
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

    private static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? problem.getMessage() : root.getMessage();
    }
}
