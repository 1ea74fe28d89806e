package io.github.acetune.validate.physical;

import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Surfaces;
import java.util.Locale;

/** What is asked about missing atoms and free surfaces. */
final class DefectChecks {
    private static final double VACUUM = 20;

    private DefectChecks() {}

    static void vacancy(CheckedPotential potential, CheckScale scale, CheckRecord record) {
        for (TestCrystal crystal : potential.groundStates()) {
            if (crystal.isElement()) {
                record.attempt(
                        crystal.name() + " vacancy",
                        () -> vacancy(potential, crystal, scale, record));
            }
        }
    }

    private static void vacancy(
            CheckedPotential potential, TestCrystal crystal, CheckScale scale, CheckRecord record) {
        Structure rest = potential.bulk(crystal).orElseThrow().crystal();
        Structure supercell = supercell(rest, scale.vacancyCell());
        var energy = VacancyEnergy.lowest(potential.calculator(), supercell);
        record.property(crystal.name() + " vacancy, unrelaxed", "eV", energy.unrelaxed());
        record.property(crystal.name() + " vacancy", "eV", energy.relaxed());
    }

    /** The crystal repeated until its cell is at least so high in each direction. */
    static Structure supercell(Structure crystal, double height) {
        double[] heights = crystal.cell().heights();
        return Deformations.supercell(
                crystal,
                repeats(height, heights[0]),
                repeats(height, heights[1]),
                repeats(height, heights[2]));
    }

    static int repeats(double wanted, double height) {
        return Math.max(1, (int) Math.ceil(wanted / height));
    }

    static void surfaces(CheckedPotential potential, CheckRecord record) {
        for (TestCrystal crystal : potential.groundStates()) {
            for (TestCrystal.Face face : crystal.faces()) {
                record.attempt(
                        crystal.name() + " " + face,
                        () -> surface(potential, crystal, face, record));
            }
        }
    }

    private static void surface(
            CheckedPotential potential,
            TestCrystal crystal,
            TestCrystal.Face face,
            CheckRecord record) {
        Bulk bulk = potential.bulk(crystal).orElseThrow();
        Structure slab =
                Surfaces.slab(bulk.crystal(), face.h(), face.k(), face.l(), face.layers(), VACUUM);
        var energy = SurfaceEnergy.of(potential.calculator(), slab, bulk);
        String name = crystal.name() + " " + face + " surface";
        record.property(name + ", unrelaxed", "J/m²", energy.unrelaxed());
        record.property(name, "J/m²", energy.relaxed());
        if (energy.relaxed() <= 0) {
            record.fault(
                    String.format(
                            Locale.ROOT,
                            "%s costs nothing (%.2f J/m²): its layers are lower in energy apart",
                            name,
                            energy.relaxed()));
        }
    }
}
