package io.github.acetune.md;

/** How a cell may change. */
public enum CellFreedom {
    /** All lengths by the same factor. */
    ISOTROPIC(1),

    /** Each direction by itself; angles of an orthorhombic cell stay. */
    ANISOTROPIC(3),

    /** Every strain, angles included; the cell does not rotate. */
    FLEXIBLE(6);

    private final int degrees;

    CellFreedom(int degrees) {
        this.degrees = degrees;
    }

    /** Number of independent strains. */
    int degrees() {
        return degrees;
    }

    /**
     * Keeps of a symmetric tensor what the cell may follow.
     *
     * @param tensor [9], row-major, changed in place
     */
    void project(double[] tensor) {
        if (this == FLEXIBLE) {
            return;
        }
        double mean = (tensor[0] + tensor[4] + tensor[8]) / 3;
        for (int k = 0; k < 9; k++) {
            boolean diagonal = k % 4 == 0;
            if (!diagonal) {
                tensor[k] = 0;
            } else if (this == ISOTROPIC) {
                tensor[k] = mean;
            }
        }
    }
}
