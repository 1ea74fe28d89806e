package io.github.acetune.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are read as Java's own parser reads them, and nothing else passes for one. */
class DecimalParserTest {
    @Property
    void whatJavaWritesIsReadBackExactly(@ForAll double value) {
        assertEquals(value, DecimalParser.parse(Double.toString(value)));
    }

    @Property
    void decimalsAreRoundedAsJavaRoundsThem(
            @ForAll long digits, @ForAll @IntRange(min = -330, max = 330) int exponent) {
        String scientific = digits + "e" + exponent;

        assertEquals(Double.parseDouble(scientific), DecimalParser.parse(scientific));
    }

    @Property
    void fixedPointNumbersAreReadExactly(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value,
            @ForAll @IntRange(max = 20) int places) {
        String fixed =
                new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();

        assertEquals(Double.parseDouble(fixed), DecimalParser.parse(fixed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                "1.",
                ".5",
                "-.5",
                "1e5",
                "1E-5",
                "1.e+05",
                "9007199254740992",
                "9007199254740993",
                "9007199254740993.0",
                "123456789012345678901234567890",
                "0.000000000000000000000000001",
                "1.7976931348623157e308",
                "1e309",
                "4.9e-324",
                "1e-400",
                "00012.5000",
                "0.1000000000000000055511151231257827",
                "1e-2147483648",
                "1e2147483648"
            })
    void boundaryCasesAgreeWithJava(String text) {
        assertEquals(Double.parseDouble(text), DecimalParser.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d3", "1.0D+03", "1000.0D0"})
    void fortranExponentsAreUnderstood(String text) {
        assertEquals(1000, DecimalParser.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "-nan", "inf", "Infinity", "-INF"})
    void wordsForWhatIsNotFiniteAreUnderstood(String text) {
        assertFalse(Double.isFinite(DecimalParser.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "--1",
                "1,5",
                "0x10",
                "1f",
                "1d",
                "1e5f",
                "1_000",
                " 1",
                "1 ",
                "one",
                "1e5.5",
                "123456789012345678901e",
                "١"
            })
    void anythingElseIsRefused(String text) {
        assertThrows(NumberFormatException.class, () -> DecimalParser.parse(text));
    }
}
