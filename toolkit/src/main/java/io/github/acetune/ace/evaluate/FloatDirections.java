package io.github.acetune.ace.evaluate;

/** The directions of rows of neighbours in single precision. */
final class FloatDirections {
    float[] x = new float[0];
    float[] y = new float[0];
    float[] z = new float[0];

    /** Rounds the directions of all rows. */
    void copy(LaneNeighbours rows) {
        int used = rows.rows() * rows.lanes;
        if (x.length < used) {
            x = new float[used + used / 4];
            y = new float[used + used / 4];
            z = new float[used + used / 4];
        }
        for (int place = 0; place < used; place++) {
            x[place] = (float) rows.x[place];
            y[place] = (float) rows.y[place];
            z[place] = (float) rows.z[place];
        }
    }
}
