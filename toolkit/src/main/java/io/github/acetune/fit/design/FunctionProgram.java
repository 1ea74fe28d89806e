package io.github.acetune.fit.design;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.coupling.Coupling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How the basis functions of one centre element follow from the atomic base, made once per basis. Immutable.
 *
 * <p>The atomic base of an atom consists of channels (neighbour element, n, l), each with 2l + 1 real components: A for m = 0,
 * then real and imaginary part for m = 1 … l. Functions that differ only in the coupling of the same factors form a
 * {@link ProductGroup} and share its products.
 */
public final class FunctionProgram {
    /** l of a channel of rank-1 functions, which use g_n itself and no spherical harmonic. */
    static final int PAIR = -1;

    /**
     * One radial and angular channel.
     *
     * @param species neighbour element
     * @param n radial index, from 1
     * @param l angular momentum, or {@link #PAIR}
     * @param firstReal where its real components begin
     * @param firstSigned where its components m = −l … l begin, each a real and an imaginary part
     */
    record Channel(int species, int n, int l, int firstReal, int firstSigned) {
        int reals() {
            return l == PAIR ? 1 : 2 * l + 1;
        }

        int signedIndex(int m) {
            return l == PAIR ? firstSigned : firstSigned + m + l;
        }
    }

    private final int centre;
    private final List<Channel> channels;
    private final List<ProductGroup> groups;
    private final int[] functions;
    private final int[] firstReal;
    private final int realCount;
    private final int signedCount;
    private final int slotCount;
    private final int maxL;

    private record Key(int species, int n, int l) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::species)
                        .thenComparingInt(Key::n)
                        .thenComparingInt(Key::l);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private FunctionProgram(AceBasis basis, int centre) {
        this.centre = centre;
        this.functions =
                IntStream.range(0, basis.functions().size())
                        .filter(v -> basis.functions().get(v).centre() == centre)
                        .toArray();
        var byKey = new TreeMap<Key, Channel>();
        var grouped = new LinkedHashMap<List<Key>, List<Integer>>();
        for (int local = 0; local < functions.length; local++) {
            var keys = sortedKeys(basis.functions().get(functions[local]));
            keys.forEach(key -> byKey.put(key, new Channel(0, 0, 0, 0, 0)));
            grouped.computeIfAbsent(keys, k -> new ArrayList<>()).add(local);
        }
        int reals = 0;
        int signed = 0;
        int highest = 0;
        for (var entry : byKey.entrySet()) {
            var key = entry.getKey();
            var channel = new Channel(key.species, key.n, key.l, reals, signed);
            entry.setValue(channel);
            reals += channel.reals();
            signed += channel.reals();
            highest = Math.max(highest, key.l);
        }
        this.channels = List.copyOf(byKey.values());
        this.realCount = reals;
        this.firstReal = firstReals(channels, basis.elements().size(), reals);
        this.signedCount = signed;
        this.maxL = highest;
        this.groups = new ArrayList<>();
        int slots = 0;
        for (var entry : grouped.entrySet()) {
            var group = group(basis, byKey, entry, slots);
            groups.add(group);
            slots += group.slots().length * group.functions().length;
        }
        this.slotCount = slots;
    }

    /**
     * The programs of all elements.
     *
     * @param basis any
     * @return one per element, in order
     */
    public static List<FunctionProgram> of(AceBasis basis) {
        return IntStream.range(0, basis.elements().size())
                .mapToObj(centre -> new FunctionProgram(basis, centre))
                .toList();
    }

    private static List<Key> sortedKeys(BasisFunction function) {
        boolean pair = function.rank() == 1;
        return IntStream.range(0, function.rank())
                .mapToObj(t ->
                        new Key(
                                function.species().get(t),
                                function.n().get(t),
                                pair ? PAIR : function.l().get(t)))
                .sorted()
                .toList();
    }

    private ProductGroup group(
            AceBasis basis,
            Map<Key, Channel> byKey,
            Map.Entry<List<Key>, List<Integer>> entry,
            int firstSlot) {
        var keys = entry.getKey();
        var factors = keys.stream().map(byKey::get).toList();
        var members = entry.getValue();
        var terms = new TreeMap<int[], double[]>(Arrays::compare);
        for (int member = 0; member < members.size(); member++) {
            var function = basis.functions().get(functions[members.get(member)]);
            addTerms(function, keys, member, members.size(), terms);
        }
        return ProductGroup.of(
                factors, members.stream().mapToInt(Integer::intValue).toArray(), terms, firstSlot);
    }

    private static void addTerms(
            BasisFunction function,
            List<Key> keys,
            int member,
            int members,
            NavigableMap<int[], double[]> terms) {
        var coupling = Coupling.of(function);
        int rank = function.rank();
        boolean pair = rank == 1;
        for (int term = 0; term < coupling.terms(); term++) {
            var row = coupling.row(term);
            // The m of each factor in the group's order: factors alike in channel get their m
            // sorted.
            var order =
                    IntStream.range(0, rank)
                            .boxed()
                            .sorted(
                                    Comparator.<Integer, Key>comparing(
                                                    t -> {
                                                        int at = coupling.factorOrder()[t];
                                                        return new Key(
                                                                function.species().get(at),
                                                                function.n().get(at),
                                                                pair ? PAIR : function.l().get(at));
                                                    })
                                            .thenComparingInt(t -> row[t]))
                            .mapToInt(t -> row[t])
                            .toArray();
            terms.computeIfAbsent(canonical(order, keys), k -> new double[members])[member] +=
                    coupling.weights()[term];
        }
    }

    /** A product and its conjugate have the same real part: the one with the larger first non-zero m stands for both. */
    private static int[] canonical(int[] m, List<Key> keys) {
        var negated = new int[m.length];
        for (int t = 0; t < m.length; t++) {
            negated[t] = -m[t];
        }
        int from = 0;
        for (int t = 1; t <= m.length; t++) {
            if (t == m.length || !keys.get(t).equals(keys.get(from))) {
                Arrays.sort(negated, from, t);
                from = t;
            }
        }
        return Arrays.compare(m, negated) >= 0 ? m : negated;
    }

    int centre() {
        return centre;
    }

    List<Channel> channels() {
        return channels;
    }

    List<ProductGroup> groups() {
        return groups;
    }

    /**
     * The basis functions of this centre.
     *
     * @return indices into the basis, not to be modified
     */
    public int[] functions() {
        return functions;
    }

    /** Where the real components that belong to neighbours of an element begin; they end where those of the next do. */
    int firstReal(int species) {
        return firstReal[species];
    }

    private static int[] firstReals(List<Channel> channels, int elements, int realCount) {
        var first = new int[elements + 1];
        Arrays.fill(first, realCount);
        for (int c = channels.size() - 1; c >= 0; c--) {
            Arrays.fill(first, 0, channels.get(c).species() + 1, channels.get(c).firstReal());
        }
        return first;
    }

    /** Real components of the atomic base. */
    int realCount() {
        return realCount;
    }

    /** Components with m of either sign. */
    int signedCount() {
        return signedCount;
    }

    /** Partial derivatives ∂B_v/∂A_a over all functions. */
    int slotCount() {
        return slotCount;
    }

    /** The largest l in any product; zero where there are none. */
    int maxL() {
        return Math.max(0, maxL);
    }
}
