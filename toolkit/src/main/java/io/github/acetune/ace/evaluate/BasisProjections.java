package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.coupling.CTildeMap;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of all basis functions B_v of atoms: what the densities are sums of, what the active set is chosen from.
 *
 * <p>Written for reading, from equations 9 to 11 of Y. Lysogorskiy et al., npj Comput. Mater. 7, 97 (2021); atoms are treated in
 * parallel. Immutable.
 */
public final class BasisProjections {
    private final AceBasis basis;
    private final List<List<Integer>> ofElement = new ArrayList<>();
    private final List<CTildeFunction> products;
    private final int[] target;
    private final int[][] terms;
    private final double[][] weights;
    private final int[][] productsOfElement;

    private BasisProjections(AceBasis basis) {
        this.basis = basis;
        CTildeMap map = CTildeMap.of(basis);
        int functions = basis.functions().size();
        this.products = map.functions(new double[map.coefficientCount()]);
        this.target = new int[functions];
        this.terms = new int[functions][];
        this.weights = new double[functions][];
        for (int element = 0; element < basis.elements().size(); element++) {
            ofElement.add(new ArrayList<>());
        }
        for (int v = 0; v < functions; v++) {
            ofElement.get(basis.functions().get(v).centre()).add(v);
            target[v] = map.target(v);
            terms[v] = map.terms(v);
            weights[v] = map.weights(v);
        }
        this.productsOfElement = new int[basis.elements().size()][];
        for (int element = 0; element < productsOfElement.length; element++) {
            int mu = element;
            productsOfElement[element] =
                    IntStream.range(0, products.size())
                            .filter(s -> products.get(s).centre() == mu)
                            .toArray();
        }
    }

    /**
     * The projections onto a basis.
     *
     * @param basis the functions and their radial parts
     * @return their evaluation
     */
    public static BasisProjections of(AceBasis basis) {
        return new BasisProjections(basis);
    }

    /**
     * The functions of an element, in the order of the projections.
     *
     * @param element its index in the basis
     * @return indices into {@link AceBasis#functions()}
     */
    public List<Integer> functions(int element) {
        return List.copyOf(ofElement.get(element));
    }

    /**
     * B_v of every atom.
     *
     * @param structure the atoms
     * @return [nAtoms][functions of the atom's element], in the order of the basis
     * @throws InvalidInputException where the structure holds an element that the basis does not know
     */
    public double[][] calculate(Structure structure) {
        int[] species = new int[structure.size()];
        for (int atom = 0; atom < species.length; atom++) {
            species[atom] = basis.elements().indexOf(structure.species().get(atom));
            if (species[atom] < 0) {
                throw new InvalidInputException(
                        "the structure holds "
                                + structure.species().get(atom).symbol()
                                + ", which the basis does not know");
            }
        }
        var list = NeighbourList.of(structure, basis.cutoff());
        double[][] projections = new double[structure.size()][];
        IntStream.range(0, structure.size())
                .parallel()
                .forEach(atom -> projections[atom] = project(list, species, atom));
        return projections;
    }

    private double[] project(NeighbourList list, int[] species, int atom) {
        int mu = species[atom];
        var base = new AtomicBase(basis, mu);
        base.gather(list, species, atom);
        double[][] values = new double[products.size()][];
        for (int s : productsOfElement[mu]) {
            values[s] = base.products(products.get(s));
        }
        List<Integer> functions = ofElement.get(mu);
        double[] projections = new double[functions.size()];
        for (int q = 0; q < projections.length; q++) {
            int v = functions.get(q);
            for (int t = 0; t < terms[v].length; t++) {
                projections[q] += weights[v][t] * values[target[v]][terms[v][t]];
            }
        }
        return projections;
    }
}
