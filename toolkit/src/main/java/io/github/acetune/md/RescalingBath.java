package io.github.acetune.md;

import io.github.acetune.structure.Units;
import java.util.SplittableRandom;

/** Bussi, Donadio and Parrinello 2007, eq. A7: one factor for all velocities. */
final class RescalingBath implements HeatBath {
    private final double coupling;

    RescalingBath(double coupling) {
        this.coupling = coupling;
    }

    @Override
    public void act(Phase phase, double kelvin, double dt, SplittableRandom random) {
        double kinetic = phase.kinetic();
        if (kinetic == 0) {
            return; // nothing moves: there is nothing to scale
        }
        double kept = Math.exp(-dt / coupling);
        double perDegree = 0.5 * Units.BOLTZMANN * kelvin; // mean energy of a degree of freedom
        double gaussian = random.nextGaussian();
        double others = sumOfSquares(phase.degrees - 1, random);
        double share = (1 - kept) * perDegree / kinetic;
        double squared =
                kept
                        + share * (gaussian * gaussian + others)
                        + 2 * gaussian * Math.sqrt(kept * share);
        phase.scaleVelocities(Math.sqrt(Math.max(0, squared)));
    }

    /** Sum of the squares of so many standard normal numbers: twice a Gamma(n/2) number. */
    private static double sumOfSquares(int count, SplittableRandom random) {
        if (count <= 0) {
            return 0;
        }
        if (count == 1) {
            double one = random.nextGaussian();
            return one * one;
        }
        return 2 * gamma(count / 2.0, random);
    }

    /** Marsaglia and Tsang, ACM Trans. Math. Softw. 2000, 26, 363; for a shape of at least 1. */
    private static double gamma(double shape, SplittableRandom random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0) {
                double u = 1 - random.nextDouble();
                if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
