package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** Asserts that structures hold the same numbers and text, bit by bit; where they were read from may differ. */
final class SameStructure {
    private SameStructure() {}

    static void assertSame(List<Structure> expected, List<Structure> actual) {
        assertEquals(expected.size(), actual.size(), "number of frames");
        for (int k = 0; k < expected.size(); k++) {
            assertSame(expected.get(k), actual.get(k));
        }
    }

    static void assertSame(Structure expected, Structure actual) {
        String where = expected.describe();
        assertEquals(expected.species(), actual.species(), where);
        assertArrayEquals(expected.positions(), actual.positions(), where);
        assertEquals(expected.cell(), actual.cell(), where);
        assertEquals(expected.periodicity(), actual.periodicity(), where);
        assertEquals(expected.labels().energy(), actual.labels().energy(), where);
        assertArrayEquals(
                expected.labels().forces().orElse(null),
                actual.labels().forces().orElse(null),
                where);
        assertArrayEquals(
                expected.labels().virial().orElse(null),
                actual.labels().virial().orElse(null),
                where);
        assertEquals(
                List.copyOf(expected.info().entrySet()),
                List.copyOf(actual.info().entrySet()),
                where);
        assertEquals(
                List.copyOf(expected.columns().entrySet()),
                List.copyOf(actual.columns().entrySet()),
                where);
    }
}
