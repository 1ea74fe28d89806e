package io.github.acetune.data;

import io.github.acetune.data.Audit.Check;
import io.github.acetune.data.Audit.Verdict;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Looks a data set over. */
final class AuditRun {
    /** eV/Å per atom; converged calculations stay below it. */
    private static final double NET_FORCE = 5e-3;

    /** Of the sum of the covalent radii; the shortest bonds under pressure reach about 0.75. */
    private static final double OVERLAPPING = 0.6;

    private final Dataset dataset;

    private AuditRun(Dataset dataset) {
        this.dataset = dataset;
    }

    /** Audits a set; parts say to which part of the data each structure belongs, empty where unknown. */
    static Audit of(Dataset dataset, List<String> parts) {
        var run = new AuditRun(dataset);
        var checks = new ArrayList<Check>();
        checks.add(run.labels());
        checks.addAll(Duplicates.checks(dataset, parts));
        checks.add(run.distances());
        checks.add(run.netForces());
        checks.addAll(Outliers.checks(dataset));
        checks.addAll(LabelConsistency.checks(dataset));
        return new Audit(dataset.toString(), checks);
    }

    private Check labels() {
        List<Integer> energies = without(s -> s.labels().energy().isPresent());
        List<Integer> forces = without(s -> s.labels().forces().isPresent());
        List<Integer> virials =
                without(s -> s.labels().virial().isPresent() || !s.periodicity().any());
        if (energies.isEmpty() && forces.isEmpty() && virials.isEmpty()) {
            return Findings.ok("labels", "energy, forces and virial in all structures");
        }
        var missing = new ArrayList<String>();
        describe("energy", energies, missing);
        describe("forces", forces, missing);
        describe("virial", virials, missing);
        var verdict = energies.isEmpty() && forces.isEmpty() ? Verdict.NOTE : Verdict.WARNING;
        var concerned =
                IntStream.range(0, dataset.size())
                        .filter(k ->
                                energies.contains(k) || forces.contains(k) || virials.contains(k))
                        .boxed()
                        .toList();
        return Findings.of("labels", verdict, String.join("; ", missing), concerned);
    }

    private List<Integer> without(Predicate<Structure> present) {
        return IntStream.range(0, dataset.size())
                .filter(k -> !present.test(dataset.structures().get(k)))
                .boxed()
                .toList();
    }

    private void describe(String label, List<Integer> lacking, List<String> missing) {
        if (!lacking.isEmpty()) {
            missing.add("no " + label + " in " + lacking.size() + " of " + dataset.size());
        }
    }

    private Check distances() {
        Map<String, Double> shortest = new TreeMap<>();
        var overlapping = new ArrayList<Integer>();
        for (int k = 0; k < dataset.size(); k++) {
            if (shortestDistances(dataset.structures().get(k), shortest)) {
                overlapping.add(k);
            }
        }
        var text = new ArrayList<String>();
        shortest.forEach((pair, distance) -> text.add(pair + " " + Findings.number(distance)));
        String finding = "shortest in Å: " + (text.isEmpty() ? "none" : String.join(", ", text));
        if (overlapping.isEmpty()) {
            return Findings.ok("distances", finding);
        }
        return Findings.of(
                "distances",
                Verdict.WARNING,
                finding
                        + "; atoms overlap in "
                        + Findings.count(overlapping.size(), "structure")
                        + ", first "
                        + Findings.name(dataset, overlapping.getFirst()),
                overlapping);
    }

    /** Whether two atoms are so close that the structure must be a mistake. */
    private static boolean shortestDistances(Structure structure, Map<String, Double> shortest) {
        double largestRadius =
                structure.species().stream().mapToDouble(Element::covalentRadius).max().orElse(0.5);
        var list = NeighbourList.of(structure, 2.5 * largestRadius);
        boolean overlap = false;
        for (int atom = 0; atom < structure.size(); atom++) {
            Element first = structure.species().get(atom);
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                Element second = structure.species().get(list.index(slot));
                if (first.symbol().compareTo(second.symbol()) <= 0) {
                    shortest.merge(
                            first.symbol() + "–" + second.symbol(), list.distance(slot), Math::min);
                }
                double radii = first.covalentRadius() + second.covalentRadius();
                overlap |= list.distance(slot) < OVERLAPPING * radii;
            }
        }
        return overlap;
    }

    private Check netForces() {
        List<Integer> concerned =
                worst(structure -> netForce(structure) / structure.size(), NET_FORCE);
        if (concerned.isEmpty()) {
            return Findings.ok("net forces", "forces sum to zero in every structure");
        }
        double worst = netForce(dataset.structures().get(concerned.getFirst()));
        return Findings.of(
                "net forces",
                Verdict.WARNING,
                "forces do not sum to zero in "
                        + Findings.count(concerned.size(), "structure")
                        + ", worst "
                        + Findings.name(dataset, concerned.getFirst())
                        + " with "
                        + Findings.number(worst)
                        + " eV/Å",
                concerned);
    }

    private static double netForce(Structure structure) {
        double[] sum = new double[3];
        double[] forces = structure.labels().forces().orElse(new double[0]);
        for (int k = 0; k < forces.length; k++) {
            sum[k % 3] += forces[k];
        }
        return Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
    }

    /** The structures where a quantity is above a limit, the largest first. */
    private List<Integer> worst(ToDoubleFunction<Structure> quantity, double limit) {
        return IntStream.range(0, dataset.size())
                .boxed()
                .filter(k -> quantity.applyAsDouble(dataset.structures().get(k)) > limit)
                .sorted(
                        Comparator.comparingDouble((Integer k) ->
                                -quantity.applyAsDouble(dataset.structures().get(k))))
                .toList();
    }
}
