package io.github.acetune.fit;

import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.fit.TrainingSet.Chunk;
import io.github.acetune.fit.design.AtomProjection;
import io.github.acetune.fit.design.JacobianRows;
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

    /** Adds the derivatives of one atom by its coefficients. */
    void differentiate(
            AtomProjection atom,
            double[] coefficients,
            JacobianRows rows,
            JacobianColumns columns) {
        int[] functions = atom.functions();
        if (functions.length == 0) {
            return;
        }
        int centre = layout.centre(functions[0]);
        var embedding = layout.embedding(centre);
        double[] rho = densities(atom, embedding, coefficients);
        int densities = rho.length;
        var slopes = new double[densities];
        var curvatures = new double[densities];
        for (int p = 0; p < densities; p++) {
            double m = embedding.exponent(p);
            slopes[p] = embedding.weight(p) * embedding.function().derivative(rho[p], m);
            curvatures[p] = embedding.weight(p) * embedding.function().secondDerivative(rho[p], m);
            computeDensityStrip(atom, coefficients, p);
        }
        rows.addFunctions(
                atom, place(atom), columns.functions(centre), slopes, curvatures, densityStrips);
    }

    /** The rows of an atom's structure. */
    JacobianRows.Place place(AtomProjection atom) {
        var structure = chunk.structures().get(atom.structure());
        return new JacobianRows.Place(
                chunk.firstRow()[atom.structure()], structure.atoms(), structure.virial() != null);
    }

    /** Adds the derivatives of one atom by the weights and exponents of its embedding. */
    void differentiateEmbedding(
            AtomProjection atom,
            double[] coefficients,
            JacobianRows rows,
            JacobianColumns columns) {
        int[] functions = atom.functions();
        if (functions.length == 0) {
            return;
        }
        int centre = layout.centre(functions[0]);
        var embedding = layout.embedding(centre);
        var form = embedding.function();
        double[] rho = densities(atom, embedding, coefficients);
        int block = JacobianRows.padded(2 * rho.length);
        for (int p = 0; p < rho.length; p++) {
            double m = embedding.exponent(p);
            double w = embedding.weight(p);
            var energies = new double[block];
            var slopes = new double[block];
            energies[2 * p] = form.value(rho[p], m);
            slopes[2 * p] = form.derivative(rho[p], m);
            energies[2 * p + 1] = w * form.derivativeByExponent(rho[p], m);
            slopes[2 * p + 1] = w * form.slopeByExponent(rho[p], m);
            computeDensityStrip(atom, coefficients, p);
            rows.addAlong(
                    atom.geometry(),
                    place(atom),
                    columns.embedding(centre),
                    energies,
                    slopes,
                    densityStrips[p]);
        }
    }

    /** ∂ρ/∂r of one density. */
    private void computeDensityStrip(AtomProjection atom, double[] coefficients, int density) {
        int[] functions = atom.functions();
        if (densityStrips.length <= density) {
            int known = densityStrips.length;
            densityStrips = Arrays.copyOf(densityStrips, density + 1);
            Arrays.fill(densityStrips, known, density + 1, new double[0]);
        }
        weights = ensured(weights, functions.length);
        for (int local = 0; local < functions.length; local++) {
            weights[local] = coefficients[layout.offset(functions[local]) + density];
        }
        densityStrips[density] = ensured(densityStrips[density], atom.stride());
        atom.combine(weights, densityStrips[density]);
    }

    private static double[] ensured(double[] array, int length) {
        return array.length < length ? new double[length + length / 4] : array;
    }
}
