package io.github.acetune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.io.InputTree;
import io.github.acetune.optimize.Parameter;
import io.github.acetune.optimize.Point;
import io.github.acetune.optimize.SearchSpace;
import io.github.acetune.testing.Shared;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XPOT's own inputs, unchanged. */
class XpotInputFilesTest {
    private static XpotInput shared(String name) {
        return XpotInput.read(Shared.file("xpot/" + name));
    }

    private static List<String> searched(XpotInput input) {
        return input.space().parameters().stream().map(Parameter::name).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "XPOT-ACE-1.hjson, 4, 0.7",
        "XPOT-ACE-2.hjson, 6, 0.7",
        "XPOT-ACE-3.hjson, 8, 0.7",
        "XPOT-ACE-4.hjson, 10, 0.7",
        "Sb2Te3-900.hjson, 5, 0.4",
        "ace_input.hjson, 5, 0.7",
        "ace_defaults.json, 0, 0.7"
    })
    void everyFileHasItsHyperparametersAndAlpha(String file, int hyperparameters, double alpha) {
        XpotInput input = shared(file);

        assertEquals(hyperparameters, input.hyperparameterNames().size());
        assertEquals(alpha, input.alpha());
        assertEquals("rmse", input.errorMethod());
        assertEquals(42, input.seed());
    }

    @Test
    void namesAreThePathsOfXpotsTables() {
        assertEquals(
                List.of(
                        "potential embeddings ALL fs_parameters 3",
                        "potential bonds ALL radparameters 0",
                        "potential bonds ALL rcut",
                        "potential bonds ALL dcut",
                        "potential functions number_of_functions_per_element"),
                shared("ace_input.hjson").hyperparameterNames());
    }

    @Test
    void theExampleSearchesOnlyWhatSphericalBesselFunctionsUse() {
        XpotInput input = shared("ace_input.hjson");

        assertEquals(
                List.of(
                        "potential embeddings ALL fs_parameters 3",
                        "potential bonds ALL rcut",
                        "potential functions number_of_functions_per_element"),
                searched(input));
        assertTrue(
                input.notices()
                        .contains(
                                "potential bonds ALL radparameters 0: dead, because radbase SBessel does not use it; not searched,"
                                        + " fixed at 5.5"));
    }

    @Test
    void aChoiceOfRadialBasesMakesTheirParametersConditional() {
        SearchSpace space = shared("XPOT-ACE-1.hjson").space();

        assertEquals(
                List.of("ChebExpCos", "ChebPow"),
                space.parameter("potential bonds ALL radparameters 0")
                        .conditions()
                        .getFirst()
                        .values());
        assertEquals(
                List.of("ChebExpCos"),
                space.parameter("potential bonds ALL dcut").conditions().getFirst().values());
    }

    @Test
    void misspeltKeysAreNamedWithTheKeyThatWasMeant() {
        List<String> notices = shared("XPOT-ACE-2.hjson").notices();

        assertTrue(
                notices.contains("potential rankmax: unknown key, ignored"),
                "named though it is empty, which means that it is not set");
        assertTrue(
                notices.stream()
                        .anyMatch(line ->
                                line.startsWith(
                                        "potential functions ALL coeffs_init: unknown key")));
        assertTrue(
                notices.contains(
                        "potential bonds ALL NameofCutoffFunction: unknown key, ignored (did you mean"
                                + " NameOfCutoffFunction?)"));
        assertTrue(
                notices.contains(
                        "fit loss w1_coeffs: unknown key, ignored (did you mean L1_coeffs?)"),
                notices::toString);
    }

    @Test
    void theInputAtAPointIsAPacemakerInput() {
        XpotInput input = shared("ace_input.hjson");

        Map<String, Object> tree =
                input.at(
                        new Point(
                                Map.of(
                                        "potential embeddings ALL fs_parameters 3", 0.4,
                                        "potential bonds ALL rcut", 4.2,
                                        "potential functions number_of_functions_per_element",
                                                37)));

        Map<String, Object> bond = InputTree.section(tree, "potential", "bonds", "ALL");
        assertEquals(4.2, bond.get("rcut"));
        assertEquals(List.of(5.5), bond.get("radparameters"));
        assertEquals(
                List.of(1, 1, 1, 0.4),
                InputTree.section(tree, "potential", "embeddings", "ALL").get("fs_parameters"));
        assertEquals(
                37,
                InputTree.section(tree, "potential", "functions")
                        .get("number_of_functions_per_element"));
    }

    @Test
    void theOutputFolderIsThatOfXpot() {
        assertEquals(
                "opt_ACE/test_ace",
                shared("ace_input.hjson").outputFolder().toString().replace('\\', '/'));
    }
}
