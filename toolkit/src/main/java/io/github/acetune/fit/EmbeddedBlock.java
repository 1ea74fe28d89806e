package io.github.acetune.fit;

import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.fit.TrainingSet.Chunk;
import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.RowScatter;
import java.util.Arrays;

/**
 * Predictions of one chunk, E_i = Σ_p w_p F(ρ_ip; m_p) with ρ_ip = Σ_v c_v^(p) B_iv, and their Jacobian by the coefficients.
 * Holds scratch memory: one per task.
 */
final class EmbeddedBlock {
    private final CoefficientLayout layout;
    private final Chunk chunk;
    private double[] strip = new double[0];
    private double[][] densityStrips = new double[0][];
    private double[] weights = new double[0];

    EmbeddedBlock(CoefficientLayout layout, Chunk chunk) {
        this.layout = layout;
        this.chunk = chunk;
    }

    /** Turns predictions into weighted residuals. */
    void weigh(double[] rows) {
        double[] roots = chunk.rootWeights();
        double[] targets = chunk.weightedTargets();
        for (int r = 0; r < rows.length; r++) {
            rows[r] = rows[r] * roots[r] - targets[r];
        }
    }

    /** Adds the predictions of one atom. */
    void predict(AtomProjection atom, double[] coefficients, double[] rows) {
        int[] functions = atom.functions();
        if (functions.length == 0) {
            return;
        }
        var embedding = layout.embeddingOf(functions[0]);
        double[] rho = densities(atom, embedding, coefficients);
        double energy = 0;
        weights = ensured(weights, functions.length);
        Arrays.fill(weights, 0, functions.length, 0);
        for (int p = 0; p < rho.length; p++) {
            double m = embedding.exponent(p);
            energy += embedding.weight(p) * embedding.function().value(rho[p], m);
            double slope = embedding.weight(p) * embedding.function().derivative(rho[p], m);
            for (int local = 0; local < functions.length; local++) {
                weights[local] += slope * coefficients[layout.offset(functions[local]) + p];
            }
        }
        strip = ensured(strip, atom.stride());
        atom.combine(weights, strip);
        int firstRow = chunk.firstRow()[atom.structure()];
        scatter(atom, energy, rows, firstRow);
    }

    /** Adds an energy whose gradient stands in the scratch strip. */
    private void scatter(AtomProjection atom, double energy, double[] rows, int firstRow) {
        var structure = chunk.structures().get(atom.structure());
        RowScatter.add(
                atom.geometry(),
                energy,
                strip,
                0,
                rows,
                firstRow,
                structure.atoms(),
                structure.virial() != null);
    }

    private double[] densities(AtomProjection atom, Embedding embedding, double[] coefficients) {
        var rho = new double[embedding.densities()];
        int[] functions = atom.functions();
        for (int local = 0; local < functions.length; local++) {
            double b = atom.value(local);
            int at = layout.offset(functions[local]);
            for (int p = 0; p < rho.length; p++) {
                rho[p] += coefficients[at + p] * b;
            }
        }
        return rho;
    }

    /** Multiplies the rows of a matrix by the roots of their weights. */
    void weighColumns(double[] block, int columns) {
        int rows = chunk.rows();
        double[] roots = chunk.rootWeights();
        for (int column = 0; column < columns; column++) {
            for (int r = 0; r < rows; r++) {
                block[column * rows + r] *= roots[r];
            }
        }
    }

    /** Adds the derivatives of one atom by its coefficients, whose columns begin at {@code firstColumn}. */
    void differentiate(
            AtomProjection atom, double[] coefficients, double[] block, int firstColumn) {
        int[] functions = atom.functions();
        if (functions.length == 0) {
            return;
        }
        var embedding = layout.embeddingOf(functions[0]);
        double[] rho = densities(atom, embedding, coefficients);
        int densities = rho.length;
        if (densityStrips.length < densities) {
            densityStrips = new double[densities][0];
        }
        for (int p = 0; p < densities; p++) {
            double m = embedding.exponent(p);
            double slope = embedding.weight(p) * embedding.function().derivative(rho[p], m);
            double curvature =
                    embedding.weight(p) * embedding.function().secondDerivative(rho[p], m);
            double[] own = densityStrip(atom, coefficients, p);
            addColumns(atom, block, firstColumn + p, slope, curvature, own);
        }
    }

    /** The columns of one density: slope ∂B_v/∂r + curvature B_v ∂ρ/∂r. */
    private void addColumns(
            AtomProjection atom,
            double[] block,
            int firstColumn,
            double slope,
            double curvature,
            double[] density) {
        int[] functions = atom.functions();
        int firstRow = chunk.firstRow()[atom.structure()];
        boolean plain =
                chunk.structures().get(atom.structure()).virial() == null
                        && !atom.geometry().isSwitched();
        double[] gradients = atom.gradients();
        int stride = atom.stride();
        strip = ensured(strip, stride);
        for (int local = 0; local < functions.length; local++) {
            int column = firstColumn + layout.offset(functions[local]);
            int row = column * chunk.rows() + firstRow;
            double value = atom.value(local);
            double bend = curvature * value;
            int from = local * stride;
            if (plain) {
                RowScatter.add(
                        atom.geometry(),
                        slope * value,
                        slope,
                        gradients,
                        from,
                        bend,
                        density,
                        block,
                        row);
                continue;
            }
            for (int k = 0; k < stride; k++) {
                strip[k] = slope * gradients[from + k] + bend * density[k];
            }
            scatter(atom, slope * value, block, row);
        }
    }

    /** Adds the derivatives of one atom by the weights and exponents of its embedding. */
    void differentiateEmbedding(
            AtomProjection atom,
            double[] coefficients,
            double[] block,
            ParameterLayout parameters) {
        int[] functions = atom.functions();
        if (functions.length == 0) {
            return;
        }
        int centre = layout.centre(functions[0]);
        var embedding = layout.embedding(centre);
        var form = embedding.function();
        double[] rho = densities(atom, embedding, coefficients);
        densityStrips =
                rho.length > densityStrips.length ? new double[rho.length][0] : densityStrips;
        for (int p = 0; p < rho.length; p++) {
            double m = embedding.exponent(p);
            double w = embedding.weight(p);
            double[] own = densityStrip(atom, coefficients, p);
            int column = parameters.embeddingOffset(centre) + 2 * p;
            addAlong(atom, block, column, form.value(rho[p], m), form.derivative(rho[p], m), own);
            addAlong(
                    atom,
                    block,
                    column + 1,
                    w * form.derivativeByExponent(rho[p], m),
                    w * form.slopeByExponent(rho[p], m),
                    own);
        }
    }

    /** Adds an energy to a column, and the forces of that energy where its gradient is a multiple of a density's. */
    private void addAlong(
            AtomProjection atom,
            double[] block,
            int column,
            double energy,
            double slope,
            double[] density) {
        int row = column * chunk.rows() + chunk.firstRow()[atom.structure()];
        strip = ensured(strip, atom.stride());
        for (int k = 0; k < atom.stride(); k++) {
            strip[k] = slope * density[k];
        }
        scatter(atom, energy, block, row);
    }

    private double[] densityStrip(AtomProjection atom, double[] coefficients, int density) {
        int[] functions = atom.functions();
        weights = ensured(weights, functions.length);
        for (int local = 0; local < functions.length; local++) {
            weights[local] = coefficients[layout.offset(functions[local]) + density];
        }
        densityStrips[density] = ensured(densityStrips[density], atom.stride());
        atom.combine(weights, densityStrips[density]);
        return densityStrips[density];
    }

    private static double[] ensured(double[] array, int length) {
        return array.length < length ? new double[length + length / 4] : array;
    }
}
