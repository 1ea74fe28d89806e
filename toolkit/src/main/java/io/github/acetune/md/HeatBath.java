package io.github.acetune.md;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SplittableRandom;

/** A thermostat at work: it changes velocities for half a step at a time. */
interface HeatBath {
    /**
     * Acts on the velocities.
     *
     * @param phase the atoms
     * @param kelvin temperature of the bath, K
     * @param dt how long, ps
     * @param random the random numbers of this half step
     */
    void act(Phase phase, double kelvin, double dt, SplittableRandom random);

    /** Writes what the next call depends on. */
    default void save(DataOutput out) throws IOException {}

    /** Reads what {@link #save} wrote. */
    default void load(DataInput in) throws IOException {}

    /** No thermostat. */
    final class None implements HeatBath {
        @Override
        public void act(Phase phase, double kelvin, double dt, SplittableRandom random) {}
    }

    static HeatBath of(Thermostat thermostat) {
        return switch (thermostat) {
            case Thermostat.Langevin(var _, var coupling) -> new LangevinBath(coupling.ps());
            case Thermostat.VelocityRescaling(var _, var coupling) ->
                    new RescalingBath(coupling.ps());
            case Thermostat.NoseHoover(var _, var coupling, var length) ->
                    new NoseHooverBath(coupling.ps(), length);
        };
    }
}
