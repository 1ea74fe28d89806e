package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Structure;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Energies, forces and virials of an ACE potential.
 *
 * <p>Safe for several threads at once. Atoms are evaluated in blocks of fixed composition and all sums are taken in a fixed
 * order, so that results do not depend, to the last bit, on the number of threads.
 */
public final class AceCalculator implements Calculator {
    private final CompiledPotential potential;
    private final Engine engine;
    private final int threads;
    private final ConcurrentLinkedQueue<Evaluation> idle = new ConcurrentLinkedQueue<>();

    private AceCalculator(CompiledPotential potential, Engine engine, int threads) {
        this.potential = potential;
        this.engine = engine;
        this.threads = threads;
    }

    /**
     * A calculator that computes radial functions from their formulae, on all processors.
     *
     * @param potential any ACE potential
     * @return its calculator
     */
    public static AceCalculator of(AcePotential potential) {
        return of(potential, RadialMode.DIRECT);
    }

    /**
     * A calculator on all processors.
     *
     * @param potential any ACE potential
     * @param mode how the radial functions are evaluated
     * @return its calculator
     */
    public static AceCalculator of(AcePotential potential, RadialMode mode) {
        return new AceCalculator(
                CompiledPotential.of(potential, mode),
                Engine.fastest(),
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same calculator on another number of threads; they share the compiled potential.
     *
     * @param threads at least 1; small structures use fewer
     * @return a calculator
     */
    public AceCalculator withThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, found " + threads);
        }
        return new AceCalculator(potential, engine, threads);
    }

    /**
     * The same calculator with another engine; they share the compiled potential.
     *
     * @param engine which program evaluates; the reference's splines are always evaluated by the scalar one
     * @return a calculator
     * @throws UnsupportedOperationException where this Java virtual machine cannot run it
     */
    public AceCalculator withEngine(Engine engine) {
        if (!engine.isAvailable()) {
            throw new UnsupportedOperationException(
                    "the engine "
                            + engine
                            + " needs the Java option --add-modules jdk.incubator.vector");
        }
        return new AceCalculator(potential, engine, threads);
    }

    /**
     * The engine in use.
     *
     * @return by default the fastest in double precision
     */
    public Engine engine() {
        return potential.radialMode() == RadialMode.DIRECT ? engine : Engine.SCALAR;
    }

    /**
     * The largest distance at which atoms interact.
     *
     * @return Å
     */
    public double cutoff() {
        return potential.cutoff();
    }

    @Override
    public Results calculate(Structure structure) {
        Evaluation free = idle.poll();
        Evaluation evaluation = free == null ? new Evaluation(potential, engine, threads) : free;
        try {
            return evaluation.calculate(structure);
        } finally {
            idle.add(evaluation);
        }
    }

    @Override
    public MovingAtoms repeated(Structure atoms, double skin) {
        return new MovingAtoms(
                new Evaluation(potential, engine, threads), atoms, potential.cutoff(), skin);
    }
}
