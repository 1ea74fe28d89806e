package io.github.acetune.md;

import io.github.acetune.structure.Units;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The thermostat velocities of a Nosé–Hoover chain and their propagator: a fourth-order Suzuki–Yoshida product, as in Martyna,
 * Tuckerman, Tobias and Klein, Mol. Phys. 1996, 87, 1117.
 */
final class NoseHooverChain {
    private static final double OUTER = 1 / (2 - Math.cbrt(2));
    private static final double[] WEIGHTS = {OUTER, 1 - 2 * OUTER, OUTER};

    /** Largest part of the coupling time that one inner step may take. */
    private static final double RESOLUTION = 0.1;

    private final double coupling;
    private final double[] velocities;

    NoseHooverChain(double coupling, int length) {
        this.coupling = coupling;
        this.velocities = new double[length];
    }

    /**
     * Moves the chain on.
     *
     * @param twiceKinetic Σ m v² of the thermostatted degrees of freedom, eV
     * @param degrees how many there are
     * @param kelvin temperature, K
     * @param dt how long, ps
     * @return the factor by which their velocities are scaled
     */
    double advance(double twiceKinetic, int degrees, double kelvin, double dt) {
        double energy = Units.BOLTZMANN * kelvin;
        if (energy == 0) {
            return 1; // a chain without temperature has no mass
        }
        int repeats = (int) Math.ceil(dt / (RESOLUTION * coupling));
        double scale = 1;
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (double weight : WEIGHTS) {
                scale *=
                        sweep(twiceKinetic * scale * scale, degrees, energy, weight * dt / repeats);
            }
        }
        return scale;
    }

    private double sweep(double twiceKinetic, int degrees, double energy, double dt) {
        int last = velocities.length - 1;
        for (int link = last; link >= 0; link--) {
            push(link, twiceKinetic, degrees, energy, dt);
        }
        double scale = Math.exp(-dt * velocities[0]);
        for (int link = 0; link <= last; link++) {
            push(link, twiceKinetic * scale * scale, degrees, energy, dt);
        }
        return scale;
    }

    /** Half a step of one thermostat, dragged by the next in the chain. */
    private void push(int link, double twiceKinetic, int degrees, double energy, double dt) {
        double drag = link + 1 < velocities.length ? Math.exp(-dt / 4 * velocities[link + 1]) : 1;
        double mass = mass(link, degrees, energy);
        double force =
                link == 0
                        ? twiceKinetic - degrees * energy
                        : mass(link - 1, degrees, energy)
                                        * velocities[link - 1]
                                        * velocities[link - 1]
                                - energy;
        velocities[link] = (velocities[link] * drag + dt / 2 * force / mass) * drag;
    }

    private double mass(int link, int degrees, double energy) {
        return (link == 0 ? degrees : 1) * energy * coupling * coupling;
    }

    void save(DataOutput out) throws IOException {
        for (double velocity : velocities) {
            out.writeDouble(velocity);
        }
    }

    void load(DataInput in) throws IOException {
        for (int link = 0; link < velocities.length; link++) {
            velocities[link] = in.readDouble();
        }
    }
}
