package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final SearchSpace SPACE =
            SearchSpace.empty()
                    .over("cutoff", Dimension.real(4.5, 7.0))
                    .over("radial", Dimension.categorical("SBessel", "ChebExpCos", "ChebPow"))
                    .over("lambda", Dimension.real(1, 10))
                    .when("radial", "ChebExpCos", "ChebPow")
                    .over("seed", Dimension.fixed(42));

    @Property(tries = 300)
    void aPointSurvivesItsCode(@ForAll @Size(4) List<@DoubleRange(min = 0, max = 1) Double> units) {
        Point point = SPACE.decode(units.stream().mapToDouble(Double::doubleValue).toArray());
        Point again = SPACE.decode(SPACE.encode(point));
        assertEquals(point.values().keySet(), again.values().keySet());
        assertEquals(point.real("cutoff"), again.real("cutoff"), 1e-12);
        assertEquals(point.get("radial"), again.get("radial"));
    }

    @Test
    void aConditionalDimensionIsAbsentUnderOtherChoices() {
        Point without = SPACE.point(Map.of("cutoff", 5, "radial", "SBessel", "lambda", 3));
        assertFalse(without.has("lambda"));
        assertTrue(Double.isNaN(SPACE.encode(without)[2]));
        Point with = SPACE.point(Map.of("cutoff", 5, "radial", "ChebPow", "lambda", 3));
        assertEquals(3.0, with.real("lambda"));
        assertEquals(
                List.of("cutoff", "radial", "lambda", "seed"), List.copyOf(with.values().keySet()));
    }

    @Test
    void mistakesAreNamed() {
        assertMessage("no dimension 'cutof'", () -> SPACE.point(Map.of("cutof", 5)));
        assertMessage("'cutoff'", () -> SPACE.point(Map.of("cutoff", 9, "radial", "SBessel")));
        assertMessage("no value for 'radial'", () -> SPACE.point(Map.of("cutoff", 5)));
        assertMessage("'radial'", () -> SPACE.point(Map.of("cutoff", 5, "radial", "Bessel")));
        assertMessage("already", () -> SPACE.over("cutoff", Dimension.real(0, 1)));
        assertMessage(
                "no dimension 'kind'",
                () -> SPACE.over("x", Dimension.real(0, 1)).when("kind", "a"));
    }

    private static void assertMessage(String part, Runnable action) {
        String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
        assertTrue(message.contains(part) && message.lines().count() == 1, message);
    }

    @Test
    void aDiscreteSpaceIsCountedThroughWithItsConditionsAndConstraints() {
        SearchSpace space =
                SearchSpace.empty()
                        .over("kind", Dimension.categorical("a", "b"))
                        .over("n", Dimension.integer(1, 3))
                        .when("kind", "b")
                        .where("n is not 2", point -> !point.has("n") || point.integer("n") != 2);
        assertEquals(3, space.enumerate(100).orElseThrow().size());
        assertTrue(space.enumerate(2).isEmpty());
        assertTrue(SPACE.enumerate(100).isEmpty());
    }
}
