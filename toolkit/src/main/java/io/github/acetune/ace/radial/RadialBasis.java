package io.github.acetune.ace.radial;

/** The families of radial basis functions g_k(r); the names are those of pacemaker's files. */
public enum RadialBasis {
    /** Simplified spherical Bessel functions; uses neither a parameter nor the inner cutoff width dcut. */
    SBESSEL("SBessel"),

    /** Chebyshev polynomials of an exponentially scaled distance with a cosine envelope. */
    CHEB_EXP_COS("ChebExpCos"),

    /** Chebyshev polynomials of a power-law scaled distance; dcut is unused. */
    CHEB_POW("ChebPow"),

    /** Chebyshev polynomials of the distance; not zero at the cutoff; uses neither a parameter nor dcut. */
    CHEB_LINEAR("ChebLinear");

    private final String fileName;

    RadialBasis(String fileName) {
        this.fileName = fileName;
    }

    /**
     * The name in potential files ({@code radbase}, {@code radbasename}).
     *
     * @return for example {@code "SBessel"}
     */
    public String fileName() {
        return fileName;
    }
}
