package io.github.acetune.md;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SplittableRandom;

/** A Nosé–Hoover chain on the velocities of the atoms. */
final class NoseHooverBath implements HeatBath {
    private final NoseHooverChain chain;

    NoseHooverBath(double coupling, int length) {
        this.chain = new NoseHooverChain(coupling, length);
    }

    @Override
    public void act(Phase phase, double kelvin, double dt, SplittableRandom random) {
        double twice = 2 * phase.kinetic();
        phase.scaleVelocities(chain.advance(twice, phase.degrees, kelvin, dt));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        chain.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        chain.load(in);
    }
}
