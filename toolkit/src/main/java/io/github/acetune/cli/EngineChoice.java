package io.github.acetune.cli;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.Engine;
import io.github.acetune.structure.InvalidInputException;
import picocli.CommandLine.Option;

/** The options with which commands that run a potential choose engine and threads. */
final class EngineChoice {
    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description =
                    "simd, scalar or f32 (single precision, twice as fast); the fastest in double"
                            + " precision if absent.")
    private Name name;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads; one per processor if absent.")
    private Integer threads;

    /** The names of the engines on the command line. */
    private enum Name {
        SIMD(Engine.SIMD),
        SCALAR(Engine.SCALAR),
        F32(Engine.FLOAT32);

        private final Engine engine;

        Name(Engine engine) {
            this.engine = engine;
        }
    }

    /** A calculator as chosen. */
    AceCalculator calculator(AcePotential potential) {
        if (threads != null && threads < 1) {
            throw new InvalidInputException("--threads: expected at least 1, found " + threads);
        }
        Engine engine = name == null ? Engine.fastest() : name.engine;
        if (!engine.isAvailable()) {
            throw new InvalidInputException(
                    "--engine "
                            + name
                            + " needs the Java option --add-modules jdk.incubator.vector; expected"
                            + " scalar");
        }
        var calculator = AceCalculator.of(potential).withEngine(engine);
        return threads == null ? calculator : calculator.withThreads(threads);
    }
}
