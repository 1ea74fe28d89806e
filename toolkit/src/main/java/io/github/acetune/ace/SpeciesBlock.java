package io.github.acetune.ace;

import io.github.acetune.structure.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The functions of one centre element whose factors bring in exactly the given other elements.
 *
 * @param centre the centre's element
 * @param others the other elements, ascending, without the centre; empty for a unary block
 */
public record SpeciesBlock(Element centre, List<Element> others) {
    /** Copies the list. */
    public SpeciesBlock {
        others = List.copyOf(others);
    }

    /**
     * The number of different elements.
     *
     * @return 1 for a unary block
     */
    public int size() {
        return 1 + others.size();
    }

    /**
     * Name in files: the centre first.
     *
     * @return for example {@code "Al Cu Zn"}
     */
    public String name() {
        return Stream.concat(Stream.of(centre), others.stream())
                .map(Element::symbol)
                .collect(Collectors.joining(" "));
    }

    /**
     * The block that a function belongs to.
     *
     * @param basis the function's basis
     * @param function one of its functions
     * @return centre, and the other elements that its factors bring in
     */
    public static SpeciesBlock of(AceBasis basis, BasisFunction function) {
        var others =
                function.species().stream()
                        .filter(species -> species != function.centre())
                        .distinct()
                        .sorted()
                        .map(basis.elements()::get)
                        .toList();
        return new SpeciesBlock(basis.elements().get(function.centre()), others);
    }

    /** All elements of the block, sorted by symbol. */
    List<Element> elements() {
        return Stream.concat(Stream.of(centre), others.stream()).sorted(AceSpec.BY_SYMBOL).toList();
    }

    /**
     * All blocks of some elements.
     *
     * @param elements sorted by symbol
     * @return by size, then centre, then the others
     */
    public static List<SpeciesBlock> all(List<Element> elements) {
        var blocks = new ArrayList<SpeciesBlock>();
        for (int size = 0; size < elements.size(); size++) {
            for (var centre : elements) {
                var rest = elements.stream().filter(e -> e != centre).toList();
                for (var subset : subsets(rest, size)) {
                    blocks.add(new SpeciesBlock(centre, subset));
                }
            }
        }
        return blocks;
    }

    private static List<List<Element>> subsets(List<Element> elements, int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        var result = new ArrayList<List<Element>>();
        for (int i = 0; i + size <= elements.size(); i++) {
            var first = elements.get(i);
            for (var rest : subsets(elements.subList(i + 1, elements.size()), size - 1)) {
                result.add(Stream.concat(Stream.of(first), rest.stream()).toList());
            }
        }
        return result;
    }
}
