package io.github.acetune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.io.InputTree;
import io.github.acetune.optimize.Dimension;
import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XpotInputTest {
    private static final Point NOTHING = new Point(Map.of());

    private static XpotInput bonds(String bonds) {
        return XpotInput.parse(
                "{ potential: { elements: ['Si'], bonds: " + bonds + " } }", "input.hjson");
    }

    private static Dimension dimensionOf(String expression) {
        XpotInput input = bonds("{ ALL: { rcut: \"" + expression + "\" } }");
        return input.space().parameter("potential bonds ALL rcut").dimension();
    }

    @Test
    void commentsUnquotedTextsAndMissingCommasAreRead() {
        XpotInput input =
                XpotInput.parse(
                        """
                        {
                          // a comment
                          xpot: {
                            project_name: my project
                            alpha: 0.3,
                          }
                          # the comma after the last brace is missing as well
                          "seed": 7
                          potential: {
                            elements: ["Si"]
                            bonds: { ALL: {
                              rcut: skopt.space.Real(4, 6),
                              radbase: ChebPow
                            } }
                          }
                        }
                        """,
                        "input.hjson");

        assertEquals(0.3, input.alpha());
        assertEquals(7, input.seed());
        assertEquals(List.of("potential bonds ALL rcut"), input.hyperparameterNames());
        assertEquals("my project", input.outputFolder().getName(0).toString());
    }

    @Test
    void everyFormOfRangeIsRead() {
        assertEquals(Dimension.real(4, 6.5), dimensionOf("skopt.space.Real(4, 6.5)"));
        assertEquals(
                Dimension.real(4, 6),
                dimensionOf("skopt.space.Real(low=4, high=6, name='cutoff')"));
        assertEquals(
                Dimension.logReal(1e-8, 1e-2),
                dimensionOf("skopt.space.Real(1e-8, 1e-2, prior='log-uniform')"));
        assertEquals(
                Dimension.logReal(1e-8, 1e-2),
                dimensionOf("skopt.space.Real(1e-8,1e-2,'log-uniform')"));
        assertEquals(Dimension.integer(-3, 9), dimensionOf("skopt.space.Integer(-3, 9)"));
        assertEquals(
                Dimension.logInteger(1, 900),
                dimensionOf("skopt.space.Integer(1, 900, prior='log-uniform')"));
        assertEquals(
                Dimension.categorical("a b", 1, 2.5, true),
                dimensionOf("skopt.space.Categorical(['a b', 1, 2.5, True])"));
        assertEquals(
                Dimension.categorical(List.of(15, 3), List.of(20, 4)),
                dimensionOf("skopt.space.Categorical(categories=([15, 3], [20, 4]))"));
    }

    @Test
    void severalRangesMayStandInOneText() {
        XpotInput input =
                XpotInput.parse(
                        "{ potential: { elements: ['Si'], embeddings: { ALL: { fs_parameters:"
                                + " '1 skopt.space.Real(0.5, 1) 1 skopt.space.Real(0.1, 2)' } } } }",
                        "input.hjson");

        assertEquals(
                List.of(
                        "potential embeddings ALL fs_parameters 1",
                        "potential embeddings ALL fs_parameters 3"),
                input.hyperparameterNames());
        var tree =
                input.at(
                        new Point(
                                Map.of(
                                        "potential embeddings ALL fs_parameters 1",
                                        0.75,
                                        "potential embeddings ALL fs_parameters 3",
                                        1.5)));
        assertEquals(
                List.of(1, 0.75, 1, 1.5),
                InputTree.section(tree, "potential", "embeddings", "ALL").get("fs_parameters"));
    }

    @Test
    void defaultsFillOnlyGaps() {
        Map<String, Object> tree =
                XpotInput.parse(
                                "{ cutoff: 5.5, potential: { elements: ['Si'], embeddings: { ALL: { ndensity: 1 } },"
                                        + " bonds: { ALL: { radbase: ChebPow\n } } } }",
                                "input.hjson")
                        .at(NOTHING);

        Map<String, Object> bond = InputTree.section(tree, "potential", "bonds", "ALL");
        assertEquals("ChebPow", bond.get("radbase"));
        assertEquals(5.5, bond.get("rcut"));
        assertEquals(
                List.of(1, 1),
                InputTree.section(tree, "potential", "embeddings", "ALL").get("fs_parameters"));
        assertEquals(0.001, InputTree.section(tree, "potential").get("deltaSplineBins"));
    }

    @Test
    void emptyTextsMeanNotSetAndUnknownKeysAreLeftOut() {
        XpotInput input = bonds("{ ALL: { r_in: '', NameofCutoffFunction: cos\n } }");

        Map<String, Object> bond =
                InputTree.section(input.at(NOTHING), "potential", "bonds", "ALL");
        assertFalse(bond.containsKey("r_in"));
        assertFalse(bond.containsKey("NameofCutoffFunction"));
    }

    @Test
    void aHyperparameterUnderAnUnknownKeyIsDead() {
        XpotInput input = bonds("{ ALL: { rcutt: 'skopt.space.Real(4, 6)' } }");

        assertEquals(0, input.space().size());
        assertTrue(
                input.notices()
                        .contains(
                                "potential bonds ALL rcutt: unknown key, ignored (did you mean rcut?)"));
        assertTrue(
                input.notices()
                        .contains(
                                "potential bonds ALL rcutt: dead, because its key is unknown; not searched, fixed at 5.0"));
    }

    @Test
    void aBlockThatNoPairUsesIsDead() {
        XpotInput input =
                bonds(
                        "{ ALL: { rcut: 'skopt.space.Real(4, 6)' }, UNARY: { rcut: 5 }, BINARY: { rcut: 6 } }");

        assertEquals(0, input.space().size());
        assertTrue(
                input.notices()
                        .getFirst()
                        .contains("no pair of the elements uses this block's rcut"));
    }

    @Test
    void radialParametersFollowTheRadialBasisOfTheirBlock() {
        XpotInput input =
                XpotInput.parse(
                        """
                        { potential: { elements: ["Sb", "Te"], bonds: {
                            ALL: { radbase: "skopt.space.Categorical(['SBessel', 'ChebLinear'])",
                                   radparameters: ["skopt.space.Real(1, 10)"], dcut: "skopt.space.Real(0.01, 1)" },
                            BINARY: { radbase: ChebPow
                            }
                        } } }
                        """,
                        "input.hjson");

        assertEquals(
                0,
                input.space().parameter("potential bonds ALL radparameters 0").conditions().size());
        assertTrue(
                input.notices().stream()
                        .anyMatch(line -> line.startsWith("potential bonds ALL dcut: dead")));
    }

    @Test
    void deadOnesKeepAFixedValueAndInactiveOnesAreEmptyInTheTable() {
        XpotInput input =
                bonds(
                        "{ ALL: { radbase: \"skopt.space.Categorical(['SBessel', 'ChebPow'])\","
                                + " radparameters: ['skopt.space.Real(2, 10)'], dcut: 'skopt.space.Real(0, 1)' } }");

        assertEquals(
                List.of("SBessel", "", 0.5),
                input.row(new Point(Map.of("potential bonds ALL radbase", "SBessel"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skopt.space.Real(8, 3) | the lower bound 8 is not below the upper bound 3",
                "skopt.space.Real(5, 5) | the lower bound 5 is not below the upper bound 5",
                "skopt.space.Real(5) | the bound 'high' is missing",
                "skopt.space.Real('a', 3) | the bound 'low' is not a number",
                "skopt.space.Real(1, 3 | expected a closing parenthesis",
                "skopt.space.Real(1, 3, prior='normal') | expected prior 'uniform' or 'log-uniform', found 'normal'",
                "skopt.space.Real(0, 3, prior='log-uniform') | a log-uniform range needs a lower bound above 0, found 0",
                "skopt.space.Integer(1, 2.5) | expected two whole numbers",
                "skopt.space.Categorical(['x']) | a choice needs at least 2 values, found 1",
                "skopt.space.Categorical('x') | expected a list in square brackets",
                "skopt.space.Categorical(['x', 'x']) | a choice names a value twice",
                "skopt.space.Rael(1, 2) | expected skopt.space.Real, Integer or Categorical, found skopt.space.Rael",
                "skopt.Real(1, 2) | expected skopt.space.Real(low, high)",
                "Real(1, 2) | write skopt.space.Real(1, 2) to search over it"
            })
    void aRangeThatCannotBeUnderstoodIsNamed(String expression, String reason) {
        var error =
                assertThrows(
                        InvalidInputException.class,
                        () -> bonds("{ ALL: { rcut: \"" + expression + "\" } }"));

        assertTrue(
                error.getMessage()
                        .startsWith(
                                "input.hjson: potential bonds ALL rcut: "
                                        + expression
                                        + ": "
                                        + reason),
                error::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ xpot: { alpha: 1.5 } } | input.hjson: xpot alpha: expected a number from 0 (forces only) to 1 (energies only), found 1.5",
                "{ xpot: { error_energy_ratio: 'x' } } | input.hjson: xpot error_energy_ratio: expected a number from 0",
                "{ xpot: { error_method: 'max' } } | input.hjson: xpot error_method: expected rmse or mae, found max",
                "[1] | input.hjson: expected keys and values in braces",
                "{ potential: { | input.hjson:1: is not valid HJSON: "
            })
    void aBadInputIsOneLineWithItsPlace(String text, String message) {
        var error =
                assertThrows(
                        InvalidInputException.class, () -> XpotInput.parse(text, "input.hjson"));

        assertTrue(error.getMessage().startsWith(message), error::getMessage);
        assertFalse(error.getMessage().contains("\n"));
    }
}
