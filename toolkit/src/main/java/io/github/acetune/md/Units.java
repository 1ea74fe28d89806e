package io.github.acetune.md;

/** Constants of CODATA 2018 in the units used here: Å, ps, eV, amu, K, GPa. */
final class Units {
    /** One amu·Å²/ps² in eV. */
    static final double AMU = 1.66053906660e-27 * 1e4 / 1.602176634e-19;

    /** Boltzmann's constant, eV/K. */
    static final double BOLTZMANN = 8.617333262145179e-05;

    /** One eV/Å³ in GPa. */
    static final double GIGAPASCAL = 160.2176634;

    private Units() {}
}
