package io.github.acetune.fit.linear;

import java.util.Arrays;

/**
 * Bayesian ridge regression: noise and prior scale from the data themselves, by maximising the evidence p(b | α, β) for residuals
 * of precision β and coefficients of precision α γ_k² (D. J. C. MacKay, Neural Comput. 4, 415 (1992)).
 *
 * <p>For a given ridge r = α/β the best β is known, N / (|A x − b|² + r Σ γ² x²), so that the evidence is a function of r alone;
 * its maximum is found in ln r, by Newton's method on the analytic slope inside a bracket.
 */
public final class EvidenceSolver {
    private static final int MOST_ITERATIONS = 60;

    /** Gain of one more Newton step, in nats, above which the result counts as not converged. */
    private static final double CONVERGED = 1e-3;

    /** Ridges between which the maximum is sought, relative to the mean of the scaled diagonal. */
    private static final double LEAST = 1e-15;

    private static final double MOST = 1e3;

    /** Largest step in ln r. */
    private static final double LONGEST_STEP = 4;

    private final ReducedSystem system;
    private final double[] stiffness;
    private final long rows;

    /**
     * What was found.
     *
     * @param coefficients the mean of the posterior, [n]
     * @param priorPrecision α
     * @param noisePrecision β
     * @param logEvidence ln p(b | α, β), comparable between bases on the same data with the same weights
     * @param effectiveParameters how many coefficients the data determine
     * @param gain what one more Newton step would add, nats
     * @param converged whether that is at most 1e-3 nats
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over to the caller
    public record Evidence(
            double[] coefficients,
            double priorPrecision,
            double noisePrecision,
            double logEvidence,
            double effectiveParameters,
            double gain,
            boolean converged) {
        /**
         * The weight of Σ γ² c² in a loss that is the weighted sum of squares.
         *
         * @return α/β
         */
        public double ridge() {
            return priorPrecision / noisePrecision;
        }
    }

    /** The evidence at one ridge and its slope by ln r. */
    @SuppressWarnings("ArrayRecordComponent") // read once on the way to the best one
    private record Point(
            double logRidge,
            double value,
            double slope,
            double[] x,
            double beta,
            double effective) {}

    /**
     * Sets up the problem.
     *
     * @param system weighted least squares
     * @param stiffness γ_k², [n], above zero: how strongly each coefficient is held back
     * @param rows equations that count, those with weight zero left out
     */
    public EvidenceSolver(ReducedSystem system, double[] stiffness, long rows) {
        this.system = system;
        this.stiffness = stiffness.clone();
        this.rows = rows;
    }

    /**
     * Maximises the evidence.
     *
     * @return scales and coefficients
     */
    public Evidence solve() {
        int n = system.columns();
        double mean = system.meanDiagonal(stiffness);
        double low = Math.log(LEAST * mean);
        double high = Math.log(MOST * mean);
        Point best = at(Math.log(1e-9 * mean));
        double curvature = -0.5 * n;
        double gain = Double.POSITIVE_INFINITY;
        for (int k = 0; k < MOST_ITERATIONS && gain > 0.1 * CONVERGED; k++) {
            if (best.slope > 0) {
                low = best.logRidge;
            } else {
                high = best.logRidge;
            }
            double step = Math.clamp(-best.slope / curvature, -LONGEST_STEP, LONGEST_STEP);
            double target = best.logRidge + step;
            if (!(target > low && target < high)) {
                target = 0.5 * (low + high);
            }
            if (Math.abs(target - best.logRidge) < 1e-9) {
                // The bracket has closed: about the maximum, or about a limit beyond which the
                // evidence still rises.
                gain = Math.abs(best.slope);
                break;
            }
            Point next = at(target);
            double secant = (next.slope - best.slope) / (next.logRidge - best.logRidge);
            curvature = secant < 0 ? secant : Math.min(curvature, -1e-3 * n);
            best = next;
            gain = secant < 0 ? best.slope * best.slope / (-2 * curvature) : Math.abs(best.slope);
        }
        return evidence(best, gain);
    }

    private static Evidence evidence(Point best, double gain) {
        return new Evidence(
                best.x,
                best.beta * Math.exp(best.logRidge),
                best.beta,
                best.value,
                best.effective,
                gain,
                gain <= CONVERGED);
    }

    private Point at(double logRidge) {
        int n = system.columns();
        double ridge = Math.exp(logRidge);
        var solver =
                new RidgeSolver(system, Arrays.stream(stiffness).map(s -> ridge * s).toArray());
        double[] x = solver.solve(0);
        double[] inverse = solver.inverseDiagonal();
        double effective = n;
        double penalty = 0;
        double logStiffness = 0;
        for (int k = 0; k < n; k++) {
            effective -= ridge * stiffness[k] * inverse[k];
            penalty += stiffness[k] * x[k] * x[k];
            logStiffness += Math.log(stiffness[k]);
        }
        double squares = system.squaredResidual(x) + ridge * penalty;
        double beta = rows / squares;
        double value =
                0.5
                        * (n * logRidge
                                + logStiffness
                                + rows * (Math.log(beta / (2 * Math.PI)) - 1)
                                - solver.logDeterminant());
        double slope = 0.5 * (effective - beta * ridge * penalty);
        return new Point(logRidge, value, slope, x, beta, effective);
    }
}
