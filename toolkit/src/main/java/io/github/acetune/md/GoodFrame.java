package io.github.acetune.md;

import io.github.acetune.structure.Structure;

/** Remembers a state that passed the guards a few steps ago. */
final class GoodFrame {
    private static final int INTERVAL = 10;

    private final Phase kept;
    private long step;
    private double femtoseconds;

    GoodFrame(Phase phase) {
        this.kept = new Phase(phase.start, new boolean[phase.atoms]);
    }

    /** Call where all guards have just passed. */
    void keepNowAndThen(Dynamics dynamics) {
        if (dynamics.step() % INTERVAL == 0) {
            keep(dynamics);
        }
    }

    void keep(Dynamics dynamics) {
        Phase now = dynamics.phase;
        System.arraycopy(now.positions, 0, kept.positions, 0, now.positions.length);
        System.arraycopy(now.velocities, 0, kept.velocities, 0, now.velocities.length);
        System.arraycopy(now.forces, 0, kept.forces, 0, now.forces.length);
        System.arraycopy(now.virial, 0, kept.virial, 0, now.virial.length);
        kept.cell = now.cell;
        kept.potential = now.potential;
        step = dynamics.step();
        femtoseconds = dynamics.femtoseconds();
    }

    Structure structure() {
        return kept.snapshot(step, femtoseconds);
    }
}
