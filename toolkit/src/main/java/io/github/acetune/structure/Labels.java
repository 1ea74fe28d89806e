package io.github.acetune.structure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a structure from a calculation: energy, forces and virial, each of which may be missing.
 *
 * <p>The virial is −dE/dε = −V σ: a positive trace means that the cell wants to expand.
 */
public final class Labels {
    /** Nothing is known. */
    public static final Labels NONE = new Labels(OptionalDouble.empty(), null, null);

    private final OptionalDouble energy;
    private final double[] forces;
    private final double[] virial;

    private Labels(OptionalDouble energy, double[] forces, double[] virial) {
        this.energy = energy;
        this.forces = forces;
        this.virial = virial;
    }

    /**
     * These labels with an energy.
     *
     * @param energy the total energy, eV
     * @return new labels
     */
    public Labels withEnergy(double energy) {
        return new Labels(OptionalDouble.of(energy), forces, virial);
    }

    /**
     * These labels with forces.
     *
     * @param forces [3·nAtoms], row-major, eV/Å
     * @return new labels
     */
    public Labels withForces(double... forces) {
        return new Labels(energy, forces.clone(), virial);
    }

    /**
     * These labels with a virial.
     *
     * @param virial −dE/dε, [9], row-major, eV
     * @return new labels
     */
    public Labels withVirial(double... virial) {
        if (virial.length != 9) {
            throw new IllegalArgumentException("a virial has 9 components, found " + virial.length);
        }
        return new Labels(energy, forces, virial.clone());
    }

    /**
     * The total energy.
     *
     * @return eV
     */
    public OptionalDouble energy() {
        return energy;
    }

    /**
     * The forces.
     *
     * @return [3·nAtoms], row-major, eV/Å
     */
    public Optional<double[]> forces() {
        return Optional.ofNullable(forces).map(double[]::clone);
    }

    /**
     * The virial −dE/dε.
     *
     * @return [9], row-major, eV
     */
    public Optional<double[]> virial() {
        return Optional.ofNullable(virial).map(double[]::clone);
    }
}
