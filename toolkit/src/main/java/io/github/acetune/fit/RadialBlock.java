package io.github.acetune.fit;

import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.AtomResponse;
import io.github.acetune.fit.design.JacobianRows;

/** The columns of one chunk's Jacobian that belong to the radial coefficients. */
final class RadialBlock {
    private final CoefficientLayout layout;
    private final ParameterLayout radial;
    private final double[] coefficients;
    private final JacobianRows rows;
    private final int[] columns;

    /**
     * Creates the block.
     *
     * @param rows the Jacobian
     * @param columns the column of each parameter
     */
    RadialBlock(
            CoefficientLayout layout,
            ParameterLayout radial,
            double[] coefficients,
            JacobianRows rows,
            int[] columns) {
        this.layout = layout;
        this.radial = radial;
        this.coefficients = coefficients;
        this.rows = rows;
        this.columns = columns;
    }

    void add(AtomProjection atom, AtomResponse response, JacobianRows.Place place) {
        int[] functions = atom.functions();
        if (functions.length == 0) {
            return;
        }
        int centre = layout.centre(functions[0]);
        var embedding = layout.embedding(centre);
        int densities = embedding.densities();
        var own = new double[densities][functions.length];
        var rho = new double[densities];
        for (int local = 0; local < functions.length; local++) {
            for (int p = 0; p < densities; p++) {
                own[p][local] = coefficients[layout.offset(functions[local]) + p];
                rho[p] += own[p][local] * atom.value(local);
            }
        }
        var slopes = new double[functions.length];
        var curvatures = new double[densities];
        for (int p = 0; p < densities; p++) {
            double m = embedding.exponent(p);
            double slope = embedding.weight(p) * embedding.function().derivative(rho[p], m);
            curvatures[p] = embedding.weight(p) * embedding.function().secondDerivative(rho[p], m);
            for (int local = 0; local < functions.length; local++) {
                slopes[local] += slope * own[p][local];
            }
        }
        response.addRadial(
                slopes,
                curvatures,
                own,
                rows,
                place,
                (species, n, l) -> columns[radial.index(centre, species, n, l, 0)]);
    }
}
