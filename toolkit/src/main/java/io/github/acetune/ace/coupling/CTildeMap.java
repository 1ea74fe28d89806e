package io.github.acetune.ace.coupling;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.CTildeFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sparse linear map from the coefficients c_v^(p) of a basis to the C̃ coefficients of its products:
 * c̃^(p) = Σ_v c_v^(p) · weight, over the functions v that differ only in their intermediate angular momenta.
 *
 * <p>Both sides are flat: c as in {@link io.github.acetune.ace.BBasisPotential#coefficients()}, c̃ as the coefficients of all
 * {@link CTildeFunction}s one after the other, [terms·P] each. A fit needs the transpose to turn derivatives with respect to
 * c̃ into derivatives with respect to c.
 */
public final class CTildeMap {
    /** Shape of one C̃ function: everything but its coefficients. */
    @SuppressWarnings("ArrayRecordComponent") // private bulk data, never written to
    private record Shape(int centre, int[] species, int[] n, int[] l, int[] m, int densities) {
        int terms() {
            return m.length / species.length;
        }
    }

    private record Product(int centre, List<Integer> species, List<Integer> n, List<Integer> l) {}

    private final List<Shape> shapes = new ArrayList<>();
    private final int[] shapeOffset;
    private final int[] functionOffset;
    private final int[] densities;
    private final int[] target;
    private final int[][] terms;
    private final double[][] weights;

    private CTildeMap(AceBasis basis) {
        var functions = basis.functions();
        int count = functions.size();
        target = new int[count];
        terms = new int[count][];
        weights = new double[count][];
        densities = new int[count];
        functionOffset = new int[count + 1];
        for (int v = 0; v < count; v++) {
            densities[v] = basis.embeddings().get(functions.get(v).centre()).densities();
            functionOffset[v + 1] = functionOffset[v] + densities[v];
        }
        group(functions).forEach((product, members) -> addShape(product, members, functions));
        shapeOffset = new int[shapes.size() + 1];
        for (int s = 0; s < shapes.size(); s++) {
            shapeOffset[s + 1] = shapeOffset[s] + shapes.get(s).terms() * shapes.get(s).densities();
        }
    }

    /**
     * The map of a basis.
     *
     * @param basis any
     * @return immutable, safe for concurrent use
     * @throws IllegalArgumentException if a function's angular momenta cannot be coupled
     */
    public static CTildeMap of(AceBasis basis) {
        return new CTildeMap(basis);
    }

    private static Map<Product, List<Integer>> group(List<BasisFunction> functions) {
        var groups = new LinkedHashMap<Product, List<Integer>>();
        for (int v = 0; v < functions.size(); v++) {
            groups.computeIfAbsent(productOf(functions.get(v)), product -> new ArrayList<>())
                    .add(v);
        }
        return groups;
    }

    private static Product productOf(BasisFunction function) {
        var order = Coupling.of(function).factorOrder();
        return new Product(
                function.centre(),
                permuted(function.species(), order),
                permuted(function.n(), order),
                permuted(function.l(), order));
    }

    private static List<Integer> permuted(List<Integer> values, int[] order) {
        return Arrays.stream(order).mapToObj(values::get).toList();
    }

    private void addShape(Product product, List<Integer> members, List<BasisFunction> functions) {
        var rowIndex = new TreeMap<int[], Integer>(Arrays::compare);
        for (int v : members) {
            var coupling = Coupling.of(functions.get(v));
            for (int term = 0; term < coupling.terms(); term++) {
                rowIndex.put(coupling.row(term), 0);
            }
        }
        int index = 0;
        for (var entry : rowIndex.entrySet()) {
            entry.setValue(index++);
        }
        for (int v : members) {
            var coupling = Coupling.of(functions.get(v));
            target[v] = shapes.size();
            weights[v] = coupling.weights();
            terms[v] = new int[coupling.terms()];
            for (int term = 0; term < coupling.terms(); term++) {
                terms[v][term] = rowIndex.get(coupling.row(term));
            }
        }
        shapes.add(
                new Shape(
                        product.centre(),
                        Coupling.toArray(product.species()),
                        Coupling.toArray(product.n()),
                        Coupling.toArray(product.l()),
                        rowIndex.keySet().stream().flatMapToInt(Arrays::stream).toArray(),
                        densities[members.getFirst()]));
    }

    /**
     * The number of B functions.
     *
     * @return functions of the basis
     */
    public int functionCount() {
        return target.length;
    }

    /**
     * The number of C̃ functions.
     *
     * @return at most {@link #functionCount()}
     */
    public int cTildeFunctionCount() {
        return shapes.size();
    }

    /**
     * The number of coefficients c_v^(p).
     *
     * @return length of the flat array
     */
    public int coefficientCount() {
        return functionOffset[target.length];
    }

    /**
     * The number of C̃ coefficients.
     *
     * @return length of the flat array
     */
    public int cTildeCoefficientCount() {
        return shapeOffset[shapes.size()];
    }

    /**
     * Where the coefficients of a B function begin.
     *
     * @param function v, counted from 0
     * @return index of c_v^(0); the other densities follow
     */
    public int offset(int function) {
        return functionOffset[function];
    }

    /**
     * Where the coefficients of a C̃ function begin.
     *
     * @param cTildeFunction counted from 0
     * @return index of the first coefficient of its first term; its densities, then its other terms, follow
     */
    public int cTildeOffset(int cTildeFunction) {
        return shapeOffset[cTildeFunction];
    }

    /**
     * The C̃ function to which a B function adds.
     *
     * @param function v, counted from 0
     * @return counted from 0
     */
    public int target(int function) {
        return target[function];
    }

    /**
     * The terms of that C̃ function to which a B function adds.
     *
     * @param function v, counted from 0
     * @return new array, in step with {@link #weights}
     */
    public int[] terms(int function) {
        return terms[function].clone();
    }

    /**
     * The weights with which a B function adds.
     *
     * @param function v, counted from 0
     * @return new array, dimensionless
     */
    public double[] weights(int function) {
        return weights[function].clone();
    }

    /**
     * c̃ = M c.
     *
     * @param coefficients c, [coefficientCount]
     * @return new array c̃, [cTildeCoefficientCount]
     */
    public double[] apply(double[] coefficients) {
        requireLength(coefficients, coefficientCount());
        var result = new double[cTildeCoefficientCount()];
        for (int v = 0; v < target.length; v++) {
            int count = densities[v];
            int from = functionOffset[v];
            for (int i = 0; i < terms[v].length; i++) {
                int to = shapeOffset[target[v]] + terms[v][i] * count;
                for (int p = 0; p < count; p++) {
                    result[to + p] += coefficients[from + p] * weights[v][i];
                }
            }
        }
        return result;
    }

    /**
     * Mᵀ g: turns derivatives with respect to c̃ into derivatives with respect to c.
     *
     * @param gradient with respect to c̃, [cTildeCoefficientCount]
     * @return new array, [coefficientCount]
     */
    public double[] applyTransposed(double[] gradient) {
        requireLength(gradient, cTildeCoefficientCount());
        var result = new double[coefficientCount()];
        for (int v = 0; v < target.length; v++) {
            int count = densities[v];
            int to = functionOffset[v];
            for (int i = 0; i < terms[v].length; i++) {
                int from = shapeOffset[target[v]] + terms[v][i] * count;
                for (int p = 0; p < count; p++) {
                    result[to + p] += gradient[from + p] * weights[v][i];
                }
            }
        }
        return result;
    }

    /**
     * The C̃ functions of given coefficients, in the order of the basis.
     *
     * @param coefficients c, [coefficientCount]
     * @return new functions
     */
    public List<CTildeFunction> functions(double[] coefficients) {
        var flat = apply(coefficients);
        var result = new ArrayList<CTildeFunction>(shapes.size());
        for (int s = 0; s < shapes.size(); s++) {
            var shape = shapes.get(s);
            result.add(
                    new CTildeFunction(
                            shape.centre(),
                            shape.species().clone(),
                            shape.n().clone(),
                            shape.l().clone(),
                            shape.m().clone(),
                            Arrays.copyOfRange(flat, shapeOffset[s], shapeOffset[s + 1])));
        }
        return List.copyOf(result);
    }

    private static void requireLength(double[] values, int expected) {
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "expected " + expected + " coefficients, found " + values.length);
        }
    }
}
