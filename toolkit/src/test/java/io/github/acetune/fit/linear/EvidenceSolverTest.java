package io.github.acetune.fit.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceSolverTest {
    private static final int ROWS = 4000;
    private static final int COLUMNS = 30;

    /** Coefficients of standard deviation 2, noise of standard deviation 0.5. */
    private static ReducedSystem system(int columns) {
        var random = new Random(3);
        double[] a = new double[ROWS * COLUMNS];
        Arrays.setAll(a, k -> random.nextGaussian());
        double[] b = new double[ROWS];
        var algebra = new JavaAlgebra();
        double[] c = new double[COLUMNS];
        Arrays.setAll(c, k -> 2 * random.nextGaussian());
        algebra.addProduct(ROWS, COLUMNS, a, 1, c, b);
        for (int r = 0; r < ROWS; r++) {
            b[r] += 0.5 * random.nextGaussian();
        }
        var gram = new double[columns * columns];
        algebra.addGramPanel(ROWS, columns, a, 0, columns, gram);
        var rightHandSide = new double[columns];
        algebra.addTransposedProduct(ROWS, columns, a, 1, b, rightHandSide);
        double norm = Arrays.stream(b).map(x -> x * x).sum();
        return new ReducedSystem(columns, gram, rightHandSide, norm, ROWS);
    }

    private static EvidenceSolver.Evidence solve(int columns) {
        var alike = new double[columns];
        Arrays.fill(alike, 1);
        return new EvidenceSolver(system(columns), alike, ROWS).solve();
    }

    @Test
    void noiseAndPriorScalesAreFound() {
        var evidence = solve(COLUMNS);
        assertTrue(evidence.converged());
        assertEquals(0.5, 1 / Math.sqrt(evidence.noisePrecision()), 0.02);
        assertEquals(2, 1 / Math.sqrt(evidence.priorPrecision()), 0.6);
        assertEquals(COLUMNS, evidence.effectiveParameters(), 0.1);
    }

    @Test
    void aBasisThatLacksFunctionsHasLessEvidence() {
        assertTrue(solve(COLUMNS).logEvidence() > solve(COLUMNS - 1).logEvidence() + 10);
    }

    @Test
    void evidenceThatRisesBeyondEveryRidgeIsNotCalledConverged() {
        // targets that the functions explain exactly: the less noise, the better, without end
        var gram = new double[] {1, 0, 0, 1};
        var exact = new ReducedSystem(2, gram, new double[] {1, 1}, 2, ROWS);
        var evidence = new EvidenceSolver(exact, new double[] {1, 1}, ROWS).solve();
        assertFalse(evidence.converged());
        assertTrue(evidence.gain() > 1e-3);
    }
}
