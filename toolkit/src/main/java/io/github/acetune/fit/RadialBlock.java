package io.github.acetune.fit;

import io.github.acetune.fit.TrainingSet.Chunk;
import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.AtomResponse;
import io.github.acetune.fit.design.RowScatter;

/** The columns of one chunk's Jacobian that belong to the radial coefficients. */
final class RadialBlock {
    private final CoefficientLayout layout;
    private final ParameterLayout radial;
    private final Chunk chunk;
    private final double[] coefficients;
    private final double[] block;

    /**
     * Creates the block.
     *
     * @param block the Jacobian, column-major [rows·parameters], radial coefficients first; columns are added to
     */
    RadialBlock(
            CoefficientLayout layout,
            ParameterLayout radial,
            Chunk chunk,
            double[] coefficients,
            double[] block) {
        this.layout = layout;
        this.radial = radial;
        this.chunk = chunk;
        this.coefficients = coefficients;
        this.block = block;
    }

    void add(AtomProjection atom, AtomResponse response) {
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
        int elements = atom.geometry().elements();
        var first = new int[elements];
        var perN = new int[elements];
        var perL = new int[elements];
        for (int species = 0; species < elements; species++) {
            first[species] = radial.index(centre, species, 0, 0, 0);
            perN[species] = radial.index(centre, species, 1, 0, 0) - first[species];
            perL[species] = radial.index(centre, species, 0, 1, 0) - first[species];
        }
        int rows = chunk.rows();
        int firstRow = chunk.firstRow()[atom.structure()];
        var structure = chunk.structures().get(atom.structure());
        response.radialColumns(
                slopes,
                curvatures,
                own,
                (species, n, l, k, energy, gradient) -> {
                    int column = first[species] + n * perN[species] + l * perL[species] + k;
                    int row = column * rows + firstRow;
                    RowScatter.add(
                            atom.geometry(),
                            energy,
                            gradient,
                            0,
                            block,
                            row,
                            structure.atoms(),
                            structure.virial() != null);
                });
    }
}
