package io.github.acetune.ace;

import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.structure.Element;
import java.util.List;

/**
 * Everything of a potential but its expansion coefficients: elements, embeddings, radial functions and the list of basis
 * functions in the reference's order.
 *
 * @param elements alphabetical; their index is the μ of every other number here
 * @param splineBinWidth width of the radial spline bins in the reference's files (deltaSplineBins), Å
 * @param embeddings one per element
 * @param bonds radial part of each ordered pair of elements, [nElements²], index {@code centre * nElements + neighbour}
 * @param functions the basis functions, for each element first those of rank 1
 */
public record AceBasis(
        List<Element> elements,
        double splineBinWidth,
        List<Embedding> embeddings,
        List<Bond> bonds,
        List<BasisFunction> functions) {
    /** Copies the lists and checks their lengths. */
    public AceBasis {
        elements = List.copyOf(elements);
        embeddings = List.copyOf(embeddings);
        bonds = List.copyOf(bonds);
        functions = List.copyOf(functions);
        if (embeddings.size() != elements.size()
                || bonds.size() != elements.size() * elements.size()) {
            throw new IllegalArgumentException(
                    "a basis needs an embedding per element and a bond per pair");
        }
    }

    /**
     * Makes the basis of a specification.
     *
     * @param spec what to expand in
     * @return functions in the reference's order, R_nl = g_n
     * @throws io.github.acetune.structure.InvalidInputException if a rank is larger than 12
     */
    public static AceBasis generate(AceSpec spec) {
        return new BasisGenerator(spec).generate();
    }

    /**
     * The number of coefficients of all functions.
     *
     * @return Σ over functions of the number of densities of their centre's element
     */
    public int coefficientCount() {
        return functions.stream()
                .mapToInt(function -> embeddings.get(function.centre()).densities())
                .sum();
    }

    /**
     * The radial part of an ordered pair of elements.
     *
     * @param centre element index of the centre
     * @param neighbour element index of the neighbour
     * @return the bond
     */
    public Bond bond(int centre, int neighbour) {
        return bonds.get(centre * elements.size() + neighbour);
    }

    /**
     * The largest cutoff of any pair.
     *
     * @return Å
     */
    public double cutoff() {
        return bonds.stream().mapToDouble(Bond::cutoff).max().orElse(0);
    }
}
