package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A potential whose parameters change: coefficients of functions and of radial functions, weights and exponents of embeddings.
 * Compiled once; immutable. Reference energies and the repulsion of cores are not part of it, because a fit takes them off its
 * targets.
 */
public final class TrainablePotential {
    private final AceBasis form;
    private final List<TrainableCentre> centres;

    private TrainablePotential(AceBasis basis) {
        this.form = basis;
        int count = basis.functions().size();
        var offset = new int[count + 1];
        for (int v = 0; v < count; v++) {
            int centre = basis.functions().get(v).centre();
            offset[v + 1] = offset[v] + basis.embeddings().get(centre).densities();
        }
        var any = BBasisPotential.zero(basis).cTilde();
        this.centres = new ArrayList<>();
        for (int mu = 0; mu < basis.elements().size(); mu++) {
            centres.add(new TrainableCentre(basis, any, mu, offset));
        }
    }

    /**
     * Compiles a basis.
     *
     * @param basis the functions
     * @return what evaluates them with any parameters
     */
    public static TrainablePotential of(AceBasis basis) {
        return new TrainablePotential(basis);
    }

    /**
     * The potential at given parameters.
     *
     * @param basis alike but for its radial coefficients, weights and exponents
     * @param coefficients c_v^(p), function after function, the densities of its centre's element nested
     * @return immutable
     */
    public ParameterPoint at(AceBasis basis, double[] coefficients) {
        if (coefficients.length != form.coefficientCount()) {
            throw new IllegalArgumentException(
                    "expected "
                            + form.coefficientCount()
                            + " coefficients, found "
                            + coefficients.length);
        }
        var compiled = new CompiledCentre[centres.size()];
        Arrays.setAll(compiled, mu -> centres.get(mu).at(basis, coefficients));
        return new ParameterPoint(
                basis,
                centres,
                new CompiledPotential(
                        basis.elements(), compiled, basis.cutoff(), RadialMode.DIRECT));
    }
}
