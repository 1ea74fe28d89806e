package io.github.acetune.ace.radial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.structure.Element;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RadialFunctionsTest {
    private static final double[] DISTANCES = {0.7, 1.55, 1.62, 2.05, 2.9, 4.1, 4.83, 4.97};

    @Test
    void agreesWithTheReferenceFunctionsAndSlopes() {
        JsonNode cases = new JsonMapper().readTree(Shared.file("oracle/radial_functions.json"));
        var worst = new ArrayList<String>();
        for (JsonNode one : cases) {
            var functions = RadialFunctions.of(bondOf(one));
            var values = new double[functions.size()];
            var slopes = new double[functions.size()];
            for (JsonNode row : one.get("rows")) {
                double r = row.get(0).asDouble();
                if (r <= one.get("r_in").asDouble() - one.get("delta_in").asDouble()) {
                    continue; // the table holds zeros there, whatever the type of the inner cutoff
                }
                functions.evaluate(r, values, slopes);
                for (int k = 0; k < functions.size(); k++) {
                    double value = row.get(1).get(k).asDouble();
                    double slope = row.get(2).get(k).asDouble();
                    if (Math.abs(value - values[k]) > 1e-11 * (1 + Math.abs(value))
                            || Math.abs(slope - slopes[k]) > 1e-9 * (1 + Math.abs(slope))) {
                        worst.add(
                                one.get("radbase").asString()
                                        + " r="
                                        + r
                                        + " k="
                                        + k
                                        + ": "
                                        + value
                                        + " "
                                        + values[k]
                                        + "; "
                                        + slope
                                        + " "
                                        + slopes[k]);
                    }
                }
            }
        }
        assertEquals(List.of(), worst.subList(0, Math.min(20, worst.size())));
    }

    @ParameterizedTest
    @EnumSource(RadialBasis.class)
    void slopesAreTheDerivativesOfTheValues(RadialBasis basis) {
        var inner = new InnerCutoff(InnerCutoff.Type.DISTANCE, 1.7, 0.3);
        var functions = RadialFunctions.of(bond(basis, inner, CoreRepulsion.NONE));
        var low = new double[6];
        var high = new double[6];
        var slopes = new double[6];
        var ignored = new double[6];
        double step = 1e-5;
        for (double r : DISTANCES) {
            functions.evaluate(r - step, low, ignored);
            functions.evaluate(r + step, high, ignored);
            functions.evaluate(r, ignored, slopes);
            for (int k = 0; k < 6; k++) {
                assertEquals((high[k] - low[k]) / (2 * step), slopes[k], 2e-7, basis + " at " + r);
            }
        }
    }

    @Test
    void secondDerivativesAreThoseOfThePolynomial() {
        var functions =
                RadialFunctions.of(
                        bond(RadialBasis.CHEB_LINEAR, InnerCutoff.NONE, CoreRepulsion.NONE));
        var second = new double[6];
        functions.secondDerivatives(2, second);
        // g_2 = (1 − T_2(x))/2 = 1 − x² with x = 1 − r/5
        assertEquals(0, second[0], 1e-8);
        assertEquals(-2.0 / 25, second[1], 1e-8);
    }

    @Test
    void nothingIsLeftBeyondTheCutoff() {
        var functions =
                RadialFunctions.of(
                        bond(RadialBasis.CHEB_LINEAR, InnerCutoff.NONE, CoreRepulsion.NONE));
        var values = new double[] {1, 1, 1, 1, 1, 1};
        var slopes = values.clone();
        functions.evaluate(5.0, values, slopes);
        for (int k = 0; k < 6; k++) {
            assertEquals(0, values[k]);
            assertEquals(0, slopes[k]);
        }
    }

    @Test
    void contractionSumsOverTheBasis() {
        var bond = bond(RadialBasis.SBESSEL, InnerCutoff.NONE, CoreRepulsion.NONE);
        var coefficients = bond.coefficients();
        coefficients[(1 * 2 + 1) * 6 + 4] = 0.5; // c_{n=2, l=1, k=5}
        var functions = RadialFunctions.of(bond.withCoefficients(coefficients));
        var g = new double[] {1, 2, 3, 4, 5, 6};
        var radial = new double[3 * 2];
        functions.contract(g, radial);
        assertEquals(1, radial[0]);
        assertEquals(2, radial[2]);
        assertEquals(2 + 0.5 * 5, radial[3]);
        assertEquals(3, radial[5]);
    }

    @ParameterizedTest
    @EnumSource(InnerCutoff.Type.class)
    void coreSlopesAreTheDerivativesOfTheCore(InnerCutoff.Type type) {
        var bond =
                bond(
                        RadialBasis.SBESSEL,
                        new InnerCutoff(type, 1.7, 0.3),
                        new CoreRepulsion(3, 0.4));
        var core = CoreFunction.of(bond, Element.Sb, Element.Te);
        double step = 1e-6;
        for (double r : DISTANCES) {
            double slope = (core.value(r + step) - core.value(r - step)) / (2 * step);
            assertEquals(
                    slope, core.derivative(r), 1e-6 * (1 + Math.abs(slope)), type + " at " + r);
        }
    }

    @Test
    void zblCoreVanishesSmoothlyAtTheCutoff() {
        var bond =
                bond(
                        RadialBasis.SBESSEL,
                        new InnerCutoff(InnerCutoff.Type.ZBL, 1.7, 0.3),
                        new CoreRepulsion(1, 1));
        var core = CoreFunction.of(bond, Element.Si, Element.Si);
        assertEquals(0, core.value(4.999999), 1e-12);
        assertEquals(0, core.derivative(4.999999), 1e-9);
    }

    private static Bond bond(RadialBasis basis, InnerCutoff inner, CoreRepulsion core) {
        return new Bond(
                basis,
                List.of(2.5),
                5.0,
                0.4,
                inner,
                core,
                "cos",
                6,
                3,
                1,
                Bond.identityCoefficients(6, 3, 1));
    }

    private static Bond bondOf(JsonNode one) {
        int size = one.get("nradbase").asInt();
        RadialBasis basis =
                List.of(RadialBasis.values()).stream()
                        .filter(b -> b.fileName().equals(one.get("radbase").asString()))
                        .findFirst()
                        .orElseThrow();
        return new Bond(
                basis,
                List.of(one.get("lam").asDouble()),
                one.get("rcut").asDouble(),
                one.get("dcut").asDouble(),
                InnerCutoff.NONE,
                CoreRepulsion.NONE,
                "cos",
                size,
                size,
                0,
                Bond.identityCoefficients(size, size, 0));
    }
}
