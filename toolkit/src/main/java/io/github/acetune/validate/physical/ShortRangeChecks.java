package io.github.acetune.validate.physical;

import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Relaxation;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.MinimumDistances;
import io.github.acetune.structure.RandomPacking;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/** What is asked where there are few data or none: pairs of atoms, and atoms thrown together at random. */
final class ShortRangeChecks {
    /** Of the sum of the covalent radii. */
    private static final double SHORTEST = 0.4;

    /** Of the sum of the covalent radii; bonds are longer. */
    private static final double BOND = 0.75;

    private static final double LONGEST = 7;
    private static final int DISTANCES = 200;
    private static final double APART = 30;

    /** eV; how far a dimer may fall below its bond. */
    private static final double MARGIN = 0.5;

    private static final int ATOMS = 8;
    private static final double FORCE = 0.01;

    /** eV/atom; how far a packing may fall below the crystal: there are polytypes. */
    private static final double BELOW = 0.01;

    private ShortRangeChecks() {}

    static void dimers(CheckedPotential potential, CheckRecord record) {
        List<Element> elements = potential.elements();
        for (int a = 0; a < elements.size(); a++) {
            for (int b = a; b < elements.size(); b++) {
                Element first = elements.get(a);
                Element second = elements.get(b);
                record.attempt(
                        first + "–" + second + " dimer",
                        () -> dimer(potential, first, second, record));
            }
        }
    }

    private static void dimer(
            CheckedPotential potential, Element first, Element second, CheckRecord record) {
        double radii = first.covalentRadius() + second.covalentRadius();
        var curve =
                DimerCurve.of(
                        potential.calculator(),
                        first,
                        second,
                        SHORTEST * radii,
                        LONGEST,
                        DISTANCES);
        double free =
                DimerCurve.of(potential.calculator(), first, second, APART, APART + 1, 2)
                        .points()
                        .getFirst()
                        .energy();
        List<DimerCurve.Point> points = curve.points();
        String name = first.symbol() + "–" + second.symbol();
        record.curve(
                PropertyCurve.of(
                        name,
                        points.stream().map(DimerCurve.Point::distance).toList(),
                        points.stream().map(point -> point.energy() - free).toList()));
        DimerCurve.Point bond =
                points.stream()
                        .filter(point -> point.distance() > BOND * radii)
                        .min(Comparator.comparingDouble(DimerCurve.Point::energy))
                        .orElseThrow();
        record.property(name + " bond length", "Å", bond.distance());
        record.property(name + " bond energy", "eV", free - bond.energy());
        record.property(name + " repulsive down to", "Å", repulsiveDownTo(points, bond));
        points.stream()
                .filter(point -> point.distance() < bond.distance())
                .filter(point -> !(point.energy() > bond.energy() - MARGIN))
                .max(Comparator.comparingDouble(DimerCurve.Point::distance))
                .ifPresent(point -> record.fault(collapse(name, point, bond)));
    }

    private static String collapse(String name, DimerCurve.Point point, DimerCurve.Point bond) {
        return String.format(
                Locale.ROOT,
                "%s: at %.2f Å the energy is %.3g eV below the bond's",
                name,
                point.distance(),
                bond.energy() - point.energy());
    }

    /** The shortest distance from which the atoms repel each other all the way to the bond. */
    private static double repulsiveDownTo(List<DimerCurve.Point> points, DimerCurve.Point bond) {
        int last = points.indexOf(bond);
        // At the bond itself the force has either sign.
        while (last > 0 && points.get(last).force() <= 0) {
            last--;
        }
        int k = last;
        while (k > 0 && points.get(k - 1).force() > 0) {
            k--;
        }
        return points.get(k).distance();
    }

    static void packings(CheckedPotential potential, CheckScale scale, CheckRecord record) {
        TestCrystal crystal = potential.principal();
        Bulk bulk = potential.bulk(crystal).orElseThrow();
        List<Double> volumes = new ArrayList<>();
        List<Double> energies = new ArrayList<>();
        int lost = 0;
        for (int k = 0; k < scale.packings(); k++) {
            double factor = 0.85 + 0.5 * k / Math.max(1, scale.packings() - 1);
            Structure packing = packing(crystal, factor * bulk.volumePerAtom(), k + 1L);
            try {
                Structure relaxed = relaxed(potential, packing, scale.packingSteps());
                double energy = relaxed.labels().energy().orElseThrow() / relaxed.size();
                volumes.add(relaxed.cell().volume() / relaxed.size());
                energies.add(energy - bulk.energyPerAtom());
            } catch (InvalidInputException | ArithmeticException e) {
                lost++;
            }
        }
        record.curve(PropertyCurve.of(crystal.name(), volumes, energies));
        record.property("packings that collapse", "", lost);
        if (lost > 0) {
            record.fault(lost + " of " + scale.packings() + " random packings collapse");
        }
        if (!energies.isEmpty()) {
            double lowest = Collections.min(energies);
            record.property("lowest random packing above " + crystal.name(), "eV/atom", lowest);
            if (lowest < -BELOW) {
                record.fault(
                        String.format(
                                Locale.ROOT,
                                "a random packing relaxes to %.3g eV/atom below %s",
                                -lowest,
                                crystal.name()));
            }
        }
    }

    private static Structure relaxed(CheckedPotential potential, Structure packing, int steps) {
        Structure relaxed =
                Relaxation.of(potential.calculator(), packing)
                        .cell(CellFreedom.FLEXIBLE)
                        .fmax(FORCE)
                        .maxSteps(steps)
                        .listener(_ -> {
                            if (Thread.interrupted()) {
                                throw new CancellationException();
                            }
                        })
                        .run()
                        .structure();
        if (!Double.isFinite(relaxed.labels().energy().orElseThrow())) {
            throw new InvalidInputException("the energy is not a finite number");
        }
        return relaxed;
    }

    private static Structure packing(TestCrystal crystal, double volumePerAtom, long seed) {
        List<Element> species = new ArrayList<>();
        int atoms = crystal.isElement() ? ATOMS : 2 * ATOMS;
        for (int k = 0; k < atoms; k++) {
            // Evenly out of the crystal's own list keeps its composition as well as so few atoms
            // can.
            species.add(crystal.start().species().get(k * crystal.start().size() / atoms));
        }
        for (double near = BOND; ; near *= 0.9) {
            try {
                return RandomPacking.inRandomCell(
                        species, volumePerAtom, distances(species, near), seed);
            } catch (InvalidInputException e) {
                if (near < BOND / 2) {
                    throw e;
                }
            }
        }
    }

    private static MinimumDistances distances(List<Element> species, double factor) {
        List<Element> kinds = species.stream().distinct().toList();
        MinimumDistances distances =
                MinimumDistances.of(2 * factor * kinds.getFirst().covalentRadius());
        for (Element first : kinds) {
            for (Element second : kinds) {
                distances =
                        distances.with(
                                first,
                                second,
                                factor * (first.covalentRadius() + second.covalentRadius()));
            }
        }
        return distances;
    }
}
