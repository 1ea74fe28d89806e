package io.github.acetune.sweep;

import io.github.acetune.data.Dataset;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.optimize.Point;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The fits of a sweep with fidelities.
 *
 * @param whole the fits at full fidelity
 * @param fidelity what there is less of at a lower one
 */
record FidelitySetups(TrialSetups whole, Fidelity fidelity) implements TrialSetups {
    /** The name of the fidelity among the hyperparameters. */
    static final String NAME = "fidelity";

    /** The fidelity of a trial. */
    static double of(Point point) {
        return point.values().get(NAME) instanceof Number number ? number.doubleValue() : 1;
    }

    private static Point without(Point point) {
        Map<String, Object> values = new LinkedHashMap<>(point.values());
        values.remove(NAME);
        return new Point(values);
    }

    @Override
    public TrialSetup at(Point point) {
        TrialSetup full = whole.at(without(point));
        double fraction = of(point);
        return switch (fidelity.kind()) {
            case DATA -> full;
            case ITERATIONS -> {
                FitSpec fit = full.fit();
                int all = fit.minimisation().maxIterations();
                int some = Math.max(1, (int) Math.round(fraction * all));
                yield new TrialSetup(full.potential(), fit.maxIterations(some), full.input());
            }
            case LADDER -> {
                var potential = full.potential();
                int all =
                        potential
                                .functionsPerElement()
                                .orElseGet(() ->
                                        perElement(
                                                potential.basis().functions().size(),
                                                potential.elements().size()));
                int some = Math.max(1, (int) Math.round(fraction * all));
                yield new TrialSetup(
                        fraction == 1 ? potential : potential.functions(some),
                        full.fit(),
                        full.input());
            }
        };
    }

    private static int perElement(int functions, int elements) {
        return (functions + elements - 1) / elements;
    }

    /**
     * What a trial is fitted to: all data, or of every configuration type the same part, at least one structure.
     *
     * @param data all training data
     * @param point a trial's
     * @return the larger part holds the smaller
     */
    Dataset data(Dataset data, Point point) {
        double fraction = of(point);
        if (fidelity.kind() != Fidelity.Kind.DATA || fraction >= 1) {
            return data;
        }
        List<Structure> all = data.structures();
        Map<String, List<Integer>> byType =
                IntStream.range(0, all.size())
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        i -> all.get(i).configType(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var chosen = new ArrayList<Integer>();
        for (List<Integer> type : byType.values()) {
            int count = Math.max(1, (int) Math.round(fraction * type.size()));
            for (int k = 0; k < count; k++) {
                // Spread over the file, where neighbouring frames are often alike.
                chosen.add(type.get((int) ((long) k * type.size() / count)));
            }
        }
        return Dataset.of(data.name(), chosen.stream().sorted().distinct().map(all::get).toList());
    }

    @Override
    public List<String> names() {
        var names = new ArrayList<>(whole.names());
        names.add(NAME);
        return names;
    }

    @Override
    public List<Object> row(Point point) {
        var row = new ArrayList<>(whole.row(without(point)));
        row.add(of(point));
        return row;
    }

    @Override
    public List<String> notices() {
        return whole.notices();
    }
}
