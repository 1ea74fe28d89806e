package io.github.acetune.validate.physical;

import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Relaxation;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Structure;
import java.util.concurrent.CancellationException;

/** Relaxations that an interrupt of the thread gives up. */
final class Rest {
    private static final int MOST_STEPS = 1000;

    private Rest() {}

    /** The atoms at rest in their cell, forces below a limit in eV/Å. */
    static Structure ofAtoms(Calculator potential, Structure start, double fmax) {
        return run(Relaxation.of(potential, start), fmax, MOST_STEPS).structure();
    }

    /** Atoms and cell at rest. */
    static Structure ofCell(
            Calculator potential, Structure start, CellFreedom freedom, double fmax) {
        return run(Relaxation.of(potential, start).cell(freedom), fmax, MOST_STEPS).structure();
    }

    static Relaxation.Result run(Relaxation relaxation, double fmax, int mostSteps) {
        return relaxation.fmax(fmax).maxSteps(mostSteps).listener(Rest::giveUp).run();
    }

    private static void giveUp(Relaxation.Progress progress) {
        if (Thread.interrupted()) {
            throw new CancellationException();
        }
    }
}
