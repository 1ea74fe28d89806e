package io.github.acetune.ace.coupling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClebschGordanTest {
    private static final int LARGEST = 8;

    @Test
    void agreesWithTabulatedValues() {
        assertEquals(1, ClebschGordan.coefficient(1, 1, 1, 1, 2), 0);
        assertEquals(Math.sqrt(2.0 / 3), ClebschGordan.coefficient(1, 0, 1, 0, 2), 1e-15);
        assertEquals(-Math.sqrt(1.0 / 3), ClebschGordan.coefficient(1, 0, 1, 0, 0), 1e-15);
        assertEquals(-Math.sqrt(3.0 / 10), ClebschGordan.coefficient(2, 1, 1, 0, 1), 1e-15);
        assertEquals(Math.sqrt(3.0 / 5), ClebschGordan.coefficient(2, 2, 1, -1, 1), 1e-15);
    }

    @Test
    void isZeroWhereARuleIsBroken() {
        assertEquals(0, ClebschGordan.coefficient(1, 0, 1, 0, 1), 0);
        assertEquals(0, ClebschGordan.coefficient(1, 2, 1, 0, 2), 0);
        assertEquals(0, ClebschGordan.coefficient(1, 0, 1, 0, 3), 0);
        assertEquals(0, ClebschGordan.coefficient(4, 2, 4, 2, 3), 0);
    }

    @Test
    void couplingToZeroHasTheClosedForm() {
        for (int l = 0; l <= 20; l++) {
            for (int m = -l; m <= l; m++) {
                double expected = (Math.floorMod(l - m, 2) == 0 ? 1 : -1) / Math.sqrt(2 * l + 1.0);
                assertEquals(expected, ClebschGordan.coefficient(l, m, l, -m, 0), 1e-14);
            }
        }
    }

    @Test
    void rowsAreOrthonormal() {
        for (int l1 = 0; l1 <= LARGEST; l1++) {
            for (int l2 = 0; l2 <= LARGEST; l2++) {
                for (int coupled = Math.abs(l1 - l2); coupled <= l1 + l2; coupled++) {
                    for (int other = coupled; other <= l1 + l2; other++) {
                        double expected = coupled == other ? 1 : 0;
                        assertEquals(expected, overlap(l1, l2, coupled, other, coupled / 2), 2e-14);
                    }
                }
            }
        }
    }

    private static double overlap(int l1, int l2, int first, int second, int projection) {
        double sum = 0;
        for (int m1 = -l1; m1 <= l1; m1++) {
            int m2 = projection - m1;
            sum +=
                    ClebschGordan.coefficient(l1, m1, l2, m2, first)
                            * ClebschGordan.coefficient(l1, m1, l2, m2, second);
        }
        return sum;
    }
}
