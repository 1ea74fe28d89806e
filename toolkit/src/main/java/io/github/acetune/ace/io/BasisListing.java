package io.github.acetune.ace.io;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.BasisOrder;
import io.github.acetune.ace.SpeciesBlock;
import io.github.acetune.ace.coupling.CTildeMap;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.structure.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The functions of a basis as JSON: the blocks of pacemaker's input with their functions, sums, and the order of the
 * assembled basis.
 *
 * <p>The document has {@code blocks} (each with {@code block}, {@code nradmaxi}, {@code lmaxi}, {@code nradbaseij},
 * {@code n}, {@code radcoeff_shape} and {@code funcs}, whose entries are [symbols with the centre first, n, l, L]),
 * {@code summary}, and {@code bbasis_order}: per element, [element indices, n, l, L] of each function.
 */
public final class BasisListing {
    private final AceBasis basis;
    private final Comparator<BasisFunction> blockOrder;

    private BasisListing(AceBasis basis, Comparator<BasisFunction> blockOrder) {
        this.basis = basis;
        this.blockOrder = blockOrder;
    }

    /**
     * Lists the basis of a specification.
     *
     * @param spec any
     * @return the listing
     */
    public static BasisListing of(AceSpec spec) {
        return new BasisListing(
                spec.basis(),
                spec.functionsPerElement().isPresent()
                        ? BasisOrder.BLOCK
                        : BasisOrder.COMPLETE_BLOCK);
    }

    /**
     * Lists a basis whose number of functions was limited.
     *
     * @param basis any
     * @return the listing
     */
    public static BasisListing of(AceBasis basis) {
        return new BasisListing(basis, BasisOrder.BLOCK);
    }

    /**
     * The listing as JSON text.
     *
     * @return one line
     */
    public String toJson() {
        return JsonMapper.shared().writeValueAsString(toMap());
    }

    /**
     * The listing as a tree of maps, lists, strings and numbers, in the order in which it is written.
     *
     * @return a new tree
     */
    public Map<String, Object> toMap() {
        var blocks = functionsByBlock();
        var document = new LinkedHashMap<String, Object>();
        document.put(
                "blocks",
                blocks.entrySet().stream()
                        .map(entry -> block(entry.getKey(), entry.getValue()))
                        .toList());
        document.put("summary", summary(blocks));
        document.put("bbasis_order", order());
        return document;
    }

    private Map<SpeciesBlock, List<BasisFunction>> functionsByBlock() {
        var blocks = new LinkedHashMap<SpeciesBlock, List<BasisFunction>>();
        for (var block : SpeciesBlock.all(basis.elements())) {
            blocks.put(block, new ArrayList<>());
        }
        for (var function : basis.functions()) {
            blocks.get(SpeciesBlock.of(basis, function)).add(function);
        }
        blocks.values().forEach(functions -> functions.sort(blockOrder));
        blocks.entrySet()
                .removeIf(entry -> entry.getValue().isEmpty() && entry.getKey().size() > 2);
        return blocks;
    }

    private Map<String, Object> block(SpeciesBlock block, List<BasisFunction> functions) {
        var shape = shape(block);
        var entry = new LinkedHashMap<String, Object>();
        entry.put("block", block.name());
        entry.put("nradmaxi", shape.get(0));
        entry.put("lmaxi", Math.max(0, shape.get(1) - 1));
        entry.put("nradbaseij", shape.get(2));
        entry.put("n", functions.size());
        entry.put("radcoeff_shape", shape);
        entry.put("funcs", functions.stream().map(this::named).toList());
        return entry;
    }

    /** [nradmax, lmax + 1, nradbase] of the block's own pair; larger blocks have none. */
    private List<Integer> shape(SpeciesBlock block) {
        if (block.size() > 2) {
            return List.of(0, 0, 0);
        }
        var neighbour = block.others().isEmpty() ? block.centre() : block.others().getFirst();
        var bond = bond(block.centre(), neighbour);
        return List.of(bond.radialSize(), bond.maxL() + 1, bond.basisSize());
    }

    private Bond bond(Element centre, Element neighbour) {
        return basis.bond(basis.elements().indexOf(centre), basis.elements().indexOf(neighbour));
    }

    private List<Object> named(BasisFunction function) {
        var symbols =
                Stream.concat(Stream.of(function.centre()), function.species().stream())
                        .map(index -> basis.elements().get(index).symbol())
                        .toList();
        return List.of(symbols, function.n(), function.l(), intermediatesOf(function));
    }

    private static List<Integer> intermediatesOf(BasisFunction function) {
        return function.rank() > 2 ? function.intermediates() : List.of();
    }

    private List<List<Object>> order() {
        return IntStream.range(0, basis.elements().size())
                .mapToObj(element ->
                        basis.functions().stream()
                                .filter(function -> function.centre() == element)
                                .<Object>map(function ->
                                        List.of(
                                                function.species(),
                                                function.n(),
                                                function.l(),
                                                intermediatesOf(function)))
                                .toList())
                .toList();
    }

    private Map<String, Object> summary(Map<SpeciesBlock, List<BasisFunction>> blocks) {
        var perBlock = new LinkedHashMap<String, Integer>();
        var shapes = new LinkedHashMap<String, Object>();
        blocks.forEach((block, functions) -> {
            perBlock.put(block.name(), functions.size());
            shapes.put(block.name(), shape(block));
        });
        var byRank = new TreeMap<String, Integer>();
        basis.functions()
                .forEach(
                        function -> byRank.merge(String.valueOf(function.rank()), 1, Integer::sum));
        int radial = radialCoefficients();
        var summary = new LinkedHashMap<String, Object>();
        summary.put("total", basis.functions().size());
        summary.put("per_block", perBlock);
        summary.put("by_rank", byRank);
        summary.put("crad", shapes);
        summary.put("n_all_coeffs", radial + basis.coefficientCount());
        summary.put("n_crad", radial);
        summary.put("n_basis_coeffs", basis.coefficientCount());
        addCTildeCounts(summary);
        return summary;
    }

    /** Both orders of a pair share their radial coefficients, so each pair counts once. */
    private int radialCoefficients() {
        int count = 0;
        for (int i = 0; i < basis.elements().size(); i++) {
            for (int j = i; j < basis.elements().size(); j++) {
                count += basis.bond(i, j).coefficients().length;
            }
        }
        return count;
    }

    private void addCTildeCounts(Map<String, Object> summary) {
        var rankOne = new int[basis.elements().size()];
        var higher = new int[rankOne.length];
        var terms = new int[rankOne.length];
        for (var function : CTildeMap.of(basis).functions(new double[basis.coefficientCount()])) {
            if (function.rank() == 1) {
                rankOne[function.centre()]++;
            } else {
                higher[function.centre()]++;
                terms[function.centre()] += function.terms();
            }
        }
        summary.put("ctilde_rank1", rankOne);
        summary.put("ctilde_rankgt1", higher);
        summary.put("ctilde_ms_terms", terms);
    }
}
