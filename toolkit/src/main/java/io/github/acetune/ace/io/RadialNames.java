package io.github.acetune.ace.io;

import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The names by which files call radial bases and inner cutoffs. */
final class RadialNames {
    private RadialNames() {}

    /** The family that a file names; {@code TEST_SBessel} is an alias of {@code SBessel}. */
    static RadialBasis basis(YamlValue value) {
        String name = value.text().equals("TEST_SBessel") ? "SBessel" : value.text();
        return Arrays.stream(RadialBasis.values())
                .filter(basis -> basis.fileName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        value.error(
                                "unknown radial basis '"
                                        + name
                                        + "', expected one of "
                                        + Arrays.stream(RadialBasis.values())
                                                .map(RadialBasis::fileName)
                                                .collect(Collectors.joining(", "))));
    }

    /** The kind of inner cutoff that a file names. */
    static InnerCutoff.Type innerCutoff(YamlValue value) {
        return Arrays.stream(InnerCutoff.Type.values())
                .filter(type -> type.fileName().equals(value.text()))
                .findFirst()
                .orElseThrow(() ->
                        value.error(
                                "unknown inner cutoff '"
                                        + value.text()
                                        + "', expected density, distance or zbl"));
    }
}
