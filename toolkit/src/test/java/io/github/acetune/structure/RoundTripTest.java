package io.github.acetune.structure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a structure holds, writing and reading gives it back. */
class RoundTripTest {
    @Property(tries = 300)
    void writtenFramesReadBackTheSame(@ForAll("structures") List<Structure> structures) {
        var text = new StringBuilder();
        structures.forEach(structure -> text.append(ExtendedXyz.format(structure)));

        SameStructure.assertSame(structures, ExtendedXyz.parse(text.toString()));
    }

    @Provide
    Arbitrary<List<Structure>> structures() {
        return Arbitraries.integers().between(0, 5).flatMap(this::structure).list().ofMaxSize(4);
    }

    private Arbitrary<Structure> structure(int atoms) {
        Arbitrary<Structure> bare =
                Combinators.combine(
                                Arbitraries.of(Element.class).list().ofSize(atoms),
                                numbers(3 * atoms),
                                cells(),
                                Arbitraries.of(true, false))
                        .as((species, positions, cell, periodic) ->
                                Structure.of(
                                        species,
                                        positions,
                                        cell,
                                        periodic && !cell.equals(Cell.NONE)
                                                ? Periodicity.ALL
                                                : Periodicity.NONE));
        return Combinators.combine(bare, labels(atoms), info(), columns(atoms))
                .as((structure, labels, info, columns) ->
                        structure.withLabels(labels).withInfo(info).withColumns(columns));
    }

    private static Arbitrary<Cell> cells() {
        Arbitrary<Double> edge = Arbitraries.doubles().between(1, 30).ofScale(8);
        Arbitrary<Double> tilt = Arbitraries.doubles().between(-5, 5).ofScale(8);
        Arbitrary<Cell> triclinic =
                Combinators.combine(edge, edge, edge, tilt, tilt, tilt)
                        .as((a, b, c, xy, xz, yz) -> new Cell(a, 0, 0, xy, b, 0, xz, yz, c));
        return Arbitraries.oneOf(Arbitraries.just(Cell.NONE), triclinic);
    }

    private static Arbitrary<Labels> labels(int atoms) {
        return Combinators.combine(
                        Arbitraries.doubles().optional(),
                        numbers(3 * atoms).optional(),
                        numbers(9).optional())
                .as((energy, forces, virial) -> {
                    Labels labels = energy.map(Labels.NONE::withEnergy).orElse(Labels.NONE);
                    labels = forces.map(labels::withForces).orElse(labels);
                    return virial.map(labels::withVirial).orElse(labels);
                });
    }

    private static Arbitrary<Map<String, String>> info() {
        Arbitrary<String> keys =
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withChars("_-. \"\\")
                        .ofMinLength(1)
                        .ofMaxLength(8)
                        .map(key -> "k" + key);
        Arbitrary<String> values =
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .withChars("åβ\\\"'[]{}()= \t")
                        .ofMaxLength(12);
        return Arbitraries.maps(keys, values).ofMaxSize(4).map(LinkedHashMap::new);
    }

    private static Arbitrary<Map<String, AtomColumn>> columns(int atoms) {
        Arbitrary<AtomColumn> reals =
                Arbitraries.integers()
                        .between(1, 3)
                        .flatMap(width ->
                                numbers(width * atoms)
                                        .map(values -> new AtomColumn.Real(width, values)));
        Arbitrary<AtomColumn> texts =
                Combinators.combine(
                                Arbitraries.of('S', 'I', 'L'),
                                Arbitraries.strings()
                                        .withCharRange('!', '~')
                                        .withChars('å')
                                        .ofMinLength(1)
                                        .ofMaxLength(5)
                                        .list()
                                        .ofSize(2 * atoms))
                        .as((type, values) -> new AtomColumn.Text(type, 2, values));
        return Arbitraries.maps(
                        Arbitraries.strings()
                                .alpha()
                                .ofMinLength(1)
                                .ofMaxLength(6)
                                .map(name -> "c_" + name),
                        Arbitraries.oneOf(reals, texts))
                .ofMaxSize(3)
                .map(LinkedHashMap::new);
    }

    private static Arbitrary<double[]> numbers(int count) {
        return Arbitraries.doubles()
                .list()
                .ofSize(count)
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
