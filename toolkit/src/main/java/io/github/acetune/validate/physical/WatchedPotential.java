package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.RepeatedCalculation;
import io.github.acetune.structure.Structure;
import java.util.Locale;

/**
 * A potential under test: refuses cells that have collapsed, in which every atom would have thousands of neighbours,
 * and those that have flown apart, and energies without bound.
 */
final class WatchedPotential implements Calculator {
    /** Of the volume of a cube as wide as an atom; crystals have 0.45 (manganese) to 2 (silicon). */
    private static final double COLLAPSED = 0.27;

    private static final double APART = 12;

    /** eV per atom; energies of free atoms reach some ten thousand in all-electron calculations. */
    private static final double ABSURD = 1e6;

    private final Calculator potential;

    WatchedPotential(Calculator potential) {
        this.potential = potential;
    }

    @Override
    public Results calculate(Structure structure) {
        check(structure, structure.cell());
        Results results = potential.calculate(structure);
        checkEnergy(structure, results.energy());
        return results;
    }

    @Override
    public RepeatedCalculation repeated(Structure atoms, double skin) {
        RepeatedCalculation inner = potential.repeated(atoms, skin);
        return (positions, cell, energies, forces, virial) -> {
            check(atoms, cell);
            double energy = inner.evaluate(positions, cell, energies, forces, virial);
            checkEnergy(atoms, energy);
            return energy;
        };
    }

    private static void checkEnergy(Structure structure, double energy) {
        if (structure.periodicity().any() && !(Math.abs(energy) < ABSURD * structure.size())) {
            throw new InvalidInputException(
                    String.format(
                            Locale.ROOT,
                            "the energy runs away, to %.3g eV per atom",
                            energy / structure.size()));
        }
    }

    private static void check(Structure structure, Cell cell) {
        if (!structure.periodicity().equals(Periodicity.ALL)) {
            return;
        }
        double room = 0;
        for (var element : structure.species()) {
            room += Math.pow(2 * element.covalentRadius(), 3);
        }
        double volume = cell.volume();
        if (!(volume > COLLAPSED * room && volume < APART * room)) {
            throw new InvalidInputException(
                    String.format(
                            Locale.ROOT,
                            "the cell %s, at %.3g Å³ per atom",
                            volume > room ? "flies apart" : "collapses",
                            volume / structure.size()));
        }
    }
}
