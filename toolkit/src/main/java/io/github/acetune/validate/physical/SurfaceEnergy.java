package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;

/**
 * The energy of a free surface, (E_slab − N e_bulk)/(2 A), both sides of the slab being free.
 *
 * @param unrelaxed with the atoms as cut, J/m²
 * @param relaxed with the atoms at rest, J/m²
 * @param slab relaxed
 */
public record SurfaceEnergy(double unrelaxed, double relaxed, Structure slab) {
    private static final double FORCE = 1e-4;

    /**
     * Of a slab whose third cell vector crosses the vacuum.
     *
     * @param potential the forces
     * @param slab with vacuum on both sides
     * @param bulk the crystal that it was cut from
     * @return the energies
     */
    public static SurfaceEnergy of(Calculator potential, Structure slab, Bulk bulk) {
        double area = slab.cell().volume() / slab.cell().heights()[2];
        double reference = slab.size() * bulk.energyPerAtom();
        Structure rest = Rest.ofAtoms(potential, slab, FORCE);
        double scale = Units.JOULE_PER_SQUARE_METRE / (2 * area);
        return new SurfaceEnergy(
                scale * (potential.calculate(slab).energy() - reference),
                scale * (potential.calculate(rest).energy() - reference),
                rest);
    }
}
