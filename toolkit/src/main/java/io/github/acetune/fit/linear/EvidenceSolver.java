package io.github.acetune.fit.linear;

import java.util.Arrays;

/**
 * Bayesian ridge regression: noise and prior scale from the data themselves, by maximising the evidence p(b | α, β) for residuals
 * of precision β and coefficients of precision α γ_k² (D. J. C. MacKay, Neural Comput. 4, 415 (1992), fixed-point iteration).
 */
public final class EvidenceSolver {
    private static final int MOST_ITERATIONS = 200;

    /** Gain of one more iteration, in nats, above which the result counts as not converged. */
    private static final double CONVERGED = 1e-3;

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
     * @param converged false where one more iteration would still gain more than 1e-3 nats
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over to the caller
    public record Evidence(
            double[] coefficients,
            double priorPrecision,
            double noisePrecision,
            double logEvidence,
            double effectiveParameters,
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
        double trace = 0;
        int n = system.columns();
        for (int k = 0; k < n; k++) {
            trace += system.gram()[k * n + k] / stiffness[k];
        }
        double ridge = 1e-8 * trace / n;
        Evidence best = at(ridge);
        double previous = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < MOST_ITERATIONS; k++) {
            previous = best.logEvidence;
            Evidence next = at(best.ridge());
            if (!(next.logEvidence > previous)) {
                return withConverged(best, true);
            }
            best = next;
            if (best.logEvidence - previous < 0.1 * CONVERGED) {
                break;
            }
        }
        return withConverged(best, best.logEvidence - previous < CONVERGED);
    }

    private static Evidence withConverged(Evidence e, boolean converged) {
        return new Evidence(
                e.coefficients,
                e.priorPrecision,
                e.noisePrecision,
                e.logEvidence,
                e.effectiveParameters,
                converged);
    }

    /** One step: the solution for a ridge, the precisions that it implies and the evidence at these. */
    private Evidence at(double ridge) {
        int n = system.columns();
        var solver =
                new RidgeSolver(system, Arrays.stream(stiffness).map(s -> ridge * s).toArray());
        double[] x = solver.solve(0);
        double effective = n;
        var column = new double[n];
        for (int k = 0; k < n; k++) {
            Arrays.fill(column, 0);
            column[k] = 1;
            solver.applyInverse(column);
            effective -= ridge * stiffness[k] * column[k];
        }
        double penalty = 0;
        double logStiffness = 0;
        for (int k = 0; k < n; k++) {
            penalty += stiffness[k] * x[k] * x[k];
            logStiffness += Math.log(stiffness[k]);
        }
        double squares = system.squaredResidual(x);
        double beta = Math.max(1, rows - effective) / squares;
        double alpha = Math.max(1e-3, effective) / penalty;
        double logDeterminant = solver.logDeterminant() + n * Math.log(beta);
        // The determinant belongs to the ridge that was solved with; at the fixed point it is α/β.
        double logEvidence =
                0.5
                        * (n * Math.log(ridge * beta)
                                + logStiffness
                                + rows * Math.log(beta / (2 * Math.PI))
                                - beta * (squares + ridge * penalty)
                                - logDeterminant);
        return new Evidence(x, alpha, beta, logEvidence, effective, false);
    }
}
