package io.github.acetune.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.Audit.Verdict;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Labels;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A data set that was spoilt on purpose is told from a sound one. */
class AuditTest {
    private static final Dataset SILICON = Datasets.load("si-pbe");

    @ParameterizedTest
    @ValueSource(strings = {"si-pbe", "sbte-pbe"})
    void theBundledSetsAreSound(String name) {
        Audit audit = Datasets.load(name).audit();

        assertTrue(audit.clean(), audit::toString);
        for (Audit.Check check : audit.checks()) {
            assertEquals(Verdict.OK, check.verdict(), check::toString);
        }
        assertTrue(audit.check("energy and forces").finding().startsWith("agree"));
        assertTrue(audit.check("energy and virial").finding().startsWith("agree"));
        assertEquals(audit.checks().size(), audit.table().rowCount());
    }

    @ParameterizedTest
    @CsvSource({
        // energy, forces, virial, spoilt check, what the finding names
        "23.06, 1, 1, energy and forces, kcal/mol",
        "0.0734986, 1, 1, energy and forces, energies in Ry",
        "1, 0.0388938, 1, energy and forces, Ry/bohr",
        "1, -1, 1, energy and forces, wrong sign",
        "1, 1, -1, energy and virial, sign is that of a stress",
        "1, 1, 0.00624, energy and virial, expected −dE/dε in eV",
        "23.06, 23.06, 23.06, binding energies, kcal/mol"
    })
    void wrongUnitsAndSignsAreNoticed(
            double energy, double forces, double virial, String check, String named) {
        Audit audit = relabelled(SILICON, energy, forces, virial).audit();

        assertFalse(audit.clean());
        assertEquals(Verdict.WARNING, audit.check(check).verdict(), audit::toString);
        assertTrue(audit.check(check).finding().contains(named), audit::toString);
    }

    private static Dataset relabelled(
            Dataset dataset, double energy, double forces, double virial) {
        return changed(
                dataset,
                s ->
                        s.withLabels(
                                Labels.NONE
                                        .withEnergy(energy * s.labels().energy().orElseThrow())
                                        .withForces(
                                                scaled(s.labels().forces().orElseThrow(), forces))
                                        .withVirial(
                                                scaled(
                                                        s.labels().virial().orElseThrow(),
                                                        virial))));
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    private static Dataset changed(Dataset dataset, UnaryOperator<Structure> change) {
        return Dataset.of(dataset.name(), dataset.structures().stream().map(change).toList());
    }

    private static Dataset with(Structure... more) {
        var structures = new ArrayList<>(SILICON.structures());
        structures.addAll(List.of(more));
        return Dataset.of("spoilt", structures);
    }

    @Test
    void aCopyInAnotherCellIsFoundInTrainingAndTest() {
        Structure original = SILICON.structures().get(10);
        assertEquals("train", original.info("set").orElseThrow());
        Structure copy = Deformations.supercell(original, 1, 2, 1).withInfo("set", "test_rss");

        Audit audit = with(copy).audit();

        assertEquals(List.of(SILICON.size()), audit.check("duplicates").structures());
        assertEquals(Verdict.NOTE, audit.check("duplicates").verdict());
        assertEquals(List.of(SILICON.size()), audit.check("train and test").structures());
        assertEquals(Verdict.WARNING, audit.check("train and test").verdict());
    }

    @Test
    void aSplitIsLookedOverAsAWhole() {
        Dataset few = SILICON.filter(s -> s.configType().equals("bc8"));
        var split = new Split(few, few.filter(_ -> false), Map.of("mine", few));

        Audit audit = split.audit();

        assertEquals(few.size(), audit.check("train and test").structures().size());
    }

    @Test
    void aCopyWithAnotherEnergyIsAMistake() {
        Structure original = SILICON.structures().get(10);
        double energy = original.labels().energy().orElseThrow();

        Audit audit = with(original.withLabels(Labels.NONE.withEnergy(energy + 1))).audit();

        assertEquals(Verdict.WARNING, audit.check("duplicates").verdict());
        assertTrue(audit.check("duplicates").finding().contains("another energy"));
    }

    @Test
    void missingLabelsAreCounted() {
        Structure bare = Crystals.diamond(Element.Si, 5.3);

        Audit audit = with(bare).audit();

        assertEquals(Verdict.WARNING, audit.check("labels").verdict());
        assertEquals(
                "no energy in 1 of 298; no forces in 1 of 298; no virial in 1 of 298",
                audit.check("labels").finding());
    }

    @Test
    void overlappingAtomsAndNetForcesAreNamed() {
        Structure crystal = Crystals.diamond(Element.Si, 2.5).withInfo("id", "squeezed");
        double[] forces = new double[24];
        forces[4] = 0.3;

        Audit audit = with(crystal.withLabels(Labels.NONE.withForces(forces))).audit();

        assertTrue(audit.check("distances").finding().contains("squeezed"));
        assertEquals(List.of(SILICON.size()), audit.check("distances").structures());
        assertTrue(audit.check("net forces").finding().contains("squeezed with 0.300 eV/Å"));
    }

    @Test
    void outliersAreFoundWithinTheirConfigurationType() {
        Structure liquid =
                SILICON.structures().stream()
                        .filter(s -> s.configType().equals("liq"))
                        .findFirst()
                        .orElseThrow();
        double[] forces = liquid.labels().forces().orElseThrow();
        forces[0] += 60;
        Structure odd =
                liquid.withLabels(
                        Labels.NONE
                                .withEnergy(
                                        liquid.labels().energy().orElseThrow() + 3 * liquid.size())
                                .withForces(forces));

        Audit audit = with(odd).audit();

        assertEquals(List.of(SILICON.size()), audit.check("energy outliers").structures());
        assertEquals(List.of(SILICON.size()), audit.check("force outliers").structures());
    }

    @Test
    void anEmptySetAndAnUnlabelledOneAreNoProblem() {
        assertTrue(Dataset.of("empty", List.of()).audit().clean());
        var bare = Dataset.of("bare", List.of(Crystals.diamond(Element.Si, 5.43)));
        assertFalse(bare.audit().clean());
        assertThrows(IllegalArgumentException.class, () -> bare.audit().check("no such"));
    }
}
