package io.github.acetune.fit;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.projection.BProjections;
import io.github.acetune.fit.linear.EvidenceSolver.Evidence;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What the data leave open about the coefficients of a linear potential: they are normally distributed about the fitted ones with
 * the covariance (β AᵀA + α Γ²)⁻¹ of Bayesian ridge regression (D. J. C. MacKay, Neural Comput. 4, 415 (1992)).
 *
 * <p>Only a fit with {@link FitSpec#evidence()} has one. The standard deviations are those of the model given its basis: a basis
 * that cannot express the truth is wrong by more.
 */
public final class Posterior {
    private final BBasisPotential mean;
    private final BProjections projections;
    private final double[] scale;
    private final double[] root;
    private final Evidence evidence;

    /**
     * Creates the distribution.
     *
     * @param mean the fitted potential, one density of exponent 1 per element
     * @param scale weight of each function's density in the energy, [n]
     * @param root W with Wᵀ W = (AᵀA + ridge)⁻¹, lower triangular and column-major, [n²]
     * @param evidence the precisions
     */
    Posterior(BBasisPotential mean, double[] scale, double[] root, Evidence evidence) {
        this.mean = mean;
        this.projections = BProjections.of(mean);
        this.scale = scale;
        this.root = root;
        this.evidence = evidence;
    }

    /**
     * The logarithm of the evidence p(data | basis).
     *
     * @return nats; comparable between bases fitted to the same data with the same weights
     */
    public double logEvidence() {
        return evidence.logEvidence();
    }

    /**
     * How many coefficients the data determine.
     *
     * @return at most the number of functions
     */
    public double effectiveParameters() {
        return evidence.effectiveParameters();
    }

    /**
     * What one more step of the maximisation of the evidence would gain.
     *
     * @return nats; above 1e-3 the evidence has not converged, which the fit's notes say as well
     */
    public double gain() {
        return evidence.gain();
    }

    /**
     * The standard deviation of the energy of a structure.
     *
     * @param structure with elements of the potential
     * @return eV, of the whole structure
     */
    public double energyDeviation(Structure structure) {
        var sum = new double[scale.length];
        for (double[] row : rows(structure)) {
            for (int v = 0; v < sum.length; v++) {
                sum[v] += row[v];
            }
        }
        return deviation(sum);
    }

    /**
     * The standard deviation of the energy of every atom: where it is large, training data are missing.
     *
     * @param structure with elements of the potential
     * @return eV, a new array [nAtoms]
     */
    public double[] atomDeviations(Structure structure) {
        return rows(structure).stream().mapToDouble(this::deviation).toArray();
    }

    /**
     * Potentials drawn from the distribution: the spread of their predictions is the uncertainty of anything that can be computed
     * with a potential, forces for example.
     *
     * @param size how many
     * @param seed of the draw
     * @return the committee
     */
    public List<BBasisPotential> committee(int size, long seed) {
        var random = new SplittableRandom(seed);
        int n = scale.length;
        double sigma = 1 / Math.sqrt(evidence.noisePrecision());
        var members = new ArrayList<BBasisPotential>();
        for (int member = 0; member < size; member++) {
            var z = new double[n];
            for (int k = 0; k < n; k++) {
                z[k] = sigma * random.nextGaussian();
            }
            double[] c = mean.coefficients();
            for (int j = 0; j < n; j++) {
                for (int i = j; i < n; i++) {
                    c[j] += root[j * n + i] * z[i];
                }
            }
            members.add(mean.withCoefficients(c));
        }
        return members;
    }

    /** What the coefficients are multiplied with in the energy of each atom. */
    private List<double[]> rows(Structure structure) {
        double[][] values = projections.of(structure);
        var functions = mean.basis().functions();
        var result = new ArrayList<double[]>();
        for (int i = 0; i < values.length; i++) {
            int centre = mean.elements().indexOf(structure.species().get(i));
            var row = new double[scale.length];
            int own = 0;
            for (int v = 0; v < row.length; v++) {
                if (functions.get(v).centre() == centre) {
                    row[v] = scale[v] * values[i][own++];
                }
            }
            result.add(row);
        }
        return result;
    }

    /** |W a| / √β. */
    private double deviation(double[] a) {
        int n = a.length;
        var product = new double[n];
        for (int j = 0; j < n; j++) {
            if (a[j] != 0) {
                for (int i = j; i < n; i++) {
                    product[i] += root[j * n + i] * a[j];
                }
            }
        }
        double sum = 0;
        for (double x : product) {
            sum += x * x;
        }
        return Math.sqrt(sum / evidence.noisePrecision());
    }
}
