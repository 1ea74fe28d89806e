package io.github.acetune.analysis;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.projection.BProjections;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Collection;
import java.util.List;

/**
 * The values B_v of the ACE basis functions, averaged over the atoms of a structure: for each element the sum over its atoms,
 * divided by the number of all atoms, one element after the other. Elements that a structure lacks leave zeros, so that the
 * descriptor knows the composition.
 */
public final class AveragedAce implements StructureDescriptor {
    /** Å; the first two shells of most solids. */
    private static final double DEFAULT_CUTOFF = 5;

    private static final int DEFAULT_FUNCTIONS = 100;

    private final BProjections projections;
    private final List<Element> elements;
    private final int[] offsets;
    private final int length;

    private AveragedAce(BProjections projections) {
        this.projections = projections;
        this.elements = projections.elements();
        this.offsets = new int[elements.size()];
        int next = 0;
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = next;
            // One more than the functions: the share of the element.
            next += projections.functionCount(elements.get(k)) + 1;
        }
        this.length = next;
    }

    /**
     * With the basis of a specification; its embeddings do not matter.
     *
     * @param spec elements, cutoff, radial functions, number of functions
     * @return the descriptor
     */
    public static AveragedAce of(AceSpec spec) {
        return new AveragedAce(BProjections.of(AceBasis.generate(spec)));
    }

    /**
     * With 100 functions for each element, up to 5 Å.
     *
     * @param elements those of the structures
     * @return the descriptor
     */
    public static AveragedAce of(Collection<Element> elements) {
        return of(AceSpec.of(elements).cutoff(DEFAULT_CUTOFF).functions(DEFAULT_FUNCTIONS));
    }

    /**
     * How long the vectors are.
     *
     * @return functions of all elements, and one more for each element: its share of the atoms
     */
    public int length() {
        return length;
    }

    /**
     * The averages of a structure.
     *
     * @param structure the atoms
     * @return new array of {@link #length()}
     * @throws InvalidInputException where the structure holds an element that the basis does not know
     */
    @Override
    public double[] of(Structure structure) {
        double[] mean = new double[length];
        double[][] values = projections.of(structure);
        for (int atom = 0; atom < values.length; atom++) {
            int offset = offsets[elements.indexOf(structure.species().get(atom))];
            mean[offset] += 1.0 / values.length;
            for (int k = 0; k < values[atom].length; k++) {
                mean[offset + 1 + k] += values[atom][k] / values.length;
            }
        }
        return mean;
    }
}
