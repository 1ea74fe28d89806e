package io.github.acetune.md;

import io.github.acetune.structure.Units;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Tuckerman et al. 2006: the cell has a momentum, here as the rate of strain v_g (symmetric), with a chain of its own.
 *
 * <p>dv_g/dt = (V (P_int − P) + 2K/N)/W, dv/dt = F/m − (v_g + tr v_g/N) v, dr/dt = v + v_g r, dh/dt = v_g h, where N counts the
 * degrees of freedom of the atoms and W = (N + 3) kT τ²/3.
 */
final class MartynaTobiasKleinMotion implements CellMotion {
    private static final int CHAIN_LENGTH = 3;

    private final Barostat.MartynaTobiasKlein settings;
    private final double[] rate = new double[9];
    private final NoseHooverChain chain;

    /** Heat that the cell got from its chain and work that a rising pressure did, eV. */
    private double received;

    private double lastPressure = Double.NaN;

    MartynaTobiasKleinMotion(Barostat.MartynaTobiasKlein settings) {
        this.settings = settings;
        this.chain = new NoseHooverChain(settings.coupling().ps(), CHAIN_LENGTH);
    }

    @Override
    public void advance(
            Phase phase, ForceEngine forces, Target target, double dt, SplittableRandom random) {
        followRamp(phase, target);
        double mass = mass(phase, target);
        actOnRate(mass, target, dt / 2);
        kickRate(phase, target, mass, dt / 2);
        kick(phase, dt / 2);
        drift(phase, dt);
        forces.evaluate(phase);
        kick(phase, dt / 2);
        kickRate(phase, target, mass, dt / 2);
        actOnRate(mass, target, dt / 2);
    }

    private double mass(Phase phase, Target target) {
        double tau = settings.coupling().ps();
        return (phase.degrees + 3) * Units.BOLTZMANN * target.kelvin() * tau * tau / 3;
    }

    private void actOnRate(double mass, Target target, double dt) {
        double twice = mass * Tensors.contract(rate, rate);
        double scale = chain.advance(twice, settings.freedom().degrees(), target.kelvin(), dt);
        for (int k = 0; k < 9; k++) {
            rate[k] *= scale;
        }
        received += 0.5 * twice * (scale * scale - 1);
    }

    private void kickRate(Phase phase, Target target, double mass, double dt) {
        double[] force = phase.kineticTensor();
        double perDegree = Tensors.trace(force) / phase.degrees;
        for (int k = 0; k < 9; k++) {
            int transposed = 3 * (k % 3) + k / 3;
            force[k] += 0.5 * (phase.virial[k] + phase.virial[transposed]);
        }
        for (int k = 0; k < 9; k += 4) {
            force[k] += perDegree - target.pressure() * phase.cell.volume();
        }
        settings.freedom().project(force);
        for (int k = 0; k < 9; k++) {
            rate[k] += dt * force[k] / mass;
        }
    }

    /** v ← e^{−A dt} v + e^{−A dt/2} sinhc(A dt/2) dt F/m with A = v_g + tr v_g/N. */
    private void kick(Phase phase, double dt) {
        double[] drag = rate.clone();
        double shared = Tensors.trace(rate) / phase.degrees;
        for (int k = 0; k < 9; k += 4) {
            drag[k] += shared;
        }
        double[] keep = Tensors.apply(drag, a -> Math.exp(-a * dt));
        double[] push = Tensors.apply(drag, a -> Math.exp(-a * dt / 2) * sinhc(a * dt / 2) * dt);
        double[] impulse = new double[3];
        double[] velocity = new double[3];
        for (int atom = 0; atom < phase.atoms; atom++) {
            for (int axis = 0; axis < 3; axis++) {
                impulse[axis] = phase.forces[3 * atom + axis] * phase.inverseMasses[atom];
                velocity[axis] = phase.velocities[3 * atom + axis];
            }
            Tensors.transform(impulse, push);
            Tensors.transform(velocity, keep);
            for (int axis = 0; axis < 3; axis++) {
                phase.velocities[3 * atom + axis] = velocity[axis] + impulse[axis];
            }
        }
    }

    /** r ← e^{v_g dt} r + e^{v_g dt/2} sinhc(v_g dt/2) dt v. */
    private void drift(Phase phase, double dt) {
        double[] scale = Tensors.apply(rate, a -> Math.exp(a * dt));
        double[] move = Tensors.apply(rate, a -> Math.exp(a * dt / 2) * sinhc(a * dt / 2) * dt);
        Tensors.transform(phase.positions, scale);
        double[] step = new double[3];
        for (int atom = 0; atom < phase.atoms; atom++) {
            System.arraycopy(phase.velocities, 3 * atom, step, 0, 3);
            Tensors.transform(step, move);
            for (int axis = 0; axis < 3; axis++) {
                phase.positions[3 * atom + axis] += step[axis];
            }
        }
        phase.cell = Tensors.transform(phase.cell, scale);
    }

    /** sinh(x)/x. */
    private static double sinhc(double x) {
        return Math.abs(x) < 1e-4 ? 1 + x * x / 6 : Math.sinh(x) / x;
    }

    private void followRamp(Phase phase, Target target) {
        if (!Double.isNaN(lastPressure)) {
            received += (target.pressure() - lastPressure) * phase.cell.volume();
        }
        lastPressure = target.pressure();
    }

    @Override
    public double energy(Phase phase, Target target) {
        double pressure = Double.isNaN(lastPressure) ? target.pressure() : lastPressure;
        double kinetic = 0.5 * mass(phase, target) * Tensors.contract(rate, rate);
        return kinetic + pressure * phase.cell.volume() - received;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (double component : rate) {
            out.writeDouble(component);
        }
        chain.save(out);
        out.writeDouble(received);
        out.writeDouble(lastPressure);
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (int k = 0; k < 9; k++) {
            rate[k] = in.readDouble();
        }
        chain.load(in);
        received = in.readDouble();
        lastPressure = in.readDouble();
    }
}
