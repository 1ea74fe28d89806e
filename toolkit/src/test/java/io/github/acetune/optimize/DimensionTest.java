package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DimensionTest {

    @Provide
    Arbitrary<Dimension> dimensions() {
        Arbitrary<Double> bound = Arbitraries.doubles().between(-100, 100);
        Arbitrary<Integer> small = Arbitraries.integers().between(1, 50);
        return Arbitraries.oneOf(
                Combinators.combine(bound, small)
                        .as((low, width) -> Dimension.real(low, low + width)),
                Combinators.combine(small, small)
                        .as((low, factor) -> Dimension.logReal(1.0 / low, 2.0 * factor)),
                Combinators.combine(small, small)
                        .as((low, width) -> Dimension.integer(low - 25, low + width)),
                Combinators.combine(small, small)
                        .as((low, width) -> Dimension.logInteger(low, low + width)),
                Arbitraries.just(Dimension.categorical("a", "b", "c")),
                Arbitraries.just(Dimension.ordinal(1, 2, 5, 10)),
                Arbitraries.just(Dimension.fixed("only")));
    }

    @Property(tries = 500)
    void encodingAndDecodingGivesTheSameValueBack(
            @ForAll("dimensions") Dimension dimension,
            @ForAll @DoubleRange(min = 0, max = 1) double unit) {
        Object value = dimension.decode(unit);
        double place = dimension.encode(value);
        assertTrue(place >= 0 && place <= 1, () -> value + " at " + place);
        Object again = dimension.decode(place);
        if (value instanceof Double real) {
            assertEquals(real, (Double) again, 1e-12 * Math.max(1, Math.abs(real)));
        } else {
            assertEquals(value, again);
        }
    }

    @Property(tries = 200)
    void everyDiscreteValueIsReachedFromItsOwnPlace(@ForAll("dimensions") Dimension dimension) {
        if (dimension.cardinality() != Dimension.CONTINUUM) {
            for (long k = 0; k < dimension.cardinality(); k++) {
                Object value = dimension.valueAt(k);
                assertEquals(value, dimension.decode(dimension.encode(value)));
            }
        }
    }

    static Stream<Runnable> badDimensions() {
        return Stream.of(
                () -> Dimension.real(2, 1),
                () -> Dimension.real(1, 1),
                () -> Dimension.real(Double.NaN, 1),
                () -> Dimension.logReal(0, 1),
                () -> Dimension.integer(3, 3),
                () -> Dimension.logInteger(0, 5),
                () -> Dimension.categorical("one"),
                () -> Dimension.categorical("one", "one"),
                () -> Dimension.ordinal(1));
    }

    @ParameterizedTest
    @MethodSource("badDimensions")
    void badBoundsAndChoicesAreNamedInOneLine(Runnable construction) {
        String message =
                assertThrows(IllegalArgumentException.class, construction::run).getMessage();
        assertTrue(message.contains("dimension:") && message.lines().count() == 1, message);
    }
}
