package io.github.acetune.structure;

/** Constants of CODATA 2018 in the units used here: Å, ps, eV, u, K, GPa. */
public final class Units {
    /** One u·Å²/ps² in eV. */
    public static final double AMU = 1.66053906660e-27 * 1e4 / 1.602176634e-19;

    /** Boltzmann's constant, eV/K. */
    public static final double BOLTZMANN = 8.617333262145179e-05;

    /** One eV/Å³ in GPa. */
    public static final double GIGAPASCAL = 160.2176634;

    /** One eV/Å² in J/m². */
    public static final double JOULE_PER_SQUARE_METRE = 16.02176634;

    /** One u/Å³ in g/cm³. */
    public static final double GRAMS_PER_CUBIC_CENTIMETRE = 1.66053906660;

    private Units() {}
}
