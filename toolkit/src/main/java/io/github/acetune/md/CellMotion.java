package io.github.acetune.md;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SplittableRandom;

/** Moves atoms and, where it is free, the cell by one step: kick, drift, forces, kick. */
interface CellMotion {
    /**
     * Moves everything on.
     *
     * @param phase atoms and cell
     * @param forces evaluates the new positions
     * @param target temperature and pressure asked for
     * @param dt step, ps
     * @param random the random numbers of this step
     */
    void advance(
            Phase phase, ForceEngine forces, Target target, double dt, SplittableRandom random);

    /**
     * What the cell adds to the conserved energy: its own kinetic energy and PV, less what it has received from outside.
     *
     * @return eV
     */
    default double energy(Phase phase, Target target) {
        return 0;
    }

    /** Writes what the next call depends on. */
    default void save(DataOutput out) throws IOException {}

    /** Reads what {@link #save} wrote. */
    default void load(DataInput in) throws IOException {}

    /**
     * What is asked for at a step.
     *
     * @param kelvin temperature, K; 0 without a thermostat
     * @param pressure eV/Å³
     */
    record Target(double kelvin, double pressure) {}

    static CellMotion of(Barostat barostat) {
        return switch (barostat) {
            case Barostat.CellRescaling rescaling -> new CellRescalingMotion(rescaling);
            case Barostat.MartynaTobiasKlein mtk -> new MartynaTobiasKleinMotion(mtk);
        };
    }

    /** Velocity Verlet in a cell that stays. */
    final class Fixed implements CellMotion {
        @Override
        public void advance(
                Phase phase,
                ForceEngine forces,
                Target target,
                double dt,
                SplittableRandom random) {
            phase.kick(dt / 2);
            phase.drift(dt);
            forces.evaluate(phase);
            phase.kick(dt / 2);
        }
    }
}
