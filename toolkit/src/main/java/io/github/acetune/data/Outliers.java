package io.github.acetune.data;

import io.github.acetune.data.Audit.Check;
import io.github.acetune.data.Audit.Verdict;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Finds energies and forces that are far from those of their configuration type. */
final class Outliers {
    private static final int FEWEST = 8;

    /** Robust standard deviations, 1.4826 times the median absolute deviation. */
    private static final double FAR = 8;

    /** eV/atom; closer is never an outlier. */
    private static final double SMALLEST_ENERGY = 0.5;

    /** eV/Å; smaller is never an outlier. */
    private static final double SMALLEST_FORCE = 10;

    /** Binding energies of solids and molecules, eV/atom, from noble gases to tungsten. */
    private static final double WEAKEST_BINDING = 0.05;

    private static final double STRONGEST_BINDING = 12;

    private final Dataset dataset;

    private Outliers(Dataset dataset) {
        this.dataset = dataset;
    }

    static List<Check> checks(Dataset dataset) {
        var outliers = new Outliers(dataset);
        return List.of(outliers.energies(), outliers.forces(), outliers.magnitude());
    }

    private Check energies() {
        boolean labelled =
                dataset.structures().stream().anyMatch(s -> s.labels().energy().isPresent());
        if (!labelled) {
            return Findings.ok("energy outliers", "no energies");
        }
        ReferenceEnergies reference = reference();
        return check(
                "energy outliers",
                "eV/atom from its configuration type",
                SMALLEST_ENERGY,
                structure -> bindingEnergy(structure, reference));
    }

    private ReferenceEnergies reference() {
        try {
            return ReferenceEnergies.isolatedAtoms(dataset);
        } catch (InvalidInputException noIsolatedAtoms) {
            return ReferenceEnergies.leastSquares(dataset);
        }
    }

    private static OptionalDouble bindingEnergy(Structure structure, ReferenceEnergies reference) {
        var energy = structure.labels().energy();
        return energy.isEmpty() || structure.size() < 3
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (energy.getAsDouble() - reference.energyOf(structure)) / structure.size());
    }

    private Check forces() {
        return check(
                "force outliers",
                "eV/Å above its configuration type",
                SMALLEST_FORCE,
                structure ->
                        structure
                                .labels()
                                .forces()
                                .filter(forces -> structure.size() > 2)
                                .map(Outliers::largest)
                                .orElse(OptionalDouble.empty()));
    }

    private static OptionalDouble largest(double... forces) {
        return Arrays.stream(forces).map(Math::abs).max();
    }

    private Check check(
            String what,
            String unit,
            double smallest,
            Function<Structure, OptionalDouble> quantity) {
        Map<Integer, Double> far = new LinkedHashMap<>();
        indicesByType().values().forEach(members -> addOutliers(members, smallest, quantity, far));
        if (far.isEmpty()) {
            return Findings.ok(what, "none");
        }
        List<Integer> worst =
                far.keySet().stream()
                        .sorted(Comparator.comparingDouble(k -> -Math.abs(far.get(k))))
                        .toList();
        return Findings.of(
                what,
                Verdict.NOTE,
                Findings.count(worst.size(), "structure")
                        + ", worst "
                        + Findings.name(dataset, worst.getFirst())
                        + " with "
                        + Findings.number(far.get(worst.getFirst()))
                        + " "
                        + unit,
                worst);
    }

    private Map<String, List<Integer>> indicesByType() {
        Map<String, List<Integer>> byType = new LinkedHashMap<>();
        IntStream.range(0, dataset.size())
                .forEach(k ->
                        byType.computeIfAbsent(
                                        dataset.structures().get(k).configType(),
                                        _ -> new ArrayList<>())
                                .add(k));
        return byType;
    }

    private void addOutliers(
            List<Integer> members,
            double smallest,
            Function<Structure, OptionalDouble> quantity,
            Map<Integer, Double> far) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        for (int k : members) {
            quantity.apply(dataset.structures().get(k)).ifPresent(value -> values.put(k, value));
        }
        if (values.size() < FEWEST) {
            return;
        }
        double middle = median(values.values().stream().mapToDouble(v -> v).toArray());
        double deviation =
                1.4826
                        * median(
                                values.values().stream()
                                        .mapToDouble(v -> Math.abs(v - middle))
                                        .toArray());
        double limit = Math.max(smallest, FAR * deviation);
        values.forEach((k, value) -> {
            if (Math.abs(value - middle) > limit) {
                far.put(k, value - middle);
            }
        });
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Whether the binding energies have the size that they have in electronvolts. */
    private Check magnitude() {
        ReferenceEnergies reference;
        try {
            reference = ReferenceEnergies.isolatedAtoms(dataset);
        } catch (InvalidInputException noIsolatedAtoms) {
            return Findings.ok("binding energies", "no isolated atoms to refer to");
        }
        double[] bindings =
                dataset.structures().stream()
                        .map(structure -> bindingEnergy(structure, reference))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(binding -> -binding.getAsDouble())
                        .toArray();
        if (bindings.length == 0) {
            return Findings.ok("binding energies", "nothing but atoms and dimers");
        }
        double binding = median(bindings);
        String finding = "median " + Findings.number(binding) + " eV/atom";
        if (binding > WEAKEST_BINDING && binding < STRONGEST_BINDING) {
            return Findings.ok("binding energies", finding);
        }
        return Findings.of(
                "binding energies",
                Verdict.WARNING,
                finding
                        + ", expected "
                        + WEAKEST_BINDING
                        + " to "
                        + STRONGEST_BINDING
                        + (binding > STRONGEST_BINDING
                                ? ": energies in kcal/mol or kJ/mol, or isolated atoms of another calculation?"
                                : ": isolated atoms of another calculation?"),
                List.of());
    }
}
