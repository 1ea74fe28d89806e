package io.github.acetune.data;

import io.github.acetune.data.Audit.Check;
import io.github.acetune.data.Audit.Verdict;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares how energies change from one structure to a similar one with what forces and virials say, which brings wrong units and
 * signs to light: ΔE ≈ −½ Σ (F₁ + F₂)·Δr − ½ (W₁ + W₂):ε, exact where the energy is quadratic.
 */
final class LabelConsistency {
    /** How many structures before each are looked at. */
    private static final int LOOK_BACK = 25;

    /** Å, root mean square. */
    private static final double LARGEST_DISPLACEMENT = 0.7;

    private static final double LARGEST_STRAIN = 0.12;
    private static final int FEWEST_PAIRS = 5;

    /** eV/atom; smaller changes are noise. */
    private static final double SMALLEST_CHANGE = 5e-3;

    /** Of the change of the energy: so little may be due to the forces where the virials are judged. */
    private static final double NEGLIGIBLE = 0.25;

    /** Median relative deviation of the pairs' ratios. */
    private static final double LARGEST_SCATTER = 0.6;

    private static final String SCATTERED = "structures too different to compare";

    private static final Map<String, Double> KNOWN_FACTORS = factors();

    private final List<Double> forceRatios = new ArrayList<>();
    private final List<Double> virialRatios = new ArrayList<>();

    private LabelConsistency() {}

    private static Map<String, Double> factors() {
        Map<String, Double> factors = new LinkedHashMap<>();
        factors.put("energies in kcal/mol with forces in eV/Å", 23.06);
        factors.put("energies in kJ/mol with forces in eV/Å", 96.49);
        factors.put("energies in Ry with forces in eV/Å", 1 / 13.6057);
        factors.put("energies in Ha with forces in eV/Å", 1 / 27.2114);
        factors.put("forces in Ry/bohr", 25.711);
        factors.put("forces in Ha/bohr", 51.422);
        factors.put("energies and forces in atomic units", 1.8897);
        factors.put("forces in kcal/mol/Å", 1 / 23.06);
        factors.put("forces that are gradients, of the wrong sign", -1.0);
        return factors;
    }

    static List<Check> checks(Dataset dataset) {
        var consistency = new LabelConsistency();
        dataset.byConfigType().values().forEach(consistency::addPairs);
        return List.of(consistency.forces(), consistency.virials());
    }

    private void addPairs(Dataset members) {
        List<Structure> structures = members.structures();
        for (int k = 0; k < structures.size(); k++) {
            for (int before = Math.max(0, k - LOOK_BACK); before < k; before++) {
                addPair(structures.get(before), structures.get(k));
            }
        }
    }

    private void addPair(Structure first, Structure second) {
        boolean comparable =
                first.species().equals(second.species())
                        && first.periodicity().equals(second.periodicity())
                        && first.labels().energy().isPresent()
                        && second.labels().energy().isPresent()
                        && first.labels().forces().isPresent()
                        && second.labels().forces().isPresent();
        if (!comparable) {
            return;
        }
        double change =
                second.labels().energy().getAsDouble() - first.labels().energy().getAsDouble();
        if (Math.abs(change) < SMALLEST_CHANGE * first.size()) {
            return;
        }
        double[] strain = strain(first.cell(), second.cell());
        if (strain.length == 0) {
            return;
        }
        double byForces = workOfForces(first, second);
        if (Double.isNaN(byForces)) {
            return;
        }
        boolean strained = norm(strain) > 1e-9;
        boolean virials =
                first.labels().virial().isPresent() && second.labels().virial().isPresent();
        if (!strained && byForces != 0) {
            forceRatios.add(change / byForces);
        } else if (strained && virials && Math.abs(byForces) < NEGLIGIBLE * Math.abs(change)) {
            double byVirials = workOfVirials(first, second, strain);
            if (byVirials != 0) {
                virialRatios.add(change / byVirials);
            }
        }
    }

    /** −½ Σ (F₁ + F₂)·Δr at fixed cell, eV; not-a-number where the atoms are too far from each other. */
    private static double workOfForces(Structure first, Structure second) {
        double[] steps = displacements(first, second);
        double squares = 0;
        double work = 0;
        double[] before = first.labels().forces().orElseThrow();
        double[] after = second.labels().forces().orElseThrow();
        for (int k = 0; k < steps.length; k++) {
            squares += steps[k] * steps[k];
            work -= (before[k] + after[k]) / 2 * steps[k];
        }
        return Math.sqrt(3 * squares / Math.max(1, steps.length)) > LARGEST_DISPLACEMENT
                ? Double.NaN
                : work;
    }

    private static double[] displacements(Structure first, Structure second) {
        double[] from = first.positions();
        double[] to = second.positions();
        if (!first.periodicity().any()) {
            for (int k = 0; k < to.length; k++) {
                to[k] -= from[k];
            }
            return to;
        }
        double[] before = first.cell().fractional(from);
        double[] steps = second.cell().fractional(to);
        for (int k = 0; k < steps.length; k++) {
            steps[k] -= before[k];
            steps[k] -= first.periodicity().along(k % 3) ? Math.rint(steps[k]) : 0;
        }
        return first.cell().cartesian(steps);
    }

    /** −½ (W₁ + W₂):ε, eV. */
    private static double workOfVirials(Structure first, Structure second, double... strain) {
        double[] before = first.labels().virial().orElseThrow();
        double[] after = second.labels().virial().orElseThrow();
        double work = 0;
        for (int k = 0; k < 9; k++) {
            work -= (before[k] + after[k]) / 2 * strain[k];
        }
        return work;
    }

    /**
     * The symmetric strain ε that leads from one cell to the other, taken half-way so that it changes sign with the direction;
     * empty where it is too large. Vectors are rows, so that h₂ = h₁(1 + ε).
     */
    private static double[] strain(Cell first, Cell second) {
        if (first.equals(second)) {
            return new double[9];
        }
        if (!(first.volume() > 0) || !(second.volume() > 0)) {
            return new double[0];
        }
        double[] middle = first.toArray();
        double[] difference = second.toArray();
        for (int k = 0; k < 9; k++) {
            double step = difference[k] - middle[k];
            middle[k] += step / 2;
            difference[k] = step;
        }
        double[] inverse = Cell.of(middle).reciprocal();
        double[] strain = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    double product = inverse[3 * k + row] * difference[3 * k + column];
                    strain[3 * row + column] += product / 2;
                    strain[3 * column + row] += product / 2;
                }
            }
        }
        return norm(strain) > LARGEST_STRAIN ? new double[0] : strain;
    }

    private static double norm(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private Check forces() {
        if (forceRatios.size() < FEWEST_PAIRS) {
            return Findings.ok("energy and forces", "too few similar structures to compare");
        }
        double ratio = median(forceRatios);
        if (scattered(forceRatios, ratio)) {
            return Findings.ok("energy and forces", SCATTERED);
        }
        String pairs = Findings.count(forceRatios.size(), "pair") + " of similar structures";
        if (agrees(ratio)) {
            return Findings.ok("energy and forces", "agree in units and sign (" + pairs + ")");
        }
        return Findings.of(
                "energy and forces",
                Verdict.WARNING,
                "energies change "
                        + Findings.number(ratio)
                        + " times as much as the forces say ("
                        + pairs
                        + ")"
                        + guess(ratio),
                List.of());
    }

    /** The known factor that is nearest. */
    private static String guess(double ratio) {
        return KNOWN_FACTORS.entrySet().stream()
                .filter(entry -> agrees(ratio / entry.getValue()))
                .min(
                        Comparator.comparingDouble(
                                entry -> Math.abs(Math.log(ratio / entry.getValue()))))
                .map(entry -> ": " + entry.getKey() + "?")
                .orElse("");
    }

    private Check virials() {
        if (virialRatios.size() < FEWEST_PAIRS) {
            return Findings.ok("energy and virial", "too few strained structures to compare");
        }
        double ratio = median(virialRatios);
        if (scattered(virialRatios, ratio)) {
            return Findings.ok("energy and virial", SCATTERED);
        }
        String pairs = Findings.count(virialRatios.size(), "pair") + " of strained structures";
        if (agrees(ratio)) {
            return Findings.ok("energy and virial", "agree in units and sign (" + pairs + ")");
        }
        String finding =
                "energies change "
                        + Findings.number(ratio)
                        + " times as much as the virials say ("
                        + pairs
                        + ")";
        return Findings.of(
                "energy and virial",
                Verdict.WARNING,
                finding
                        + (agrees(-ratio)
                                ? ": the sign is that of a stress, expected −dE/dε"
                                : ": expected −dE/dε in eV"),
                List.of());
    }

    /** Whether the pairs contradict each other; a wrong unit or sign is the same in all. */
    private static boolean scattered(List<Double> ratios, double ratio) {
        var deviations = ratios.stream().map(r -> Math.abs(r - ratio)).toList();
        return median(deviations) > LARGEST_SCATTER * Math.abs(ratio);
    }

    private static boolean agrees(double ratio) {
        return ratio > 0.75 && ratio < 1.35;
    }

    private static double median(List<Double> values) {
        return Outliers.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
