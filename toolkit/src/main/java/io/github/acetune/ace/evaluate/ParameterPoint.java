package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import java.util.List;

/** A {@link TrainablePotential} at one set of parameters. Immutable; each thread takes an engine of its own. */
public final class ParameterPoint {
    private final AceBasis basis;
    private final List<TrainableCentre> centres;
    private final CompiledPotential compiled;

    ParameterPoint(AceBasis basis, List<TrainableCentre> centres, CompiledPotential compiled) {
        this.basis = basis;
        this.centres = centres;
        this.compiled = compiled;
    }

    /**
     * What evaluates the potential here.
     *
     * @param engine {@link Engine#SCALAR} or {@link Engine#SIMD}
     * @return work memory and programs of one thread
     * @throws IllegalArgumentException for an engine in single precision
     */
    public ParameterEngine engine(Engine engine) {
        return new ParameterEngine(this, engine);
    }

    AceBasis basis() {
        return basis;
    }

    List<TrainableCentre> centres() {
        return centres;
    }

    CompiledPotential compiled() {
        return compiled;
    }
}
