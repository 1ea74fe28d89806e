package io.github.acetune.ace.coupling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.io.BasisYaml;
import io.github.acetune.ace.io.YaceFile;
import io.github.acetune.testing.Shared;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CTildeMapTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SbTe_P4_lim",
                "Si_ChebExpCos_P3",
                "Si_ChebLinear_P1",
                "Si_ChebPow_FinnisSinclair_corerep",
                "Si_SBessel_P2",
                "Si_rank7",
                "Si_zbl"
            })
    void turnsTheReferencesBBasisIntoItsCTildeForm(String name) {
        var potential = BasisYaml.read(Shared.file("oracle/synthetic/" + name + ".yaml"));
        var expected = YaceFile.read(Shared.file("oracle/synthetic/" + name + ".yace"));

        var found = potential.cTilde();

        assertEquals(expected.elements(), found.elements());
        assertEquals(expected.embeddings(), found.embeddings());
        assertEquals(expected.bonds(), found.bonds());
        assertEquals(expected.functions().size(), found.functions().size());
        for (int i = 0; i < found.functions().size(); i++) {
            assertSame(expected.functions().get(i), found.functions().get(i));
        }
    }

    private static void assertSame(CTildeFunction expected, CTildeFunction found) {
        assertEquals(expected.centre(), found.centre());
        assertArrayEquals(expected.species(), found.species());
        assertArrayEquals(expected.n(), found.n());
        assertArrayEquals(expected.l(), found.l());
        assertArrayEquals(expected.m(), found.m());
        double scale = 0;
        for (double coefficient : expected.coefficients()) {
            scale = Math.max(scale, Math.abs(coefficient));
        }
        assertArrayEquals(expected.coefficients(), found.coefficients(), 1e-13 * scale);
    }

    @Test
    void itsTransposeIsItsAdjoint() {
        var basis =
                AceSpec.of("Ge", "Te")
                        .orders(Orders.of(new int[] {4, 3, 2, 2, 1}, new int[] {0, 3, 2, 2, 1}))
                        .functions(150)
                        .basis();
        var map = CTildeMap.of(basis);
        var random = new Random(7);
        var c = random.doubles(map.coefficientCount(), -1, 1).toArray();
        var g = random.doubles(map.cTildeCoefficientCount(), -1, 1).toArray();

        double forward = dot(map.apply(c), g);
        double backward = dot(c, map.applyTransposed(g));

        assertEquals(forward, backward, 1e-12 * map.coefficientCount());
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
