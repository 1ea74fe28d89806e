package io.github.acetune.ace.evaluate;

/** {@link LaneCentre} in single precision. */
final class FloatCentre {
    static final int STRIP = 4;

    final CompiledCentre centre;
    final float[][] strips;
    final int[] columns;
    final int[] productFirst;
    final int[] productEnd;
    final int[] second;
    final int[] target;
    final float[] weight;
    final int[] rootFirst;
    final int[] rootEnd;
    final int[] rootSecond;
    final float[] coefficients;
    final int paddedDensities;
    final int leaves;
    final int size;

    FloatCentre(CompiledCentre centre, int lanes) {
        this.centre = centre;
        int shells = centre.shells().length;
        this.strips = new float[shells][];
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
        this.weight = rounded(graph.weight());
        this.rootFirst = times(graph.rootFirst(), lanes);
        this.rootSecond = times(graph.rootSecond(), lanes);
        this.rootEnd = graph.rootEnd();
        this.paddedDensities = (graph.densities() + 1) / 2 * 2; // summed two at a time
        this.coefficients = new float[graph.roots() * paddedDensities];
        for (int root = 0; root < graph.roots(); root++) {
            for (int p = 0; p < graph.densities(); p++) {
                coefficients[root * paddedDensities + p] =
                        (float) graph.coefficients()[root * graph.densities() + p];
            }
        }
        this.leaves = graph.leaves();
        this.size = graph.size();
    }

    private static int padded(int columns) {
        return (columns + STRIP - 1) / STRIP * STRIP;
    }

    private static float[] strips(DirectRadial radial) {
        int size = radial.basisSize();
        int count = padded(radial.columns()) / STRIP;
        float[] strips = new float[count * size * STRIP];
        for (int k = 0; k < size; k++) {
            for (int column = 0; column < radial.columns(); column++) {
                strips[((column / STRIP) * size + k) * STRIP + column % STRIP] =
                        (float) radial.matrix()[k][column];
            }
        }
        return strips;
    }

    private static float[] rounded(double[] numbers) {
        float[] rounded = new float[numbers.length];
        for (int q = 0; q < numbers.length; q++) {
            rounded[q] = (float) numbers[q];
        }
        return rounded;
    }

    private static int[] times(int[] indices, int lanes) {
        int[] scaled = new int[indices.length];
        for (int q = 0; q < indices.length; q++) {
            scaled[q] = indices[q] * lanes;
        }
        return scaled;
    }
}
