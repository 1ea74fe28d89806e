package io.github.acetune.ace.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BondSpec;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.testing.Shared;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hjson.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class PotentialSectionTest {
    private static final String ALLOY =
            """
            elements: [Ni, Al]
            embeddings:
              ALL: {npot: FinnisSinclairShiftedScaled, fs_parameters: [1, 1, 1, 0.5], ndensity: 2}
              Ni: {fs_parameters: [1, 1], ndensity: 1}
            bonds:
              ALL: {radbase: SBessel, radparameters: [5.25], rcut: 6, dcut: 0.01, NameOfCutoffFunction: cos}
              BINARY: {rcut: 5}
              NiAl: {radbase: ChebPow, radparameters: [2]}
              Ni: {r_in: 1.5, delta_in: 0.1, inner_cutoff_type: zbl, core-repulsion: [1, 1]}
            functions:
              number_of_functions_per_element: 40
              ALL: {nradmax_by_orders: [4, 2], lmax_by_orders: [0, 2]}
              UNARY: {nradmax_by_orders: [5, 3, 2], lmax_by_orders: [0, 2, 1]}
              AlNi: {nradmax_by_orders: [3, 1], lmax_by_orders: [0, 1]}
            """;

    private final List<String> warnings = new ArrayList<>();

    @SuppressWarnings("unchecked")
    private AceSpec parse(String yaml) {
        var tree =
                (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return PotentialSection.parse(tree, warnings::add);
    }

    @Test
    void moreSpecificSettingsWinKeyByKey() {
        var spec = parse(ALLOY);

        assertEquals(List.of(Element.Al, Element.Ni), spec.elements());
        assertEquals(2, spec.embeddings().getFirst().densities());
        assertEquals(1, spec.embeddings().getLast().densities());
        assertEquals(6, spec.bond(Element.Al, Element.Al).cutoff());
        assertEquals(5, spec.bond(Element.Al, Element.Ni).cutoff());
        assertEquals(RadialBasis.CHEB_POW, spec.bond(Element.Ni, Element.Al).basis());
        assertEquals(RadialBasis.CHEB_POW, spec.bond(Element.Al, Element.Ni).basis());
        assertEquals(
                new InnerCutoff(InnerCutoff.Type.ZBL, 1.5, 0.1),
                spec.bond(Element.Ni, Element.Ni).innerCutoff());
        var orders = List.copyOf(spec.orders().values());
        assertEquals(List.of(5, 3, 2), orders.get(0).nradmax());
        assertEquals(List.of(3, 1), orders.get(2).nradmax());
        assertEquals(List.of(4, 2), orders.get(3).nradmax());
        assertEquals(40, spec.functionsPerElement().getAsInt());
        assertEquals(List.of(), warnings);
    }

    @Test
    void anEmptyTextMeansThatNothingWasSaid() {
        var spec =
                parse(
                        """
                        elements: [Si]
                        bonds: {ALL: {rcut: 5, r_in: "", core-repulsion: "", dcut: ""}}
                        functions: {number_of_functions_per_element: 30}
                        """);

        assertEquals(BondSpec.DEFAULT.withCutoff(5), spec.bond(Element.Si, Element.Si));
        assertEquals(List.of(Orders.DEFAULT), List.copyOf(spec.orders().values()));
        assertEquals(
                EmbeddingFunction.FINNIS_SINCLAIR_SHIFTED_SCALED,
                spec.embeddings().getFirst().function());
    }

    @Test
    void keysWithoutEffectAreReportedWithTheNearestKnownOne() {
        parse(
                """
                elements: [Si]
                rankmax: ""
                bonds: {ALL: {rcut: 5, NameofCutoffFunction: cos, nradmax: 5}}
                functions:
                  initial_potential: start.yaml
                  ALL: {nradmax_by_orders: [4, 2], lmax_by_orders: [0, 12], coeffs_init: zero}
                """);

        assertEquals(6, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).startsWith("potential.rankmax: unknown key"), warnings.get(0));
        assertTrue(warnings.get(1).contains("'NameOfCutoffFunction'"), warnings.get(1));
        assertTrue(warnings.get(2).contains("bonds.ALL.nradmax"), warnings.get(2));
        assertTrue(warnings.get(3).contains("'coefs_init'"), warnings.get(3));
        assertTrue(warnings.get(4).contains("beyond l = 10"), warnings.get(4));
        assertTrue(warnings.get(5).contains("functions.initial_potential"), warnings.get(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "elements: [Ni, Al] | element: Ni | the key 'elements' is missing",
                "elements: [Ni, Al] | elements: [Ni, Xx] | unknown element 'Xx'",
                "radbase: SBessel | radbase: Gauss | potential.bonds.radbase: expected one of SBessel",
                "rcut: 6 | rcut: six | potential.bonds.rcut: expected a number, found 'six'",
                "rcut: 6 | rcut: -6 | positive number of Å, found -6",
                "rcut: 6, | | the key 'rcut' of the pair Al Al is missing",
                "ndensity: 2 | ndensity: 3 | expected weight and exponent of ndensity = 3",
                "NiAl: | NiCu: | 'NiCu' names elements other than",
                "BINARY: | BINRY: | 'BINRY' names no block",
                "per_element: 40 | per_element: 0 | expected a positive number of functions, found 0",
                "per_element: 40 | per_element: 4.5 | expected a whole number, found 4.5",
                "[0, 2, 1] | [0, 2] | must name the same ranks"
            })
    void saysWhatIsWrongAndWhere(String old, String broken, String complaint) {
        var text = ALLOY.replace(old, broken == null ? "" : broken);

        var error = assertThrows(InvalidInputException.class, () -> parse(text));

        assertTrue(error.getMessage().startsWith("potential"), error.getMessage());
        assertTrue(error.getMessage().contains(complaint), error.getMessage());
        assertEquals(1, error.getMessage().lines().count());
    }

    @Test
    void readsXpotsOwnExampleOnceItsRangesAreChosen() throws Exception {
        var text =
                Files.readString(Shared.file("xpot/ace_input.hjson"))
                        .replace("\"skopt.space.Real(0.1, 2)\"", "0.5")
                        .replaceAll("\"skopt.space.Real\\([^\"]*\"", "1")
                        .replaceAll("\"skopt.space.Integer\\([^\"]*\"", "50");
        var section = JsonValue.readHjson(text).asObject().get("potential").toString();
        var tree =
                JsonMapper.shared().readValue(section, new TypeReference<Map<String, Object>>() {});

        var spec = PotentialSection.parse(tree, warnings::add);

        assertEquals(List.of(Element.Cu), spec.elements());
        assertArrayEquals(new double[] {1, 1, 1, 0.5}, spec.embeddings().getFirst().parameters());
        assertEquals(50, spec.basis().functions().size());
        assertEquals(3, warnings.size(), warnings.toString());
    }
}
