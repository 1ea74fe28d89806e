package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.radial.Bond;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Where the radial coefficients stand in a flat array: for each pair of elements with centre ≤ neighbour (both orders share
 * theirs) n, l and k nested. The function coefficients follow.
 */
final class RadialLayout {
    private final AceBasis basis;
    private final int elements;
    private final int[] offset;
    private final int size;

    RadialLayout(AceBasis basis) {
        this.basis = basis;
        this.elements = basis.elements().size();
        this.offset = new int[elements * elements];
        int next = 0;
        for (int i = 0; i < elements; i++) {
            for (int j = i; j < elements; j++) {
                offset[i * elements + j] = next;
                offset[j * elements + i] = next;
                next += basis.bond(i, j).coefficients().length;
            }
        }
        this.size = next;
    }

    /** The number of radial coefficients. */
    int size() {
        return size;
    }

    /** Where c_nlk of a pair stands; n and k from 0. */
    int index(int centre, int neighbour, int n, int l, int k) {
        Bond bond = basis.bond(centre, neighbour);
        return offset[centre * elements + neighbour]
                + (n * (bond.maxL() + 1) + l) * bond.basisSize()
                + k;
    }

    int offset(int centre, int neighbour) {
        return offset[centre * elements + neighbour];
    }

    /** The radial coefficients of the basis, followed by the given function coefficients. */
    double[] join(double[] coefficients) {
        var x = new double[size + coefficients.length];
        for (int i = 0; i < elements; i++) {
            for (int j = i; j < elements; j++) {
                double[] c = basis.bond(i, j).coefficients();
                System.arraycopy(c, 0, x, offset(i, j), c.length);
            }
        }
        System.arraycopy(coefficients, 0, x, size, coefficients.length);
        return x;
    }

    /** The basis with the radial coefficients at the head of an array. */
    AceBasis basis(double[] x) {
        var bonds = new ArrayList<Bond>();
        for (int i = 0; i < elements; i++) {
            for (int j = 0; j < elements; j++) {
                Bond bond = basis.bond(i, j);
                int from = offset(i, j);
                int length = bond.coefficients().length;
                bonds.add(bond.withCoefficients(Arrays.copyOfRange(x, from, from + length)));
            }
        }
        return new AceBasis(
                basis.elements(),
                basis.splineBinWidth(),
                basis.embeddings(),
                bonds,
                basis.functions());
    }

    /** The function coefficients at the tail of an array. */
    double[] coefficients(double[] x) {
        return Arrays.copyOfRange(x, size, x.length);
    }
}
