package io.github.acetune.ace.evaluate;

/**
 * A compiled centre in the layout of the SIMD engine: a number of the scalar engine becomes a row of lanes, one lane per atom.
 *
 * <p>Radial matrices are cut into strips of {@link #STRIP} columns, [strip][K][STRIP], the last one filled with zeros. Indices of
 * quantities are multiplied by the number of lanes.
 */
final class LaneCentre {
    static final int STRIP = 4;

    final CompiledCentre centre;
    final double[][] strips;
    final int[] columns;
    final int[] productFirst;
    final int[] productEnd;
    final int[] second;
    final int[] target;
    final double[] weight;
    final int[] rootFirst;
    final int[] rootEnd;
    final int[] rootSecond;
    final double[] coefficients;
    final int paddedDensities;
    final int leaves;
    final int size;

    LaneCentre(CompiledCentre centre, int lanes) {
        this.centre = centre;
        int shells = centre.shells().length;
        this.strips = new double[shells][];
        this.columns = new int[shells];
        for (int shell = 0; shell < shells; shell++) {
            columns[shell] = padded(centre.shells()[shell].radial().columns());
            strips[shell] = strips((DirectRadial) centre.shells()[shell].radial());
        }
        CoupledGraph graph = centre.graph();
        this.productFirst = times(graph.productFirst(), lanes);
        this.productEnd = graph.productEnd();
        this.second = times(graph.second(), lanes);
        this.target = times(graph.target(), lanes);
        this.weight = graph.weight();
        this.rootFirst = times(graph.rootFirst(), lanes);
        this.rootSecond = times(graph.rootSecond(), lanes);
        this.rootEnd = graph.rootEnd();
        this.paddedDensities = (graph.densities() + 1) / 2 * 2; // summed two at a time
        this.coefficients = new double[graph.roots() * paddedDensities];
        for (int root = 0; root < graph.roots(); root++) {
            System.arraycopy(
                    graph.coefficients(),
                    root * graph.densities(),
                    coefficients,
                    root * paddedDensities,
                    graph.densities());
        }
        this.leaves = graph.leaves();
        this.size = graph.size();
    }

    private static int padded(int columns) {
        return (columns + STRIP - 1) / STRIP * STRIP;
    }

    private static double[] strips(DirectRadial radial) {
        int size = radial.basisSize();
        int count = padded(radial.columns()) / STRIP;
        double[] strips = new double[count * size * STRIP];
        for (int k = 0; k < size; k++) {
            for (int column = 0; column < radial.columns(); column++) {
                strips[((column / STRIP) * size + k) * STRIP + column % STRIP] =
                        radial.matrix()[k][column];
            }
        }
        return strips;
    }

    private static int[] times(int[] indices, int lanes) {
        int[] scaled = new int[indices.length];
        for (int q = 0; q < indices.length; q++) {
            scaled[q] = indices[q] * lanes;
        }
        return scaled;
    }
}
