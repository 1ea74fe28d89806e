package io.github.acetune.ace;

import io.github.acetune.ace.coupling.IndependentCouplings;
import io.github.acetune.structure.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * Makes the list of basis functions of a specification, the same and in the same order as pacemaker.
 *
 * <p>Functions are made in order of rank + Σn + Σl, so that none is coupled that the limit on their number drops.
 */
final class BasisGenerator {
    /** Species and n of a function, to be completed by l and L; {@code power} is rank + Σn. */
    private record Stem(
            List<Integer> species, List<Integer> n, List<Integer> pattern, int maxL, int power) {
        int rank() {
            return n.size();
        }

        int largestPower() {
            return power + rank() * maxL;
        }
    }

    private final AceSpec spec;

    BasisGenerator(AceSpec spec) {
        this.spec = spec;
    }

    AceBasis generate() {
        var functions = new ArrayList<BasisFunction>();
        spec.orders().forEach((block, orders) -> functions.addAll(functionsOf(block, orders)));
        functions.sort(BasisOrder.ASSEMBLED);
        return new AceBasis(
                spec.elements(),
                spec.splineBinWidth(),
                spec.embeddings(),
                BondSizes.bonds(spec, functions),
                functions);
    }

    private List<BasisFunction> functionsOf(SpeciesBlock block, Orders orders) {
        int centre = spec.elements().indexOf(block.centre());
        int limit = share();
        var stems = stems(block, orders);
        int largest = stems.stream().mapToInt(Stem::largestPower).max().orElse(0);
        var functions = new ArrayList<BasisFunction>();
        for (int power = 1; power <= largest && functions.size() < limit; power++) {
            for (var stem : stems) {
                complete(stem, power - stem.power(), centre, functions);
            }
        }
        return functions.size() > limit ? functions.subList(0, limit) : functions;
    }

    private int share() {
        if (spec.functionsPerElement().isEmpty()) {
            return Integer.MAX_VALUE;
        }
        long total = (long) spec.functionsPerElement().getAsInt() * spec.elements().size();
        return (int) (total / Math.max(1, spec.orders().size()));
    }

    private static void complete(Stem stem, int sumOfL, int centre, List<BasisFunction> functions) {
        if (sumOfL < 0) {
            return;
        }
        for (var momenta : IndependentCouplings.withSum(stem.pattern(), stem.maxL(), sumOfL)) {
            functions.add(
                    new BasisFunction(
                            centre,
                            stem.species(),
                            stem.n(),
                            momenta.l(),
                            momenta.intermediates()));
        }
    }

    private List<Stem> stems(SpeciesBlock block, Orders orders) {
        var stems = new ArrayList<Stem>();
        for (int rank = 1; rank <= orders.maxRank(); rank++) {
            int maxN = orders.nradmax().get(rank - 1);
            int maxL = Math.min(orders.lmax().get(rank - 1), Orders.largestL(rank));
            for (var species : speciesTuples(block, rank)) {
                addStems(species, new int[rank], 0, maxN, maxL, stems);
            }
        }
        return stems;
    }

    /** Sorted tuples of the block's elements that, with the centre, bring in every one of them. */
    private List<int[]> speciesTuples(SpeciesBlock block, int rank) {
        var allowed = block.elements().stream().mapToInt(spec.elements()::indexOf).toArray();
        var tuples = new ArrayList<int[]>();
        addTuples(allowed, new int[rank], 0, 0, tuples);
        tuples.removeIf(tuple -> !bringsInAll(tuple, block));
        return tuples;
    }

    private static void addTuples(
            int[] allowed, int[] tuple, int position, int from, List<int[]> tuples) {
        if (position == tuple.length) {
            tuples.add(tuple.clone());
            return;
        }
        for (int i = from; i < allowed.length; i++) {
            tuple[position] = allowed[i];
            addTuples(allowed, tuple, position + 1, i, tuples);
        }
    }

    private boolean bringsInAll(int[] tuple, SpeciesBlock block) {
        var present = new HashSet<Element>();
        present.add(block.centre());
        Arrays.stream(tuple).mapToObj(spec.elements()::get).forEach(present::add);
        return present.size() == block.size();
    }

    /** n in lexicographic order, ascending among factors of one species: the first of every multiset. */
    private static void addStems(
            int[] species, int[] n, int position, int maxN, int maxL, List<Stem> stems) {
        if (position == n.length) {
            stems.add(stem(species, n, maxL));
            return;
        }
        boolean sameSpecies = position > 0 && species[position] == species[position - 1];
        for (int value = sameSpecies ? n[position - 1] : 1; value <= maxN; value++) {
            n[position] = value;
            addStems(species, n, position + 1, maxN, maxL, stems);
        }
    }

    private static Stem stem(int[] species, int[] n, int maxL) {
        var pattern = new ArrayList<Integer>();
        int power = n.length;
        for (int t = 0; t < n.length; t++) {
            boolean same = t > 0 && species[t] == species[t - 1] && n[t] == n[t - 1];
            pattern.add(t == 0 ? 0 : pattern.get(t - 1) + (same ? 0 : 1));
            power += n[t];
        }
        return new Stem(
                Arrays.stream(species).boxed().toList(),
                Arrays.stream(n).boxed().toList(),
                List.copyOf(pattern),
                maxL,
                power);
    }
}
