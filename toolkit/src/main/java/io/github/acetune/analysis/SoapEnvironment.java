package io.github.acetune.analysis;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.Arrays;

/** The neighbourhood of one atom, ready for comparison with others by {@link Soap}. Immutable. */
public final class SoapEnvironment {
    private final Soap settings;
    private final Element[] species;
    private final double[] distances;
    private final double[] weights;
    // Real harmonics of each neighbour, row after row.
    private final double[] harmonics;

    private SoapEnvironment(
            Soap settings,
            Element[] species,
            double[] distances,
            double[] weights,
            double[] harmonics) {
        this.settings = settings;
        this.species = species;
        this.distances = distances;
        this.weights = weights;
        this.harmonics = harmonics;
    }

    static SoapEnvironment of(
            Structure structure,
            int atom,
            NeighbourList list,
            Soap settings,
            RealHarmonics harmonics) {
        int neighbours = list.end(atom) - list.start(atom);
        int count = neighbours + (settings.withCentre() ? 1 : 0);
        int width = RealHarmonics.count(settings.maxL());
        var species = new Element[count];
        double[] distances = new double[count];
        double[] weights = new double[count];
        double[] all = new double[count * width];
        double[] row = new double[width];
        for (int k = 0; k < count; k++) {
            boolean centre = k == neighbours;
            int slot = list.start(atom) + k;
            double r = centre ? 0 : list.distance(slot);
            species[k] = structure.species().get(centre ? atom : list.index(slot));
            distances[k] = r;
            weights[k] = weight(r, settings);
            if (centre) {
                // Only l = 0 counts at the origin, and that has no direction.
                harmonics.evaluate(0, 0, 1, row);
            } else {
                harmonics.evaluate(list.dx(slot) / r, list.dy(slot) / r, list.dz(slot) / r, row);
            }
            System.arraycopy(row, 0, all, k * width, width);
        }
        return new SoapEnvironment(settings, species, distances, weights, all);
    }

    /** How much a neighbour at this distance counts: 1, and less near the cutoff. */
    static double weight(double r, Soap settings) {
        double start = settings.cutoff() - settings.transition();
        return r <= start ? 1 : 0.5 * (1 + Math.cos(Math.PI * (r - start) / settings.transition()));
    }

    /**
     * S_l with another environment, l = 0 … l_max.
     *
     * <p>For two Gaussians at distances r and r', ∫ r² c_l c_l' dr = 4 π^(5/2) σ³ exp(−(r − r')²/4σ²) [e^(−x) i_l(x)],
     * x = r r'/2σ², with the modified spherical Bessel functions i_l.
     */
    double[] overlaps(SoapEnvironment other) {
        int maxL = settings.maxL();
        int width = RealHarmonics.count(maxL);
        double[][] sums = new double[maxL + 1][];
        for (int l = 0; l <= maxL; l++) {
            sums[l] = new double[(2 * l + 1) * (2 * l + 1)];
        }
        double[] inner = new double[width];
        for (int j = 0; j < distances.length; j++) {
            Arrays.fill(inner, 0);
            addInner(j, other, inner);
            for (int l = 0; l <= maxL; l++) {
                addProducts(j * width, l, inner, sums[l]);
            }
        }
        double[] overlaps = new double[maxL + 1];
        for (int l = 0; l <= maxL; l++) {
            for (double each : sums[l]) {
                overlaps[l] += each * each;
            }
        }
        return overlaps;
    }

    /** Σ_k I_l(j, k) Y_lm(k) over the neighbours k of the other environment that overlap with neighbour j of this one. */
    private void addInner(int j, SoapEnvironment other, double[] inner) {
        int maxL = settings.maxL();
        double sigma = settings.sigma();
        double scale = 4 * Math.pow(Math.PI, 2.5) * sigma * sigma * sigma * weights[j];
        double[] bessel = new double[maxL + 1];
        for (int k = 0; k < other.distances.length; k++) {
            if (settings.bySpecies() && species[j] != other.species[k]) {
                continue;
            }
            double apart = distances[j] - other.distances[k];
            double factor =
                    scale * other.weights[k] * Math.exp(-apart * apart / (4 * sigma * sigma));
            if (factor == 0) {
                continue;
            }
            ScaledBessel.evaluate(distances[j] * other.distances[k] / (2 * sigma * sigma), bessel);
            int row = k * inner.length;
            for (int l = 0; l <= maxL; l++) {
                double radial = factor * bessel[l];
                for (int at = l * l; at < (l + 1) * (l + 1); at++) {
                    inner[at] += radial * other.harmonics[row + at];
                }
            }
        }
    }

    private void addProducts(int row, int l, double[] inner, double[] sums) {
        int start = l * l;
        int length = 2 * l + 1;
        for (int m = 0; m < length; m++) {
            double own = harmonics[row + start + m];
            for (int n = 0; n < length; n++) {
                sums[m * length + n] += own * inner[start + n];
            }
        }
    }
}
