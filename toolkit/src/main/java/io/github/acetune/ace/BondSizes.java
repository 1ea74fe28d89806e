package io.github.acetune.ace;

import io.github.acetune.ace.radial.Bond;
import java.util.ArrayList;
import java.util.List;

/** How many radial functions each pair needs: the largest n and l that any function uses, the same for both orders. */
final class BondSizes {
    private final int elements;
    private final int[] basisSize;
    private final int[] radialSize;
    private final int[] maxL;

    private BondSizes(int elements, List<BasisFunction> functions) {
        this.elements = elements;
        this.basisSize = new int[elements * elements];
        this.radialSize = new int[elements * elements];
        this.maxL = new int[elements * elements];
        for (var function : functions) {
            for (int t = 0; t < function.rank(); t++) {
                include(function, t);
            }
        }
    }

    /** The bonds that a list of functions needs. */
    static List<Bond> bonds(AceSpec spec, List<BasisFunction> functions) {
        int count = spec.elements().size();
        var sizes = new BondSizes(count, functions);
        var bonds = new ArrayList<Bond>();
        for (int centre = 0; centre < count; centre++) {
            for (int neighbour = 0; neighbour < count; neighbour++) {
                int pair = sizes.pair(centre, neighbour);
                // Every R_n starts as g_n, so there must be as many g as R.
                int basis = Math.max(sizes.basisSize[pair], sizes.radialSize[pair]);
                bonds.add(
                        spec.bonds()
                                .get(centre * count + neighbour)
                                .bond(basis, sizes.radialSize[pair], sizes.maxL[pair]));
            }
        }
        return bonds;
    }

    private int pair(int centre, int neighbour) {
        return Math.min(centre, neighbour) * elements + Math.max(centre, neighbour);
    }

    private void include(BasisFunction function, int factor) {
        int pair = pair(function.centre(), function.species().get(factor));
        int n = function.n().get(factor);
        if (function.rank() == 1) {
            basisSize[pair] = Math.max(basisSize[pair], n);
        } else {
            radialSize[pair] = Math.max(radialSize[pair], n);
            maxL[pair] = Math.max(maxL[pair], function.l().get(factor));
        }
    }
}
