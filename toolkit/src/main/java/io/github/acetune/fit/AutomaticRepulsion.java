package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.data.Dataset;
import io.github.acetune.structure.NeighbourList;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Gives a basis a Ziegler–Biersack–Littmark core: the ACE energy is switched off and the core on inside nine tenths of the shortest distance of
 * each pair of elements in the data (the sum of covalent radii for a pair that the data lack), so that no training structure
 * is affected and the fit with the core is the fit without.
 */
final class AutomaticRepulsion {
    /**
     * Radius of the switch relative to the shortest distance. pacemaker switches right at that distance, so that a structure with
     * a pair a little closer than all in training, as test data and dynamics have, meets the core's steep end; the fit
     * extrapolates well over the last tenth.
     */
    private static final double REACH = 0.9;

    /** The same relative to the sum of covalent radii, for pairs that the data lack. */
    private static final double COVALENT_REACH = 0.7;

    /** Width of the switch, Å. */
    private static final double WIDTH = 0.2;

    private AutomaticRepulsion() {}

    static AceBasis of(AceBasis basis, Dataset data) {
        int elements = basis.elements().size();
        double[] shortest = shortest(basis, data);
        var bonds = new ArrayList<Bond>();
        for (int i = 0; i < elements; i++) {
            for (int j = 0; j < elements; j++) {
                double r = Math.min(shortest[i * elements + j], shortest[j * elements + i]);
                if (Double.isInfinite(r)) {
                    double sum =
                            basis.elements().get(i).covalentRadius()
                                    + basis.elements().get(j).covalentRadius();
                    r = COVALENT_REACH / REACH * sum;
                }
                bonds.add(withCore(basis.bond(i, j), REACH * r));
            }
        }
        var embeddings =
                basis.embeddings().stream()
                        .map(e -> new Embedding(e.function(), e.parameters(), 1, 1))
                        .toList();
        return new AceBasis(
                basis.elements(), basis.splineBinWidth(), embeddings, bonds, basis.functions());
    }

    private static double[] shortest(AceBasis basis, Dataset data) {
        int elements = basis.elements().size();
        var shortest = new double[elements * elements];
        Arrays.fill(shortest, Double.POSITIVE_INFINITY);
        for (var structure : data.structures()) {
            var list = NeighbourList.of(structure, basis.cutoff());
            for (int atom = 0; atom < structure.size(); atom++) {
                int centre = basis.elements().indexOf(structure.species().get(atom));
                for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                    int other = basis.elements().indexOf(structure.species().get(list.index(slot)));
                    if (centre >= 0 && other >= 0) {
                        int at = centre * elements + other;
                        shortest[at] = Math.min(shortest[at], list.distance(slot));
                    }
                }
            }
        }
        return shortest;
    }

    private static Bond withCore(Bond bond, double radius) {
        return new Bond(
                bond.basis(),
                bond.parameters(),
                bond.cutoff(),
                bond.cutoffWidth(),
                new InnerCutoff(InnerCutoff.Type.ZBL, radius, WIDTH),
                new CoreRepulsion(1, 1),
                bond.cutoffFunction(),
                bond.basisSize(),
                bond.radialSize(),
                bond.maxL(),
                bond.coefficients());
    }
}
