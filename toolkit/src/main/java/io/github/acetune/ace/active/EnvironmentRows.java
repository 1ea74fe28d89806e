package io.github.acetune.ace.active;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.projection.BProjections;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;

/** The numbers by which the environments of a structure are compared: one row per atom. Immutable. */
final class EnvironmentRows {
    private final BProjections projections;
    private final List<Embedding> embeddings;
    private final ActiveSetKind kind;

    /** Per element c_v^(p), the densities nested. */
    private final List<double[]> coefficients = new ArrayList<>();

    EnvironmentRows(BBasisPotential potential, ActiveSetKind kind) {
        this.projections = BProjections.of(potential);
        this.embeddings = potential.basis().embeddings();
        this.kind = kind;
        var functions = potential.basis().functions();
        double[] all = potential.coefficients();
        for (int mu = 0; mu < embeddings.size(); mu++) {
            int densities = embeddings.get(mu).densities();
            var own = new double[projections.functionCount(elements().get(mu)) * densities];
            int from = 0;
            int to = 0;
            for (var function : functions) {
                int count = embeddings.get(function.centre()).densities();
                if (function.centre() == mu) {
                    System.arraycopy(all, from, own, to, count);
                    to += count;
                }
                from += count;
            }
            coefficients.add(own);
        }
    }

    List<Element> elements() {
        return projections.elements();
    }

    ActiveSetKind kind() {
        return kind;
    }

    /** Length of the rows of an element. */
    int columns(int mu) {
        return kind == ActiveSetKind.LINEAR
                ? projections.functionCount(elements().get(mu))
                : coefficients.get(mu).length;
    }

    /** The rows of all atoms, [nAtoms][columns of the atom's element]. */
    double[][] of(Structure structure) {
        double[][] rows = projections.of(structure);
        if (kind == ActiveSetKind.FULL) {
            for (int atom = 0; atom < rows.length; atom++) {
                int mu = elements().indexOf(structure.species().get(atom));
                rows[atom] = energySlopes(rows[atom], mu);
            }
        }
        return rows;
    }

    /** ∂E/∂c_v^(p) = w_p F'(ρ_p) B_v, function after function, the densities nested. */
    private double[] energySlopes(double[] values, int mu) {
        var embedding = embeddings.get(mu);
        int densities = embedding.densities();
        double[] c = coefficients.get(mu);
        var rho = new double[densities];
        for (int v = 0; v < values.length; v++) {
            for (int p = 0; p < densities; p++) {
                rho[p] += c[v * densities + p] * values[v];
            }
        }
        var slopes = new double[c.length];
        for (int p = 0; p < densities; p++) {
            double slope =
                    embedding.weight(p)
                            * embedding.function().derivative(rho[p], embedding.exponent(p));
            for (int v = 0; v < values.length; v++) {
                slopes[v * densities + p] = slope * values[v];
            }
        }
        return slopes;
    }
}
