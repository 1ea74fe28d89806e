package io.github.acetune.ace.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The graph of some basis functions whose coefficients change, and how the coefficients of its roots follow from them:
 * root_q^(p) = Σ_v weight_qv c_v^(p).
 *
 * @param graph its roots have no coefficients yet
 * @param start where the entries of each root begin, roots counted slice after slice, [roots + 1]
 * @param function v of each entry
 * @param weight of each entry, dimensionless
 */
@SuppressWarnings("ArrayRecordComponent") // shared by the engines and never written to
record TrainableGraph(CoupledGraph graph, int[] start, int[] function, double[] weight) {
    private static final double NOTHING = 1e-15;

    /**
     * Reads where an assembly has put the roots.
     *
     * @param numbered a graph of one density, each root's coefficient being its number
     * @param rows what each root consists of, by its number
     * @param densities P
     */
    static TrainableGraph of(
            CoupledGraph numbered, List<Map<Integer, Double>> rows, int densities) {
        var start = new ArrayList<Integer>(List.of(0));
        var function = new ArrayList<Integer>();
        var weight = new ArrayList<Double>();
        for (RootSlice slice : numbered.roots()) {
            for (double number : slice.coefficients()) {
                rows.get((int) number)
                        .forEach((v, value) -> {
                            if (Math.abs(value) > NOTHING) {
                                function.add(v);
                                weight.add(value);
                            }
                        });
                start.add(function.size());
            }
        }
        int count = start.size() - 1;
        return new TrainableGraph(
                with(numbered, new double[count * densities], densities),
                start.stream().mapToInt(Integer::intValue).toArray(),
                function.stream().mapToInt(Integer::intValue).toArray(),
                weight.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The graph with coefficients of its roots, [roots·P]. */
    private static CoupledGraph with(CoupledGraph graph, double[] coefficients, int densities) {
        var roots = new RootSlice[graph.roots().length];
        int from = 0;
        for (int q = 0; q < roots.length; q++) {
            RootSlice slice = graph.roots()[q];
            int to = from + slice.steps() * densities;
            roots[q] =
                    new RootSlice(
                            slice.start(),
                            slice.stride(),
                            slice.components(),
                            slice.first(),
                            slice.end(),
                            slice.second(),
                            java.util.Arrays.copyOfRange(coefficients, from, to));
            from = to;
        }
        return new CoupledGraph(
                graph.size(),
                graph.start(),
                graph.count(),
                graph.productFirst(),
                graph.productEnd(),
                graph.second(),
                graph.target(),
                graph.weight(),
                roots,
                densities);
    }

    /**
     * The graph at given coefficients.
     *
     * @param coefficients c_v^(p), those of function v from {@code offset[v]} on
     */
    CoupledGraph at(double[] coefficients, int[] offset) {
        int densities = graph.densities();
        var own = new double[(start.length - 1) * densities];
        for (int root = 0; root < start.length - 1; root++) {
            for (int q = start[root]; q < start[root + 1]; q++) {
                for (int p = 0; p < densities; p++) {
                    own[root * densities + p] += weight[q] * coefficients[offset[function[q]] + p];
                }
            }
        }
        return with(graph, own, densities);
    }

    /**
     * The transpose: adds derivatives by the coefficients of the roots, [roots·P], to those by c.
     *
     * @param byRoot derivatives by the roots' coefficients
     * @param gradient receives those by c_v^(p)
     */
    void addTransposed(double[] byRoot, int[] offset, double[] gradient) {
        int densities = graph.densities();
        for (int root = 0; root < start.length - 1; root++) {
            for (int q = start[root]; q < start[root + 1]; q++) {
                for (int p = 0; p < densities; p++) {
                    gradient[offset[function[q]] + p] += weight[q] * byRoot[root * densities + p];
                }
            }
        }
    }
}
