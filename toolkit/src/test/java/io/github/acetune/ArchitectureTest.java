package io.github.acetune;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.UpwardUseExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Data flows through the packages in one direction only. */
class ArchitectureTest {
    private static final String ROOT = "io.github.acetune";

    /** Each package and those that it may use, directly or through another one. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static JavaClasses classes;

    private static Map<String, List<String>> mayUse() {
        var map = new LinkedHashMap<String, List<String>>();
        map.put("structure", List.of());
        map.put("data", List.of("structure"));
        map.put("ace", List.of("structure"));
        map.put("analysis", List.of("data", "ace", "structure"));
        map.put("md", List.of("analysis", "structure", "ace"));
        map.put("validate", List.of("md", "data", "ace", "structure"));
        map.put("fit", List.of("validate", "data", "ace", "structure"));
        map.put("optimize", List.of());
        map.put("sweep", List.of("fit", "validate", "optimize", "data", "ace", "structure"));
        var below = List.copyOf(map.keySet());
        map.put("plot", below);
        var everything = new ArrayList<>(below);
        everything.add("plot");
        map.put("cli", everything);
        return map;
    }

    @BeforeAll
    static void readTheProgram() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(ROOT);
    }

    @Test
    void packagesUseOnlyThoseBelowThem() {
        order().check(classes);
    }

    @Test
    void theProgramWasFoundAndAViolationWouldBeSeen() {
        var upwardUse =
                new ClassFileImporter()
                        .importClasses(UpwardUseExample.class, Structure.class, Dataset.class);

        assertTrue(classes.contain(Structure.class));
        assertFalse(classes.contain(UpwardUseExample.class));
        assertTrue(order().evaluate(upwardUse).hasViolation());
    }

    @Test
    void everyPackageHasItsPlace() {
        var unplaced = new TreeSet<String>();
        classes.forEach(type -> {
            String name = type.getPackageName();
            String below = name.length() > ROOT.length() ? name.substring(ROOT.length() + 1) : "";
            int dot = below.indexOf('.');
            String top = dot < 0 ? below : below.substring(0, dot);
            if (!top.isEmpty() && !MAY_USE.containsKey(top)) {
                unplaced.add(top);
            }
        });

        assertEquals(new TreeSet<String>(), unplaced, "packages without a place in the order");
    }

    private static ArchRule order() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : MAY_USE.keySet()) {
            layers = layers.optionalLayer(name).definedBy(ROOT + "." + name + "..");
        }
        for (var entry : MAY_USE.entrySet()) {
            String[] allowed = entry.getValue().toArray(String[]::new);
            layers =
                    allowed.length == 0
                            ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
                            : layers.whereLayer(entry.getKey()).mayOnlyAccessLayers(allowed);
        }
        return layers;
    }
}
