package io.github.acetune.validate.physical;

/**
 * How large the cells and how many the points of the checks are.
 *
 * @param volumes of a curve of energy against volume
 * @param vacancyCell smallest height of the cell of a vacancy, Å
 * @param phononCell smallest height of the supercell of phonons, Å; at 10 Å force constants of potentials that reach 8 Å are folded
 *     together, and crystals that are stable seem not to be
 * @param pathPoints for a length of 1 on a path
 * @param packings random ones
 * @param packingSteps how many evaluations a packing may relax for
 * @param dynamicsCell smallest height of the cell of molecular dynamics, Å
 * @param picoseconds of molecular dynamics
 * @param kelvin its highest temperature
 */
record CheckScale(
        int volumes,
        double vacancyCell,
        double phononCell,
        int pathPoints,
        int packings,
        int packingSteps,
        double dynamicsCell,
        double picoseconds,
        double kelvin) {
    static final CheckScale FULL = new CheckScale(15, 15, 15, 30, 20, 300, 10, 10, 1800);
    static final CheckScale QUICK = new CheckScale(9, 10, 15, 15, 6, 150, 10, 1, 1800);

    CheckScale dynamics(double newPicoseconds, double newKelvin) {
        return new CheckScale(
                volumes,
                vacancyCell,
                phononCell,
                pathPoints,
                packings,
                packingSteps,
                dynamicsCell,
                newPicoseconds,
                newKelvin);
    }
}
