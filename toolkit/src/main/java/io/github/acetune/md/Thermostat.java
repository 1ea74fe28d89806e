package io.github.acetune.md;

import io.github.acetune.structure.InvalidInputException;

/** What keeps the temperature. All of them sample the canonical distribution. */
public sealed interface Thermostat {
    /**
     * The temperature asked for.
     *
     * @return K
     */
    Ramp temperature();

    /**
     * How strongly the atoms are coupled to it.
     *
     * @return the relaxation time
     */
    Time coupling();

    /**
     * Langevin dynamics: every atom feels friction and random kicks (the total momentum does not).
     *
     * @param temperature K
     * @param coupling the inverse of the friction
     */
    record Langevin(Ramp temperature, Time coupling) implements Thermostat {
        /** Checks the numbers. */
        public Langevin {
            check(temperature, coupling);
        }
    }

    /**
     * Stochastic velocity rescaling (Bussi, Donadio and Parrinello, J. Chem. Phys. 2007, 126, 014101): all velocities are scaled
     * by one random factor, which disturbs the dynamics least.
     *
     * @param temperature K
     * @param coupling relaxation time of the kinetic energy
     */
    record VelocityRescaling(Ramp temperature, Time coupling) implements Thermostat {
        /** Checks the numbers. */
        public VelocityRescaling {
            check(temperature, coupling);
        }
    }

    /**
     * Nosé–Hoover chains (Martyna, Klein and Tuckerman, J. Chem. Phys. 1992, 97, 2635): deterministic.
     *
     * @param temperature K
     * @param coupling τ, where the first thermostat's mass is N kT τ²
     * @param length number of thermostats in the chain, at least 1
     */
    record NoseHoover(Ramp temperature, Time coupling, int length) implements Thermostat {
        /** Checks the numbers. */
        public NoseHoover {
            check(temperature, coupling);
            if (length < 1) {
                throw new InvalidInputException(
                        "a Nosé–Hoover chain has at least 1 thermostat, found " + length);
            }
        }

        /**
         * A chain of three.
         *
         * @param kelvin temperature, K
         * @param coupling τ, where the first thermostat's mass is N kT τ²
         */
        public NoseHoover(double kelvin, Time coupling) {
            this(Ramp.constant(kelvin), coupling, 3);
        }
    }

    private static void check(Ramp temperature, Time coupling) {
        if (!(temperature.from() >= 0)
                || !(temperature.to() >= 0)
                || Double.isInfinite(temperature.from() + temperature.to())) {
            throw new InvalidInputException(
                    "a temperature must be 0 K or more, found "
                            + temperature.from()
                            + " K and "
                            + temperature.to()
                            + " K");
        }
        if (!(coupling.ps() > 0)) {
            throw new InvalidInputException(
                    "a thermostat needs a coupling time above 0, found " + coupling.fs() + " fs");
        }
    }
}
