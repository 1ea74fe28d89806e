package io.github.acetune.md;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;

/**
 * The pair potential 4ε [(σ/r)¹² − (σ/r)⁶], the same for all elements, shifted so that energy and force vanish at the cutoff. For
 * teaching and tests.
 *
 * @param epsilon depth, eV
 * @param sigma where the unshifted energy is zero, Å
 * @param cutoff largest distance, Å
 */
public record LennardJones(double epsilon, double sigma, double cutoff) implements Calculator {
    /** Checks the numbers. */
    public LennardJones {
        if (!(epsilon > 0) || !(sigma > 0) || !(cutoff > sigma)) {
            throw new InvalidInputException(
                    "Lennard-Jones needs ε and σ above 0 and a cutoff above σ, found "
                            + epsilon
                            + ", "
                            + sigma
                            + ", "
                            + cutoff);
        }
    }

    /**
     * Argon: ε = 0.0103 eV, σ = 3.405 Å (Rahman, Phys. Rev. 1964, 136, A405), cut at 2.5 σ.
     *
     * @return the potential
     */
    public static LennardJones argon() {
        return new LennardJones(0.0103, 3.405, 2.5 * 3.405);
    }

    @Override
    public Results calculate(Structure structure) {
        NeighbourList list = NeighbourList.of(structure, cutoff);
        double[] energies = new double[structure.size()];
        double[] forces = new double[3 * structure.size()];
        double[] virial = new double[9];
        double shift = pair(cutoff);
        double slope = slope(cutoff);
        double total = 0;
        for (int atom = 0; atom < structure.size(); atom++) {
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                double r = list.distance(slot);
                energies[atom] += 0.5 * (pair(r) - shift - (r - cutoff) * slope);
                double along = (slope(r) - slope) / r;
                double[] vector = {list.dx(slot), list.dy(slot), list.dz(slot)};
                for (int axis = 0; axis < 3; axis++) {
                    forces[3 * atom + axis] += along * vector[axis];
                    for (int other = 0; other < 3; other++) {
                        virial[3 * axis + other] -= 0.5 * along * vector[axis] * vector[other];
                    }
                }
            }
            total += energies[atom];
        }
        return new Results(total, energies, forces, virial);
    }

    private double pair(double r) {
        double sixth = Math.pow(sigma / r, 6);
        return 4 * epsilon * (sixth * sixth - sixth);
    }

    private double slope(double r) {
        double sixth = Math.pow(sigma / r, 6);
        return -24 * epsilon * (2 * sixth * sixth - sixth) / r;
    }
}
