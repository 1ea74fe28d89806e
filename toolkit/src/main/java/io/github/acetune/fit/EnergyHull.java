package io.github.acetune.fit;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;

/** Distances from the lower convex hull of energy per atom over composition. */
final class EnergyHull {
    private EnergyHull() {}

    static int compositions(List<Structure> structures) {
        var elements = elements(structures);
        return (int)
                structures.stream()
                        .map(s -> composition(s, elements))
                        .map(EnergyHull::key)
                        .distinct()
                        .count();
    }

    /**
     * Energy per atom above the hull: the lowest energy that a mixture of other structures of the same overall composition has.
     *
     * @return one per structure, eV; infinite where its energy is unknown
     */
    static double[] distances(List<Structure> structures, double[] perAtom) {
        var elements = elements(structures);
        var lowest = new LinkedHashMap<String, Integer>();
        for (int s = 0; s < perAtom.length; s++) {
            if (!Double.isNaN(perAtom[s])) {
                String key = key(composition(structures.get(s), elements));
                lowest.merge(key, s, (a, b) -> perAtom[b] < perAtom[a] ? b : a);
            }
        }
        var vertices = List.copyOf(lowest.values());
        Map<String, Double> hull = new LinkedHashMap<>();
        lowest.forEach((key, s) ->
                hull.put(
                        key,
                        lowestMixture(
                                composition(structures.get(s), elements),
                                structures,
                                elements,
                                vertices,
                                perAtom)));
        var result = new double[perAtom.length];
        for (int s = 0; s < perAtom.length; s++) {
            String key = key(composition(structures.get(s), elements));
            result[s] =
                    Double.isNaN(perAtom[s])
                            ? Double.POSITIVE_INFINITY
                            : Math.max(0, perAtom[s] - hull.get(key));
        }
        return result;
    }

    private static double lowestMixture(
            double[] composition,
            List<Structure> structures,
            List<Element> elements,
            List<Integer> vertices,
            double[] perAtom) {
        var constraints = new ArrayList<LinearConstraint>();
        for (int e = 0; e < elements.size(); e++) {
            var row = new double[vertices.size()];
            for (int v = 0; v < row.length; v++) {
                row[v] = composition(structures.get(vertices.get(v)), elements)[e];
            }
            constraints.add(new LinearConstraint(row, Relationship.EQ, composition[e]));
        }
        double[] energies = vertices.stream().mapToDouble(s -> perAtom[s]).toArray();
        return new SimplexSolver()
                .optimize(
                        new LinearObjectiveFunction(energies, 0),
                        new LinearConstraintSet(constraints),
                        new NonNegativeConstraint(true))
                .getValue();
    }

    private static List<Element> elements(List<Structure> structures) {
        var set = new TreeSet<Element>(Comparator.comparing(Element::symbol));
        structures.forEach(s -> set.addAll(s.species()));
        return List.copyOf(set);
    }

    private static double[] composition(Structure structure, List<Element> elements) {
        var fractions = new double[elements.size()];
        for (var element : structure.species()) {
            fractions[elements.indexOf(element)] += 1.0 / structure.size();
        }
        return fractions;
    }

    private static String key(double[] composition) {
        var text = new StringBuilder();
        for (double x : composition) {
            text.append(Math.round(x * 1e6)).append(' ');
        }
        return text.toString();
    }
}
