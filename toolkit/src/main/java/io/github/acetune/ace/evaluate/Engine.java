package io.github.acetune.ace.evaluate;

/** The programs that evaluate a compiled potential. */
public enum Engine {
    /** One atom after the other in double precision; needs no flags. */
    SCALAR,

    /** One atom per SIMD lane in double precision; needs {@code --add-modules jdk.incubator.vector}. */
    SIMD,

    /**
     * One atom per SIMD lane in single precision, twice as many lanes, for molecular dynamics; forces are off by about 1e-5 of their
     * root mean square. Needs {@code --add-modules jdk.incubator.vector}.
     */
    FLOAT32;

    /**
     * The fastest engine in double precision that this Java virtual machine can run.
     *
     * @return {@link #SIMD} where the Vector API is there, otherwise {@link #SCALAR}
     */
    public static Engine fastest() {
        return SIMD.isAvailable() ? SIMD : SCALAR;
    }

    /**
     * Whether this Java virtual machine can run the engine.
     *
     * @return false for a SIMD engine where the module of the Vector API is absent
     */
    public boolean isAvailable() {
        return this == SCALAR || hasVectors();
    }

    /** By the class, not the boot layer: the notebook kernel adds the module after its start. */
    private static boolean hasVectors() {
        try {
            var _ =
                    Class.forName(
                            "jdk.incubator.vector.Vector", false, Engine.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** A new engine for one thread. The reference's splines are evaluated by the scalar engine only. */
    BlockEngine create(CompiledPotential potential) {
        return switch (potential.radialMode() == RadialMode.DIRECT ? this : SCALAR) {
            case SCALAR -> new ScalarEngine(potential);
            case SIMD -> new LaneEngine<>(potential, new DoubleKernels(potential));
            case FLOAT32 -> new LaneEngine<>(potential, new FloatKernels(potential));
        };
    }
}
