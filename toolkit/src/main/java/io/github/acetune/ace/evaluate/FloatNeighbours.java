package io.github.acetune.ace.evaluate;

/** What the engine in single precision reads of the rows of {@link LaneNeighbours}. */
final class FloatNeighbours {
    float[] x = new float[0];
    float[] y = new float[0];
    float[] z = new float[0];
    float[] inverse = new float[0];
    float[] factor = new float[0];
    float[] factorSlope = new float[0];

    /** Rounds the numbers of all rows. */
    void copy(LaneNeighbours rows) {
        int used = rows.rows() * rows.lanes;
        if (x.length < used) {
            int capacity = used + used / 4;
            x = new float[capacity];
            y = new float[capacity];
            z = new float[capacity];
            inverse = new float[capacity];
            factor = new float[capacity];
            factorSlope = new float[capacity];
        }
        round(rows.x, used, x);
        round(rows.y, used, y);
        round(rows.z, used, z);
        round(rows.inverse, used, inverse);
        round(rows.factor, used, factor);
        round(rows.factorSlope, used, factorSlope);
    }

    private static void round(double[] numbers, int count, float... rounded) {
        for (int place = 0; place < count; place++) {
            rounded[place] = (float) numbers[place];
        }
    }
}
