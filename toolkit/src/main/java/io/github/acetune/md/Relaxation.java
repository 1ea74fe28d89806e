package io.github.acetune.md;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Looks for the nearest minimum of the energy, or of the enthalpy where the cell is free, as a value: each method returns a
 * relaxation with one thing changed, and {@link #run} does it.
 *
 * <pre>{@code
 * Structure relaxed = Relaxation.of(potential, structure).cell(CellFreedom.FLEXIBLE).run().structure();
 * }</pre>
 *
 * <p>A free cell keeps the atoms' symmetry only as far as rounding does; symmetric states that are saddle points may be left.
 */
public final class Relaxation {
    private final Calculator potential;
    private final Structure start;
    private Method method = Method.LBFGS;
    private Optional<CellFreedom> freedom = Optional.empty();
    private double pressure;
    private double fmax = 1e-3;
    private int steps = 2000;
    private Listener listener = _ -> {};

    /** How the minimum is looked for. */
    public enum Method {
        /** Fast inertial relaxation engine (Bitzek et al., Phys. Rev. Lett. 2006, 97, 170201): slow and sturdy. */
        FIRE,

        /** Limited-memory BFGS (Nocedal, Math. Comput. 1980, 35, 773). */
        LBFGS
    }

    /**
     * What a relaxation came to.
     *
     * @param structure the relaxed atoms, with energy, forces and virial as labels
     * @param enthalpy energy plus pressure times volume, eV
     * @param fmax largest force on an atom, and stress of a free cell times volume per atom, eV/Å and eV
     * @param steps how many evaluations it took
     * @param converged whether {@code fmax} is below the one asked for
     * @param interrupted whether it ended because its thread was interrupted
     */
    public record Result(
            Structure structure,
            double enthalpy,
            double fmax,
            int steps,
            boolean converged,
            boolean interrupted) {}

    /** Is told how a relaxation goes on, in its thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * An evaluation is done.
         *
         * @param progress how far it is
         */
        void advanced(Progress progress);
    }

    /**
     * How far a relaxation is.
     *
     * @param steps evaluations done
     * @param enthalpy eV
     * @param fmax largest force now, eV/Å
     */
    public record Progress(int steps, double enthalpy, double fmax) {}

    private Relaxation(Calculator potential, Structure start) {
        this.potential = potential;
        this.start = start;
    }

    /**
     * A relaxation of the positions in a fixed cell.
     *
     * @param potential what gives the forces
     * @param start the atoms at the start
     * @return the relaxation
     */
    public static Relaxation of(Calculator potential, Structure start) {
        if (start.size() == 0) {
            throw new InvalidInputException("a relaxation needs at least 1 atom, found none");
        }
        return new Relaxation(potential, start);
    }

    /**
     * A relaxation with an ACE potential.
     *
     * @param potential any ACE potential
     * @param start the atoms at the start
     * @return the relaxation
     */
    public static Relaxation of(AcePotential potential, Structure start) {
        return of(AceCalculator.of(potential), start);
    }

    /**
     * Another method.
     *
     * @param method L-BFGS if not given
     * @return a new relaxation
     */
    public Relaxation method(Method method) {
        return with(changed -> changed.method = method);
    }

    /**
     * Relaxes the cell too.
     *
     * @param freedom how it may change
     * @return a new relaxation
     * @throws InvalidInputException where the structure is not periodic in all directions
     */
    public Relaxation cell(CellFreedom freedom) {
        var periodicity = start.periodicity();
        if (!(periodicity.a() && periodicity.b() && periodicity.c())) {
            throw new InvalidInputException(
                    "a cell can be relaxed where the structure is periodic in all directions");
        }
        return with(changed -> changed.freedom = Optional.of(freedom));
    }

    /**
     * The pressure on a free cell.
     *
     * @param gigapascal GPa; 0 if not given
     * @return a new relaxation
     */
    public Relaxation pressure(double gigapascal) {
        if (!Double.isFinite(gigapascal)) {
            throw new InvalidInputException("a pressure must be finite, found " + gigapascal);
        }
        return with(changed -> changed.pressure = gigapascal);
    }

    /**
     * When it is done.
     *
     * @param force largest force on an atom, eV/Å; for a free cell also of stress times volume per atom, eV; 1e-3 if not given
     * @return a new relaxation
     */
    public Relaxation fmax(double force) {
        if (!(force > 0)) {
            throw new InvalidInputException("fmax must be above 0 eV/Å, found " + force);
        }
        return with(changed -> changed.fmax = force);
    }

    /**
     * When it gives up.
     *
     * @param most number of evaluations; 2000 if not given
     * @return a new relaxation
     */
    public Relaxation maxSteps(int most) {
        if (most < 1) {
            throw new InvalidInputException("a relaxation has 1 or more steps, found " + most);
        }
        return with(changed -> changed.steps = most);
    }

    /**
     * Tells how it goes on.
     *
     * @param listener is told
     * @return a new relaxation
     */
    public Relaxation listener(Listener listener) {
        return with(changed -> changed.listener = listener);
    }

    /**
     * Relaxes, until it is done, gives up or its thread is interrupted.
     *
     * @return the best state found
     */
    public Result run() {
        var problem = new RelaxationProblem(potential, start, freedom, pressure / Units.GIGAPASCAL);
        var interrupted = new AtomicBoolean();
        Minimiser.Stop stop =
                (evaluations, enthalpy, force) -> {
                    listener.advanced(new Progress(evaluations, enthalpy, force));
                    boolean done = force <= fmax || evaluations >= steps;
                    interrupted.set(!done && Thread.interrupted());
                    return done || interrupted.get();
                };
        int evaluations =
                switch (method) {
                    case FIRE -> new Fire(problem).minimise(stop);
                    case LBFGS -> new Lbfgs(problem).minimise(stop);
                };
        return new Result(
                problem.structure(),
                problem.enthalpy(),
                problem.largestForce(),
                evaluations,
                problem.largestForce() <= fmax,
                interrupted.get());
    }

    private Relaxation with(Consumer<Relaxation> change) {
        var changed = new Relaxation(potential, start);
        changed.method = method;
        changed.freedom = freedom;
        changed.pressure = pressure;
        changed.fmax = fmax;
        changed.steps = steps;
        changed.listener = listener;
        change.accept(changed);
        return changed;
    }
}
