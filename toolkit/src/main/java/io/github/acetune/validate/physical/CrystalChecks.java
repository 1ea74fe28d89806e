package io.github.acetune.validate.physical;

import io.github.acetune.structure.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is asked of crystals at rest, under pressure and under strain. */
final class CrystalChecks {
    private static final double SMALLEST_VOLUME = 0.8;
    private static final double LARGEST_VOLUME = 1.2;

    private CrystalChecks() {}

    static void lattice(CheckedPotential potential, CheckRecord record) {
        for (TestCrystal crystal : potential.crystals()) {
            switch (potential.rested(crystal)) {
                case CheckedPotential.Rested.Lost(String reason) -> record.fault(reason);
                case CheckedPotential.Rested.Found(Bulk bulk) ->
                        lattice(potential, crystal, bulk, record);
            }
        }
    }

    private static void lattice(
            CheckedPotential potential, TestCrystal crystal, Bulk bulk, CheckRecord record) {
        String name = crystal.name();
        Cell cell = bulk.crystal().cell();
        double a = Math.hypot(cell.get(0, 0), Math.hypot(cell.get(0, 1), cell.get(0, 2)));
        record.property(name + " a", "Å", a);
        if (crystal.axial()) {
            record.property(name + " c/a", "", cell.get(2, 2) / a);
        }
        record.property(name + " volume", "Å³/atom", bulk.volumePerAtom());
        record.property(name + " bulk modulus", "GPa", bulk.bulkModulus());
        Optional<TestCrystal> ground = potential.groundStateOf(crystal);
        if (ground.isPresent() && !ground.get().equals(crystal)) {
            double lowest = potential.bulk(ground.get()).orElseThrow().energyPerAtom();
            double above = bulk.energyPerAtom() - lowest;
            record.property(name + " above " + ground.get().name(), "eV/atom", above);
            if (above < 0) {
                record.fault(
                        String.format(
                                Locale.ROOT,
                                "%s is %.3g eV/atom lower than %s",
                                name,
                                -above,
                                ground.get().name()));
            }
        }
        if (!crystal.isElement()) {
            potential
                    .relativeEnergy(crystal, bulk.energyPerAtom())
                    .ifPresent(energy ->
                            record.property(name + " formation energy", "eV/atom", energy));
        }
    }

    static void energyVolume(CheckedPotential potential, CheckScale scale, CheckRecord record) {
        for (TestCrystal crystal : potential.crystals()) {
            Optional<Bulk> bulk = potential.bulk(crystal);
            bulk.ifPresent(rest ->
                    record.attempt(
                            crystal.name(),
                            () ->
                                    record.curve(
                                            relative(
                                                    potential,
                                                    crystal,
                                                    crystal.energyVolume(
                                                            potential.calculator(),
                                                            rest,
                                                            SMALLEST_VOLUME,
                                                            LARGEST_VOLUME,
                                                            scale.volumes())))));
        }
    }

    private static PropertyCurve relative(
            CheckedPotential potential, TestCrystal crystal, EnergyVolume curve) {
        List<Double> volumes = new ArrayList<>();
        List<Double> energies = new ArrayList<>();
        for (EnergyVolume.Point point : curve.points()) {
            potential
                    .relativeEnergy(crystal, point.energyPerAtom())
                    .ifPresent(energy -> {
                        volumes.add(point.volumePerAtom());
                        energies.add(energy);
                    });
        }
        return PropertyCurve.of(crystal.name(), volumes, energies);
    }

    static void elastic(CheckedPotential potential, CheckRecord record) {
        for (TestCrystal crystal : potential.groundStates()) {
            record.attempt(crystal.name(), () -> elastic(potential, crystal, record));
        }
    }

    private static void elastic(
            CheckedPotential potential, TestCrystal crystal, CheckRecord record) {
        Bulk bulk = potential.bulk(crystal).orElseThrow();
        var constants = ElasticConstants.relaxed(potential.calculator(), bulk.crystal());
        int[][] distinct =
                crystal.axial()
                        ? new int[][] {{1, 1}, {1, 2}, {1, 3}, {3, 3}, {4, 4}, {6, 6}}
                        : new int[][] {{1, 1}, {1, 2}, {4, 4}};
        for (int[] pair : distinct) {
            record.property(
                    crystal.name() + " C" + pair[0] + pair[1],
                    "GPa",
                    constants.c(pair[0], pair[1]));
        }
        if (constants.c(1, 1) <= Math.abs(constants.c(1, 2)) || constants.c(4, 4) <= 0) {
            record.fault(crystal.name() + " is not stable against shear");
        }
    }
}
