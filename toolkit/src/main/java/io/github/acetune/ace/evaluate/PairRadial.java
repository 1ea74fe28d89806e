package io.github.acetune.ace.evaluate;

/**
 * The radial columns that the functions of a centre read of one kind of neighbour: first one column per density, the sum of all
 * rank-1 functions, then the R_nl that some product uses, sorted by l. Immutable.
 */
sealed interface PairRadial permits DirectRadial, SplineRadial {
    /** How many columns there are. */
    int columns();

    /**
     * Values and derivatives of the columns.
     *
     * @param r distance, Å
     * @param scratch for g_k and its derivatives, each at least as long as the basis
     * @param values receives the columns
     * @param slopes receives their derivatives by r
     */
    void evaluate(double r, double[][] scratch, double[] values, double[] slopes);

    /** K, how long the scratch arrays must be. */
    int basisSize();

    /** The repulsion of the cores, eV. */
    double core(double r);

    /** Its derivative, eV/Å. */
    double coreSlope(double r);
}
