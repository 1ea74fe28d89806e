package io.github.acetune.ace.projection;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.coupling.CTildeMap;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values B_v of all basis functions for each atom of a structure: what the densities are linear in,
 * ρ_p = Σ_v c_v^(p) B_v, and what active sets and descriptors are made of.
 *
 * <p>Definition: Y. Lysogorskiy et al., npj Comput. Mater. 7, 97 (2021), equations 4 and 9. Radial functions are computed from
 * their formulae. Immutable; threads may share it, and results do not depend on their number.
 */
public final class BProjections {
    /** Atoms that share scratch memory. */
    private static final int BLOCK = 16;

    private final AceBasis basis;
    private final List<CentreProducts> centres;

    private BProjections(AceBasis basis) {
        this.basis = basis;
        var map = CTildeMap.of(basis);
        this.centres =
                IntStream.range(0, basis.elements().size())
                        .mapToObj(centre -> new CentreProducts(basis, map, centre))
                        .toList();
    }

    /**
     * The projections on the functions of a potential.
     *
     * @param potential its coefficients c_v do not matter, those of its radial functions do
     * @return ready for any structure
     */
    public static BProjections of(BBasisPotential potential) {
        return of(potential.basis());
    }

    /**
     * The projections on the functions of a basis.
     *
     * @param basis any
     * @return ready for any structure
     */
    public static BProjections of(AceBasis basis) {
        return new BProjections(basis);
    }

    /**
     * The elements of the basis.
     *
     * @return sorted by symbol
     */
    public List<Element> elements() {
        return basis.elements();
    }

    /**
     * How many functions the atoms of an element have.
     *
     * @param element one of the basis
     * @return length of the rows of its atoms
     * @throws InvalidInputException where the basis does not know the element
     */
    public int functionCount(Element element) {
        return centres.get(indexOf(element)).size();
    }

    /**
     * Computes B_v for every atom.
     *
     * @param structure the atoms
     * @return new array [nAtoms][functions of the atom's element], in the order of the basis: rank 1 first
     * @throws InvalidInputException where the structure holds an element that the basis does not know, or two atoms at the same
     *     place
     */
    public double[][] of(Structure structure) {
        int[] species = structure.species().stream().mapToInt(this::indexOf).toArray();
        var neighbours = NeighbourList.of(structure, basis.cutoff());
        var values = new double[structure.size()][];
        IntStream.range(0, (structure.size() + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> project(block, neighbours, species, values));
        return values;
    }

    private void project(int block, NeighbourList neighbours, int[] species, double[][] values) {
        var bases = new AtomicBase[centres.size()];
        var scratch = new double[centres.size()][];
        int end = Math.min((block + 1) * BLOCK, species.length);
        for (int atom = block * BLOCK; atom < end; atom++) {
            int mu = species[atom];
            var products = centres.get(mu);
            if (bases[mu] == null) {
                bases[mu] = new AtomicBase(basis, mu, products);
                scratch[mu] = new double[products.termCount()];
            }
            values[atom] = new double[products.size()];
            products.evaluate(bases[mu].of(atom, neighbours, species), scratch[mu], values[atom]);
        }
    }

    private int indexOf(Element element) {
        int index = basis.elements().indexOf(element);
        if (index < 0) {
            throw new InvalidInputException(
                    "the structure holds "
                            + element.symbol()
                            + "; the basis knows only "
                            + String.join(
                                    ", ", basis.elements().stream().map(Element::symbol).toList()));
        }
        return index;
    }
}
