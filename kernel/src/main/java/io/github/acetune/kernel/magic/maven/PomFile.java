package io.github.acetune.kernel.magic.maven;

import eu.maveniverse.maven.mima.context.Context;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * What a project file says about libraries, with parents, properties and profiles applied.
 *
 * @param dependencies the dependencies
 * @param managed versions that it prescribes for what the dependencies need
 * @param repositories further repositories
 */
record PomFile(
        List<Dependency> dependencies,
        List<Dependency> managed,
        List<RemoteRepository> repositories) {

    static PomFile read(Path file, Context context, List<RemoteRepository> known) {
        DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
        request.setPomFile(file.toFile());
        request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
        request.setProcessPlugins(false);
        Properties system = new Properties();
        system.putAll(System.getProperties());
        request.setSystemProperties(system);
        request.setModelResolver(new ParentResolver(context, known));
        try {
            Model model =
                    new DefaultModelBuilderFactory()
                            .newInstance()
                            .build(request)
                            .getEffectiveModel();
            List<Dependency> managed =
                    model.getDependencyManagement() == null
                            ? List.of()
                            : model.getDependencyManagement().getDependencies().stream()
                                    .map(PomFile::dependency)
                                    .toList();
            return new PomFile(
                    model.getDependencies().stream().map(PomFile::dependency).toList(),
                    managed,
                    model.getRepositories().stream()
                            .filter(repository -> !repository.getId().equals("central"))
                            .map(each ->
                                    new RemoteRepository.Builder(
                                                    each.getId(), "default", each.getUrl())
                                            .build())
                            .toList());
        } catch (ModelBuildingException problem) {
            throw new InvalidInputException(file + ": " + problem.getMessage(), problem);
        }
    }

    private static Dependency dependency(org.apache.maven.model.Dependency each) {
        String extension = each.getType() == null ? "jar" : each.getType();
        DefaultArtifact artifact =
                new DefaultArtifact(
                        each.getGroupId(),
                        each.getArtifactId(),
                        each.getClassifier() == null ? "" : each.getClassifier(),
                        extension,
                        each.getVersion());
        String scope =
                each.getScope() == null || each.getScope().isEmpty() ? "compile" : each.getScope();
        List<Exclusion> exclusions =
                each.getExclusions().stream()
                        .map(e -> new Exclusion(e.getGroupId(), e.getArtifactId(), "*", "*"))
                        .toList();
        return new Dependency(artifact, scope, each.isOptional(), exclusions);
    }
}
