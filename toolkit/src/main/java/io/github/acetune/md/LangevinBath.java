package io.github.acetune.md;

import io.github.acetune.structure.Units;
import java.util.SplittableRandom;

/** The exact solution of dv = −γ v dt + √(2γ kT/m) dW, without moving the centre of mass. */
final class LangevinBath implements HeatBath {
    private final double coupling;

    LangevinBath(double coupling) {
        this.coupling = coupling;
    }

    @Override
    public void act(Phase phase, double kelvin, double dt, SplittableRandom random) {
        double kept = Math.exp(-dt / coupling);
        double added = Math.sqrt((1 - kept * kept) * Units.BOLTZMANN * kelvin);
        double[] velocities = phase.velocities;
        for (int atom = 0; atom < phase.atoms; atom++) {
            double width = added * Math.sqrt(phase.inverseMasses[atom]);
            for (int k = 3 * atom; k < 3 * atom + 3; k++) {
                velocities[k] = kept * velocities[k] + width * random.nextGaussian();
            }
        }
        if (phase.keepsMomentum()) {
            phase.removeMomentum(); // a projection: the other degrees of freedom stay canonical
        }
    }
}
