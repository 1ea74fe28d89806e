package io.github.acetune.validate.physical;

import io.github.acetune.md.Relaxation;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Defects;
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

    /**
     * Takes the first atom away.
     *
     * @param potential the forces
     * @param crystal at rest, large enough for the vacancy's images not to matter
     * @return the energies
     */
    public static VacancyEnergy of(Calculator potential, Structure crystal) {
        int sites = crystal.size();
        double perfect = potential.calculate(crystal).energy() * (sites - 1) / sites;
        Structure vacancy = Defects.vacancy(crystal, 0);
        Structure rest = Relaxation.of(potential, vacancy).fmax(FORCE).run().structure();
        return new VacancyEnergy(
                potential.calculate(vacancy).energy() - perfect,
                potential.calculate(rest).energy() - perfect,
                rest);
    }
}
