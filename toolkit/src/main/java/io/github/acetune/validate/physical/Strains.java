package io.github.acetune.validate.physical;

import io.github.acetune.md.Relaxation;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Structure;

/** Small deformations of crystals, after which the atoms may settle. */
final class Strains {
    private static final double FORCE = 1e-8;

    /** A crystal whose atoms need more has fallen into another one. */
    private static final int MOST_STEPS = 200;

    private static final double ALREADY_AT_REST = 1e-9;

    private Strains() {}

    static Structure uniform(Structure crystal, double factor) {
        double strain = factor - 1;
        return Deformations.strain(crystal, strain, 0, 0, 0, strain, 0, 0, 0, strain);
    }

    /** The atoms at rest in the given cell. */
    static Structure relaxed(Calculator potential, Structure strained) {
        double largest = 0;
        for (double force : potential.calculate(strained).forces()) {
            largest = Math.max(largest, Math.abs(force));
        }
        return largest < ALREADY_AT_REST
                ? strained
                : Rest.run(Relaxation.of(potential, strained), FORCE, MOST_STEPS).structure();
    }
}
