package io.github.acetune.ace.evaluate;

/** How an engine gets its radial functions. */
public enum RadialMode {
    /** From their formulae: exact. */
    DIRECT,

    /**
     * From cubic Hermite splines on the bins that the potential's file asks for (deltaSplineBins), exactly as the reference does;
     * agrees with it to rounding, where direct evaluation differs by the error of the splines, about 1e-11 eV.
     */
    REFERENCE_SPLINES
}
