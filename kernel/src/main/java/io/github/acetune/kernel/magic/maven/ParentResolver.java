package io.github.acetune.kernel.magic.maven;

import eu.maveniverse.maven.mima.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Fetches the project files to which a project file refers: parents and imported lists of versions. */
@SuppressWarnings("deprecation") // Maven deprecates the type in which its own interface answers.
final class ParentResolver implements ModelResolver {
    private final Context context;
    private final List<RemoteRepository> repositories;

    ParentResolver(Context context, List<RemoteRepository> repositories) {
        this.context = context;
        this.repositories = new ArrayList<>(repositories);
    }

    @Override
    public ModelSource resolveModel(String group, String artifact, String version)
            throws UnresolvableModelException {
        ArtifactRequest request =
                new ArtifactRequest(
                        new DefaultArtifact(group, artifact, "pom", version), repositories, null);
        try {
            return new FileModelSource(
                    context.repositorySystem()
                            .resolveArtifact(context.repositorySystemSession(), request)
                            .getArtifact()
                            .getFile());
        } catch (ArtifactResolutionException absent) {
            throw new UnresolvableModelException(
                    absent.getMessage(), group, artifact, version, absent);
        }
    }

    @Override
    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
        return resolveModel(
                dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
        addRepository(repository, false);
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
        repositories.add(
                new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl())
                        .build());
    }

    @Override
    public ModelResolver newCopy() {
        return new ParentResolver(context, repositories);
    }
}
