package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Defects;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;

/**
 * The formation energy of a vacancy, E(N − 1) − (N − 1)/N E(N) in the cell of the perfect crystal.
 *
 * @param unrelaxed with the atoms at their sites, eV
 * @param relaxed with the atoms at rest, eV
 * @param structure the relaxed crystal with its vacancy
 */
public record VacancyEnergy(double unrelaxed, double relaxed, Structure structure) {
    private static final double FORCE = 1e-4;

    /** Å. */
    private static final double RATTLE = 0.02;

    /** Of a neighbour's distance to the empty site. */
    private static final double INWARDS = 0.12;

    /**
     * Takes the first atom away.
     *
     * @param potential the forces
     * @param crystal at rest, large enough for the vacancy's images not to matter
     * @return the energies
     */
    public static VacancyEnergy of(Calculator potential, Structure crystal) {
        return of(potential, crystal, Defects.vacancy(crystal, 0));
    }

    /**
     * The lower one of two: from the sites, with their symmetry, and with the neighbours pulled inwards and slightly displaced,
     * where they may bind to each other.
     *
     * @param potential the forces
     * @param crystal at rest, large enough for the vacancy's images not to matter
     * @return the energies
     */
    static VacancyEnergy lowest(Calculator potential, Structure crystal) {
        VacancyEnergy symmetric = of(potential, crystal);
        Structure displaced = Defects.vacancy(pulledInwards(crystal), 0);
        VacancyEnergy free = of(potential, crystal, displaced);
        return free.relaxed < symmetric.relaxed
                ? new VacancyEnergy(symmetric.unrelaxed, free.relaxed, free.structure)
                : symmetric;
    }

    private static Structure pulledInwards(Structure crystal) {
        double[] positions = Deformations.rattle(crystal, RATTLE, 1).positions();
        double range = 2.6 * crystal.species().getFirst().covalentRadius();
        NeighbourList list = NeighbourList.of(crystal, range);
        for (int slot = list.start(0); slot < list.end(0); slot++) {
            int neighbour = list.index(slot);
            positions[3 * neighbour] -= INWARDS * list.dx(slot);
            positions[3 * neighbour + 1] -= INWARDS * list.dy(slot);
            positions[3 * neighbour + 2] -= INWARDS * list.dz(slot);
        }
        return crystal.withGeometry(positions, crystal.cell());
    }

    private static VacancyEnergy of(Calculator potential, Structure crystal, Structure vacancy) {
        int sites = crystal.size();
        double perfect = potential.calculate(crystal).energy() * (sites - 1) / sites;
        Structure rest = Rest.ofAtoms(potential, vacancy, FORCE);
        return new VacancyEnergy(
                potential.calculate(vacancy).energy() - perfect,
                potential.calculate(rest).energy() - perfect,
                rest);
    }
}
