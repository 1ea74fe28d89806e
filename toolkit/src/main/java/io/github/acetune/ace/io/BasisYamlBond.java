package io.github.acetune.ace.io;

import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Reads the radial part of a unary or binary block of a B-basis file. */
final class BasisYamlBond {
    private final YamlValue block;
    private final Consumer<String> warnings;

    BasisYamlBond(YamlValue block, Consumer<String> warnings) {
        this.block = block;
        this.warnings = warnings;
    }

    Bond bond() {
        int radialSize = size("nradmaxi");
        int maxL = size("lmaxi");
        int basisSize = size("nradbaseij");
        return new Bond(
                RadialNames.basis(block.get("radbase")),
                Arrays.stream(block.get("radparameters").numbers()).boxed().toList(),
                positive("rcutij"),
                block.find("dcutij").map(YamlValue::number).orElse(0.01),
                new InnerCutoff(
                        block.find("inner_cutoff_type")
                                .map(RadialNames::innerCutoff)
                                .orElse(InnerCutoff.Type.DENSITY),
                        block.find("r_in").map(YamlValue::number).orElse(0.0),
                        block.find("delta_in").map(YamlValue::number).orElse(0.0)),
                core(),
                block.find("NameOfCutoffFunctionij").map(YamlValue::text).orElse("cos"),
                basisSize,
                radialSize,
                maxL,
                coefficients(radialSize, maxL, basisSize));
    }

    private int size(String key) {
        var value = block.get(key);
        if (value.integer() < 0) {
            throw value.error("expected a number that is not negative, found " + value.text());
        }
        return value.integer();
    }

    private double positive(String key) {
        var value = block.get(key);
        if (!(value.number() > 0)) {
            throw value.error("expected a positive number, found " + value.text());
        }
        return value.number();
    }

    private CoreRepulsion core() {
        var value = block.find("core-repulsion");
        if (value.isEmpty()) {
            return new CoreRepulsion(0, 0);
        }
        var numbers = value.get().numbers();
        if (numbers.length != 2) {
            throw value.get()
                    .error("expected prefactor and lambda, found " + numbers.length + " numbers");
        }
        return new CoreRepulsion(numbers[0], numbers[1]);
    }

    /** c_nlk: nested lists, or, in old files, one flat list in the same order. */
    private double[] coefficients(int radialSize, int maxL, int basisSize) {
        int expected = radialSize * (maxL + 1) * basisSize;
        if (expected == 0 && block.find("radcoefficients").isEmpty()) {
            return new double[0];
        }
        var value = block.get("radcoefficients");
        var items = value.items();
        boolean flat = !items.isEmpty() && !items.getFirst().isList();
        var numbers = flat ? value.numbers() : nested(value, radialSize, maxL + 1, basisSize);
        if (numbers.length != expected) {
            throw value.error(
                    "expected "
                            + expected
                            + " numbers (nradmaxi × (lmaxi + 1) × nradbaseij), found "
                            + numbers.length);
        }
        if (flat) {
            warnings.accept(
                    value.error("a flat list, as old files have it, was read as [n][l][k]")
                            .getMessage());
        }
        return numbers;
    }

    private static double[] nested(YamlValue value, int first, int second, int third) {
        return list(value, first).stream()
                .flatMap(row -> list(row, second).stream())
                .flatMapToDouble(
                        column -> list(column, third).stream().mapToDouble(YamlValue::number))
                .toArray();
    }

    private static List<YamlValue> list(YamlValue value, int size) {
        var items = value.items();
        if (items.size() != size) {
            throw value.error("expected a list of " + size + ", found " + items.size());
        }
        return items;
    }
}
