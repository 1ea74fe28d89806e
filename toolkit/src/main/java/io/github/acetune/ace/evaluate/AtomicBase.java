package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.RadialFunctions;
import io.github.acetune.structure.NeighbourList;

/** The complex A_nlm, m ≥ 0, of one atom, and products of them. */
final class AtomicBase {
    private final int mu;
    private final AceBasis basis;
    private final double[][] pairs; // [neighbour element][k]: Σ_j g_k
    private final double[][]
            base; // [neighbour element][2·((n·(l_max+1)(l_max+2)/2) + index(l, m))]

    AtomicBase(AceBasis basis, int mu) {
        this.basis = basis;
        this.mu = mu;
        int elements = basis.elements().size();
        this.pairs = new double[elements][];
        this.base = new double[elements][];
        for (int element = 0; element < elements; element++) {
            Bond bond = basis.bond(mu, element);
            pairs[element] = new double[bond.basisSize()];
            base[element] =
                    new double[2 * bond.radialSize() * SphericalHarmonics.count(bond.maxL())];
        }
    }

    /** A_nlm = Σ_j R_nl(r_ij) Y_lm(r̂_ij). */
    void gather(NeighbourList list, int[] species, int atom) {
        for (int element = 0; element < base.length; element++) {
            Bond bond = basis.bond(mu, element);
            var radial = RadialFunctions.of(bond);
            var harmonics = SphericalHarmonics.upTo(bond.maxL());
            double[] g = new double[radial.size()];
            double[] dg = new double[radial.size()];
            double[] r = new double[bond.radialSize() * (bond.maxL() + 1)];
            double[] y = new double[2 * SphericalHarmonics.count(bond.maxL())];
            double[] dy = new double[3 * y.length];
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                double distance = list.distance(slot);
                if (species[list.index(slot)] == element && distance < bond.cutoff()) {
                    radial.evaluate(distance, g, dg);
                    radial.contract(g, r);
                    harmonics.evaluate(
                            list.dx(slot) / distance,
                            list.dy(slot) / distance,
                            list.dz(slot) / distance,
                            y,
                            dy);
                    add(bond, element, g, r, y);
                }
            }
        }
    }

    private void add(Bond bond, int element, double[] g, double[] r, double[] y) {
        for (int k = 0; k < g.length; k++) {
            pairs[element][k] += g[k];
        }
        int place = 0;
        for (int n = 0; n < bond.radialSize(); n++) {
            for (int l = 0; l <= bond.maxL(); l++) {
                double value = r[n * (bond.maxL() + 1) + l];
                for (int q = 2 * SphericalHarmonics.index(l, 0);
                        q < 2 * SphericalHarmonics.index(l + 1, 0);
                        q++) {
                    base[element][place++] += value * y[q];
                }
            }
        }
    }

    /** Re Π A of every term of a function. */
    double[] products(CTildeFunction function) {
        int rank = function.rank();
        double[] values = new double[function.terms()];
        for (int term = 0; term < values.length; term++) {
            values[term] =
                    rank == 1
                            ? pairs[function.species()[0]][function.n()[0] - 1]
                            : product(function, term * rank);
        }
        return values;
    }

    private double product(CTildeFunction function, int from) {
        double re = 1;
        double im = 0;
        for (int t = 0; t < function.rank(); t++) {
            int m = function.m()[from + t];
            int l = function.l()[t];
            int element = function.species()[t];
            int stride = SphericalHarmonics.count(basis.bond(mu, element).maxL());
            int place =
                    2 * ((function.n()[t] - 1) * stride + SphericalHarmonics.index(l, Math.abs(m)));
            double sign = m < 0 && m % 2 != 0 ? -1 : 1; // A_l,−m = (−1)^m conj(A_lm)
            double aRe = sign * base[element][place];
            double aIm = (m < 0 ? -sign : sign) * base[element][place + 1];
            double turned = re * aRe - im * aIm;
            im = re * aIm + im * aRe;
            re = turned;
        }
        return re;
    }
}
