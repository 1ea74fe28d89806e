package io.github.acetune.data;

import io.github.acetune.data.Audit.Check;
import io.github.acetune.data.Audit.Verdict;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds structures that are the same, however turned, moved, wrapped or numbered, and those of them that are in the training
 * data and in the data for judging.
 */
final class Duplicates {
    private static final double CUTOFF = 5;
    private static final int SUMS = 8;

    /** Relative; a displacement of one atom by about 0.001 Å is more. */
    private static final double TOLERANCE = 1e-5;

    private final Dataset dataset;
    private final double[][] signatures;
    private final int[] group;

    private Duplicates(Dataset dataset) {
        this.dataset = dataset;
        this.signatures =
                dataset.structures().parallelStream()
                        .map(Duplicates::signature)
                        .toArray(double[][]::new);
        this.group = groups();
    }

    static List<Check> checks(Dataset dataset, List<String> parts) {
        var duplicates = new Duplicates(dataset);
        return List.of(duplicates.copies(), duplicates.overlap(parts));
    }

    /** Structures that another one stands for, by the group that they belong to. */
    private Check copies() {
        var copies = new ArrayList<Integer>();
        int differing = 0;
        for (int k = 0; k < group.length; k++) {
            if (group[k] != k) {
                copies.add(k);
                differing += sameEnergy(k, group[k]) ? 0 : 1;
            }
        }
        if (copies.isEmpty()) {
            return Findings.ok("duplicates", "every structure is there once");
        }
        int first = copies.getFirst();
        String finding =
                Findings.count(copies.size(), "structure")
                        + " there before, first "
                        + Findings.name(dataset, first)
                        + " like "
                        + Findings.name(dataset, group[first]);
        return differing == 0
                ? Findings.of("duplicates", Verdict.NOTE, finding, copies)
                : Findings.of(
                        "duplicates",
                        Verdict.WARNING,
                        finding + "; " + differing + " of them with another energy",
                        copies);
    }

    private Check overlap(List<String> parts) {
        Set<Integer> trained =
                IntStream.range(0, group.length)
                        .filter(k -> isTraining(parts.get(k)))
                        .mapToObj(k -> group[k])
                        .collect(Collectors.toSet());
        List<Integer> shared =
                IntStream.range(0, group.length)
                        .filter(k -> !isTraining(parts.get(k)) && !parts.get(k).isEmpty())
                        .filter(k -> trained.contains(group[k]))
                        .boxed()
                        .toList();
        if (parts.stream().noneMatch(Duplicates::isTraining)) {
            return Findings.ok("train and test", "not divided");
        }
        if (shared.isEmpty()) {
            return Findings.ok("train and test", "no structure in both");
        }
        return Findings.of(
                "train and test",
                Verdict.WARNING,
                Findings.count(shared.size(), "structure")
                        + " to judge by also in the training data, first "
                        + Findings.name(dataset, shared.getFirst()),
                shared);
    }

    private static boolean isTraining(String part) {
        return part.equals("train");
    }

    private boolean sameEnergy(int first, int second) {
        var one = dataset.structures().get(first).labels().energy();
        var other = dataset.structures().get(second).labels().energy();
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        return Math.abs(one.getAsDouble() - other.getAsDouble())
                <= 1e-3 * dataset.structures().get(first).size();
    }

    /** For each structure the first one that is the same; itself where there is none before it. */
    private int[] groups() {
        Integer[] order = IntStream.range(0, signatures.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(k -> signatures[k][0]));
        int[] groups = IntStream.range(0, signatures.length).toArray();
        for (int i = 0; i < order.length; i++) {
            for (int j = i + 1; j < order.length && close(order[i], order[j], 0); j++) {
                if (same(order[i], order[j])) {
                    int first = Math.min(groups[order[i]], groups[order[j]]);
                    groups[order[i]] = first;
                    groups[order[j]] = first;
                }
            }
        }
        return groups;
    }

    private boolean same(int first, int second) {
        if (signatures[first].length != signatures[second].length) {
            return false;
        }
        for (int k = 0; k < signatures[first].length; k++) {
            if (!close(first, second, k)) {
                return false;
            }
        }
        return true;
    }

    private boolean close(int first, int second, int k) {
        double one = signatures[first][k];
        double other = signatures[second][k];
        return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one));
    }

    /**
     * Numbers that are the same for the same crystal or molecule in any cell: the mean over the atoms of smooth sums over
     * pairs, weighted by the elements, and the composition.
     */
    private static double[] signature(Structure structure) {
        double[] signature = new double[SUMS + 3];
        var list = NeighbourList.of(structure, CUTOFF);
        int atoms = Math.max(1, structure.size());
        for (int atom = 0; atom < structure.size(); atom++) {
            Element element = structure.species().get(atom);
            signature[SUMS] += weight(element) / atoms;
            signature[SUMS + 1] += weight(element) * weight(element) / atoms;
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                double pair = weight(element) * weight(structure.species().get(list.index(slot)));
                double phase = Math.PI * list.distance(slot) / CUTOFF;
                double smooth = pair * (1 + Math.cos(phase)) / atoms;
                for (int k = 0; k < SUMS; k++) {
                    signature[k] += smooth * Math.sin((k + 1) * phase);
                }
            }
        }
        if (structure.periodicity().any()) {
            signature[SUMS + 2] = structure.cell().volume() / atoms;
        }
        return signature;
    }

    private static double weight(Element element) {
        return Math.sqrt(element.atomicNumber());
    }
}
