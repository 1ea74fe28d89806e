package io.github.acetune.fit.design;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.CoreFunction;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.SmoothStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How repulsive cores switch the ACE energy off: the energy of atom i is f_i F_i and what the core adds, with f_i from the core's
 * density or, for a Ziegler–Biersack–Littmark core, from the distance of the nearest neighbour.
 */
public final class CoreSwitch {
    private final AceBasis basis;
    private final List<CoreFunction> cores;

    /**
     * What it does to the atoms of one structure.
     *
     * @param factor f_i, 0 … 1, [nAtoms]
     * @param slope ∂f_i/∂r_ij of every pair, 1/Å, [nPairs]
     */
    @SuppressWarnings("ArrayRecordComponent") // bulk data of a fit, never written to
    public record Factors(double[] factor, double[] slope) {}

    /**
     * Creates the switch.
     *
     * @param basis with its bonds and embeddings
     */
    public CoreSwitch(AceBasis basis) {
        this.basis = basis;
        this.cores = new ArrayList<>();
        var elements = basis.elements();
        for (int i = 0; i < elements.size(); i++) {
            for (int j = 0; j < elements.size(); j++) {
                cores.add(CoreFunction.of(basis.bond(i, j), elements.get(i), elements.get(j)));
            }
        }
    }

    /**
     * The factors of a structure.
     *
     * @param pairs its neighbours
     * @return empty where the ACE energy of every atom counts in full
     */
    public Optional<Factors> of(PairTable pairs) {
        var factors = new Factors(new double[pairs.atoms()], new double[pairs.neighbour().length]);
        boolean acts = false;
        for (int atom = 0; atom < pairs.atoms(); atom++) {
            factors.factor[atom] =
                    isByNearest(pairs.species()[atom])
                            ? byNearest(pairs, atom, factors.slope)
                            : byDensity(pairs, atom, factors.slope);
            acts |= factors.factor[atom] != 1;
        }
        return acts ? Optional.of(factors) : Optional.empty();
    }

    private boolean isByNearest(int centre) {
        for (int other = 0; other < basis.elements().size(); other++) {
            if (basis.bond(centre, other).innerCutoff().type() == InnerCutoff.Type.ZBL) {
                return true;
            }
        }
        return false;
    }

    /** The neighbour that is deepest inside its inner cutoff decides. */
    private double byNearest(PairTable pairs, int atom, double[] slope) {
        int centre = pairs.species()[atom];
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        double width = 0;
        for (int q = pairs.start()[atom]; q < pairs.start()[atom + 1]; q++) {
            var bond = basis.bond(centre, speciesOf(pairs, q));
            var inner = bond.innerCutoff();
            double gap = pairs.distance()[q] - (inner.radius() - inner.width());
            if (pairs.distance()[q] < bond.cutoff() && gap < least) {
                least = gap;
                nearest = q;
                width = inner.width();
            }
        }
        if (nearest < 0) {
            return 1;
        }
        slope[nearest] = -SmoothStep.derivative(width - least, width, width);
        return SmoothStep.value(width - least, width, width);
    }

    private double byDensity(PairTable pairs, int atom, double[] slope) {
        int centre = pairs.species()[atom];
        double density = 0;
        for (int q = pairs.start()[atom]; q < pairs.start()[atom + 1]; q++) {
            density += core(centre, speciesOf(pairs, q)).value(pairs.distance()[q]);
        }
        Embedding embedding = basis.embeddings().get(centre);
        double end = embedding.coreDensityCutoff();
        double width = embedding.coreDensityWidth();
        double steepness = SmoothStep.derivative(density, end, width);
        for (int q = pairs.start()[atom]; steepness != 0 && q < pairs.start()[atom + 1]; q++) {
            double r = pairs.distance()[q];
            slope[q] = steepness * core(centre, speciesOf(pairs, q)).derivative(r);
        }
        return SmoothStep.value(density, end, width);
    }

    private static int speciesOf(PairTable pairs, int pair) {
        return pairs.species()[pairs.neighbour()[pair]];
    }

    private CoreFunction core(int centre, int other) {
        return cores.get(centre * basis.elements().size() + other);
    }
}
