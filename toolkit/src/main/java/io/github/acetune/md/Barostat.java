package io.github.acetune.md;

import io.github.acetune.structure.InvalidInputException;

/** What keeps the pressure. Both kinds sample the isothermal–isobaric distribution together with a thermostat. */
public sealed interface Barostat {
    /** Compressibility of a typical covalent crystal, 1/GPa; only the product with the coupling time matters. */
    double TYPICAL_COMPRESSIBILITY = 0.01;

    /**
     * The pressure asked for.
     *
     * @return GPa
     */
    Ramp pressure();

    /**
     * How fast the cell follows.
     *
     * @return the relaxation time
     */
    Time coupling();

    /**
     * How the cell may change.
     *
     * @return which strains are free
     */
    CellFreedom freedom();

    /**
     * Stochastic cell rescaling (Bernetti and Bussi, J. Chem. Phys. 2020, 153, 114107; anisotropic: Del Tatto et al., Appl. Sci.
     * 2022, 12, 1139): first order, relaxes without oscillation.
     *
     * @param pressure GPa
     * @param coupling relaxation time
     * @param freedom which strains are free
     * @param compressibility of the material, 1/GPa; a factor of the coupling time, it need not be accurate
     */
    record CellRescaling(Ramp pressure, Time coupling, CellFreedom freedom, double compressibility)
            implements Barostat {
        /** Checks the numbers. */
        public CellRescaling {
            check(pressure, coupling);
            if (!(compressibility > 0) || Double.isInfinite(compressibility)) {
                throw new InvalidInputException(
                        "a compressibility must be above 0, found " + compressibility + " 1/GPa");
            }
        }

        /**
         * For a typical covalent crystal.
         *
         * @param pressure GPa
         * @param coupling relaxation time
         * @param freedom which strains are free
         */
        public CellRescaling(Ramp pressure, Time coupling, CellFreedom freedom) {
            this(pressure, coupling, freedom, TYPICAL_COMPRESSIBILITY);
        }
    }

    /**
     * The barostat of Martyna, Tobias and Klein (J. Chem. Phys. 1994, 101, 4177), integrated as by Tuckerman et al. (J. Phys. A
     * 2006, 39, 5629), with a Nosé–Hoover chain of its own: deterministic, second order.
     *
     * @param pressure GPa
     * @param coupling τ, where the cell's mass is (N + 3) kT τ²
     * @param freedom which strains are free
     */
    record MartynaTobiasKlein(Ramp pressure, Time coupling, CellFreedom freedom)
            implements Barostat {
        /** Checks the numbers. */
        public MartynaTobiasKlein {
            check(pressure, coupling);
        }
    }

    private static void check(Ramp pressure, Time coupling) {
        if (!Double.isFinite(pressure.from()) || !Double.isFinite(pressure.to())) {
            throw new InvalidInputException(
                    "a pressure must be a finite number of GPa, found "
                            + pressure.from()
                            + " and "
                            + pressure.to());
        }
        if (!(coupling.ps() > 0)) {
            throw new InvalidInputException(
                    "a barostat needs a coupling time above 0, found " + coupling.fs() + " fs");
        }
    }
}
