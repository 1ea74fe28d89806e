package io.github.acetune.ace;

import io.github.acetune.structure.Element;
import java.util.List;
import java.util.Map;

/**
 * A potential in its B-basis: what is fitted and what pacemaker's YAML files hold.
 *
 * @param basis the functions
 * @param coefficients c_v^(p), function after function, the densities of its centre's element nested
 * @param referenceEnergies E0 per element, [nElements], eV
 * @param metadata provenance and notes, written into the file
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record BBasisPotential(
        AceBasis basis,
        double[] coefficients,
        double[] referenceEnergies,
        Map<String, String> metadata)
        implements AcePotential {
    /** Copies arrays and checks sizes. */
    public BBasisPotential {
        coefficients = coefficients.clone();
        referenceEnergies = referenceEnergies.clone();
        metadata = Map.copyOf(metadata);
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public double[] referenceEnergies() {
        return referenceEnergies.clone();
    }

    @Override
    public List<Element> elements() {
        return basis.elements();
    }

    @Override
    public double cutoff() {
        return basis.cutoff();
    }

    @Override
    public CTildePotential cTilde() {
        throw new UnsupportedOperationException("to be written by the coupling package");
    }
}
