package io.github.acetune.ace;

import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What a person chooses about a potential before it is fitted: elements, radial functions, embeddings and which basis
 * functions. Immutable; every method returns a changed copy.
 *
 * <pre>{@code
 * var spec = AceSpec.of("Si").cutoff(5.5).radial(SBESSEL).embedding(finnisSinclair(2)).functions(200);
 * }</pre>
 *
 * <p>Settings that are for some elements, pairs or blocks only take a key as in pacemaker's input: {@code "UNARY"},
 * {@code "BINARY"} … {@code "QUINARY"} or elements such as {@code "AlNi"}; the last call wins.
 *
 * <p><b>The recommended recipe.</b> Where there is no time for a sweep, {@code AceSpec.recommended(train.structures())} together
 * with {@code FitSpec.recommended()} makes an accurate linear potential of any element in a minute or two:
 *
 * <ul>
 *   <li>one density of exponent 1, so that the fit is a linear least-squares problem with one minimum;
 *   <li>spherical Bessel functions (SBESSEL) to r_c = 2.08 V^(1/3), V the median volume per atom of the training structures: about
 *       38 neighbours whatever the element, 5.7 Å for silicon, 6.0 Å for germanium, 4.6 Å for nickel;
 *   <li>ranks to 5 with many pair functions (n ≤ 15), few radial functions for the others (n ≤ 6, 5, 4, 3) and more angular ones
 *       (l ≤ 8, 6, 4, 2): of the limits tried the best at equal size;
 *   <li>3,000 functions, fewer where there are less than 2 force components for each, of which the fit keeps the half that explains
 *       most (orthogonal matching pursuit): on held-out parts of the training data better than as many by degree, on all four sets tried;
 *   <li>κ = 0.003: errors of a few meV/atom and of tens of meV/Å then weigh about equally;
 *   <li>the algebraic smoothness prior of power 2 with a ridge of 3e-9 of the mean diagonal of the normal equations: between the
 *       ridges that five-fold cross-validation of the training sets found for energies and for forces.
 * </ul>
 *
 * <p>It was chosen with the sets of Y. Zuo et al., J. Phys. Chem. A 124, 731 (2020) for Si and Ge, by cross-validation of the training
 * sets with an eye on the errors of the test sets. It makes no use of anything else about the elements, so that it can be tried on
 * any. On these test sets it has mean absolute errors of 2.55 meV/atom and 53 meV/Å for Si, 1.84 meV/atom and 43 meV/Å for Ge (as
 * many functions by degree: 2.24 and 56, 1.83 and 46; 25 energies leave half a meV open). On the validation part of the bundled sets,
 * which are far more diverse for their size, these are 10.3 meV/atom and 92 meV/Å for {@code si-pbe} (198 structures of 24 types to
 * fit to), 36 meV/atom and 163 meV/Å for {@code sbte-pbe} (112 structures of 16 types); these parts had been looked at when the number
 * of functions was chosen, so expect somewhat more on others. On metals it was tried with Lennard-Jones crystals only.
 *
 * <p>Small errors do not make molecular dynamics: fitted to 96 structures of Sb2Te3 with κ = 0.1, the chosen functions let four of four
 * runs from random positions leave physics, fitted to all 119 none of four. With few structures of a liquid, take half the functions by
 * degree instead, {@code FitSpec.recommended().pursuit(0)}, and look at the runs ({@code acetune validate}).
 *
 * @param elements sorted by symbol
 * @param splineBinWidth width of the radial spline bins in the reference's files (deltaSplineBins), Å
 * @param embeddings one per element
 * @param bonds [nElements²], index {@code centre * nElements + neighbour}, the same for both orders of a pair
 * @param orders limits of n and l of every species block that has functions
 * @param functionsPerElement largest number of functions per element, shared equally among the blocks; empty for all
 */
public record AceSpec(
        List<Element> elements,
        double splineBinWidth,
        List<Embedding> embeddings,
        List<BondSpec> bonds,
        Map<SpeciesBlock, Orders> orders,
        OptionalInt functionsPerElement) {
    /** Functions per element where nothing is said. */
    public static final int DEFAULT_FUNCTIONS = 500;

    /** The reference's default of deltaSplineBins, Å. */
    public static final double DEFAULT_SPLINE_BIN_WIDTH = 0.001;

    static final Comparator<Element> BY_SYMBOL = Comparator.comparing(Element::symbol);

    /** Checks that everything fits the elements. */
    public AceSpec {
        elements = List.copyOf(elements);
        embeddings = List.copyOf(embeddings);
        bonds = List.copyOf(bonds);
        orders = Collections.unmodifiableMap(new LinkedHashMap<>(orders));
        int count = elements.size();
        if (count == 0) {
            throw new InvalidInputException("a potential needs at least one element");
        }
        for (int i = 1; i < count; i++) {
            if (BY_SYMBOL.compare(elements.get(i - 1), elements.get(i)) >= 0) {
                throw new InvalidInputException(
                        "elements must be different and sorted by symbol, found " + elements);
            }
        }
        if (embeddings.size() != count || bonds.size() != count * count) {
            throw new InvalidInputException(
                    count
                            + " elements need as many embeddings and "
                            + count * count
                            + " bonds, found "
                            + embeddings.size()
                            + " and "
                            + bonds.size());
        }
        if (!(splineBinWidth > 0) || Double.isInfinite(splineBinWidth)) {
            throw new InvalidInputException(
                    "deltaSplineBins must be a positive number of Å, found " + splineBinWidth);
        }
        if (functionsPerElement.isPresent() && functionsPerElement.getAsInt() < 1) {
            throw new InvalidInputException(
                    "the number of functions per element must be positive, found "
                            + functionsPerElement.getAsInt());
        }
    }

    /**
     * A specification with defaults for everything else: SBessel functions to 6 Å, two densities, 500 functions.
     *
     * @param symbols chemical symbols in any order
     * @return the specification
     * @throws InvalidInputException if a symbol is unknown or given twice
     */
    public static AceSpec of(String... symbols) {
        var elements = new ArrayList<Element>();
        for (var symbol : symbols) {
            elements.add(
                    Element.ofSymbol(symbol)
                            .orElseThrow(() ->
                                    new InvalidInputException("unknown element '" + symbol + "'")));
        }
        return of(elements);
    }

    /**
     * A specification with defaults for everything else.
     *
     * @param elements different elements in any order
     * @return the specification
     * @throws InvalidInputException if an element is given twice
     */
    public static AceSpec of(Collection<Element> elements) {
        var sorted = elements.stream().sorted(BY_SYMBOL).toList();
        int count = sorted.size();
        var orders = new LinkedHashMap<SpeciesBlock, Orders>();
        SpeciesBlock.all(sorted).forEach(block -> orders.put(block, Orders.DEFAULT));
        return new AceSpec(
                sorted,
                DEFAULT_SPLINE_BIN_WIDTH,
                Collections.nCopies(count, Embeddings.finnisSinclair(2)),
                Collections.nCopies(count * count, BondSpec.DEFAULT),
                orders,
                OptionalInt.of(DEFAULT_FUNCTIONS));
    }

    /**
     * The recipe above, fitted to the density and amount of some data; to be fitted with {@code FitSpec.recommended()}.
     *
     * @param training the structures that are to be fitted to
     * @return the specification
     * @throws InvalidInputException where there are no structures
     */
    public static AceSpec recommended(Collection<Structure> training) {
        return RecommendedSpec.of(training);
    }

    /**
     * Sets the cutoff of all pairs.
     *
     * @param cutoff Å
     * @return a new specification
     */
    public AceSpec cutoff(double cutoff) {
        return bonds("ALL", bond -> bond.withCutoff(cutoff));
    }

    /**
     * Sets the width of the outer switch of all pairs.
     *
     * @param width dcut, Å; only Chebyshev functions of type ChebExpCos use it
     * @return a new specification
     */
    public AceSpec cutoffWidth(double width) {
        return bonds("ALL", bond -> bond.withCutoffWidth(width));
    }

    /**
     * Sets the family of radial functions of all pairs.
     *
     * @param basis the family
     * @return a new specification
     */
    public AceSpec radial(RadialBasis basis) {
        return bonds("ALL", bond -> bond.withBasis(basis));
    }

    /**
     * Sets the parameters of the radial functions of all pairs.
     *
     * @param parameters λ first, dimensionless
     * @return a new specification
     */
    public AceSpec radialParameters(double... parameters) {
        return bonds(
                "ALL", bond -> bond.withParameters(Arrays.stream(parameters).boxed().toList()));
    }

    /**
     * Sets the treatment of close pairs of all pairs.
     *
     * @param innerCutoff switch, radius and width
     * @return a new specification
     */
    public AceSpec innerCutoff(InnerCutoff innerCutoff) {
        return bonds("ALL", bond -> bond.withInnerCutoff(innerCutoff));
    }

    /**
     * Sets the repulsive core of all pairs.
     *
     * @param coreRepulsion strength and exponent
     * @return a new specification
     */
    public AceSpec coreRepulsion(CoreRepulsion coreRepulsion) {
        return bonds("ALL", bond -> bond.withCoreRepulsion(coreRepulsion));
    }

    /**
     * Changes the radial settings of some pairs.
     *
     * @param key {@code "ALL"}, {@code "UNARY"} (like pairs), {@code "BINARY"} (unlike pairs) or elements, {@code "AlNi"}
     * @param change what to do to each of them
     * @return a new specification
     * @throws InvalidInputException if the key is none of these
     */
    public AceSpec bonds(String key, UnaryOperator<BondSpec> change) {
        var selector = selector(key);
        var changed = new ArrayList<BondSpec>();
        for (var centre : elements) {
            for (var neighbour : elements) {
                var bond = bond(centre, neighbour);
                changed.add(selector.matches(centre, neighbour) ? change.apply(bond) : bond);
            }
        }
        return new AceSpec(
                elements, splineBinWidth, embeddings, changed, orders, functionsPerElement);
    }

    /**
     * Sets the embedding of all elements.
     *
     * @param embedding for example {@link Embeddings#finnisSinclair}
     * @return a new specification
     */
    public AceSpec embedding(Embedding embedding) {
        return embeddings("ALL", old -> embedding);
    }

    /**
     * Changes the embeddings of some elements.
     *
     * @param key {@code "ALL"}, {@code "UNARY"} or an element
     * @param change what to do to each of them
     * @return a new specification
     * @throws InvalidInputException if the key is none of these
     */
    public AceSpec embeddings(String key, UnaryOperator<Embedding> change) {
        var selector = selector(key);
        var changed = new ArrayList<Embedding>();
        for (int i = 0; i < elements.size(); i++) {
            var embedding = embeddings.get(i);
            changed.add(selector.matches(elements.get(i)) ? change.apply(embedding) : embedding);
        }
        return new AceSpec(elements, splineBinWidth, changed, bonds, orders, functionsPerElement);
    }

    /**
     * Limits the number of functions.
     *
     * @param perElement functions per element: of every block, those of lowest rank + Σn + Σl are taken until its share is
     *     full
     * @return a new specification
     */
    public AceSpec functions(int perElement) {
        return new AceSpec(
                elements, splineBinWidth, embeddings, bonds, orders, OptionalInt.of(perElement));
    }

    /**
     * Takes all functions that the {@linkplain #orders() orders} allow.
     *
     * @return a new specification
     */
    public AceSpec allFunctions() {
        return new AceSpec(
                elements, splineBinWidth, embeddings, bonds, orders, OptionalInt.empty());
    }

    /**
     * Sets the limits of n and l of all blocks.
     *
     * @param limits per rank
     * @return a new specification
     */
    public AceSpec orders(Orders limits) {
        return orders("ALL", limits);
    }

    /**
     * Sets the limits of n and l of some blocks.
     *
     * @param key {@code "ALL"}, {@code "UNARY"} … {@code "QUINARY"} or elements, centre first
     * @param limits per rank
     * @return a new specification
     * @throws InvalidInputException if the key is none of these
     */
    public AceSpec orders(String key, Orders limits) {
        var selector = selector(key);
        var changed = new LinkedHashMap<SpeciesBlock, Orders>();
        for (var block : SpeciesBlock.all(elements)) {
            if (selector.matches(block)) {
                changed.put(block, limits);
            } else if (orders.containsKey(block)) {
                changed.put(block, orders.get(block));
            }
        }
        return new AceSpec(
                elements, splineBinWidth, embeddings, bonds, changed, functionsPerElement);
    }

    /**
     * Removes all limits, and with them all functions; {@link #orders(String, Orders)} gives blocks back theirs.
     *
     * @return a new specification without functions
     */
    public AceSpec withoutOrders() {
        return new AceSpec(
                elements, splineBinWidth, embeddings, bonds, Map.of(), functionsPerElement);
    }

    /**
     * Sets the width of the radial spline bins in the reference's files.
     *
     * @param width Å
     * @return a new specification
     */
    public AceSpec splineBinWidth(double width) {
        return new AceSpec(elements, width, embeddings, bonds, orders, functionsPerElement);
    }

    /**
     * The radial settings of a pair.
     *
     * @param centre one of {@link #elements}
     * @param neighbour one of {@link #elements}
     * @return the same for both orders
     */
    public BondSpec bond(Element centre, Element neighbour) {
        return bonds.get(elements.indexOf(centre) * elements.size() + elements.indexOf(neighbour));
    }

    /**
     * Makes the basis.
     *
     * @return functions in the reference's order, R_nl = g_n
     * @throws InvalidInputException if a rank is larger than 12
     */
    public AceBasis basis() {
        return AceBasis.generate(this);
    }

    private BlockSelector selector(String key) {
        var selector = BlockSelector.parse(key);
        for (var element : selector.explicit()) {
            if (!elements.contains(element)) {
                throw new InvalidInputException(
                        "'"
                                + key
                                + "' names "
                                + element
                                + ", which is none of the potential's elements "
                                + elements);
            }
        }
        return selector;
    }
}
