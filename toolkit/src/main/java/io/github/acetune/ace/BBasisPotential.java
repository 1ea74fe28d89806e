package io.github.acetune.ace;

import io.github.acetune.ace.coupling.CTildeMap;
import io.github.acetune.structure.Element;
import java.util.Collections;
import java.util.LinkedHashMap;
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
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        if (coefficients.length != basis.coefficientCount()) {
            throw new IllegalArgumentException(
                    "a potential of "
                            + basis.functions().size()
                            + " functions needs "
                            + basis.coefficientCount()
                            + " coefficients, found "
                            + coefficients.length);
        }
        if (referenceEnergies.length != basis.elements().size()) {
            throw new IllegalArgumentException(
                    "a potential of "
                            + basis.elements().size()
                            + " elements needs as many reference energies, found "
                            + referenceEnergies.length);
        }
    }

    /**
     * A potential without any interaction, the start of a fit.
     *
     * @param basis the functions
     * @return all coefficients and reference energies zero
     */
    public static BBasisPotential zero(AceBasis basis) {
        return new BBasisPotential(
                basis,
                new double[basis.coefficientCount()],
                new double[basis.elements().size()],
                Map.of());
    }

    /**
     * This potential with other coefficients.
     *
     * @param coefficients c_v^(p), [coefficientCount]
     * @return a new potential
     */
    public BBasisPotential withCoefficients(double... coefficients) {
        return new BBasisPotential(basis, coefficients, referenceEnergies, metadata);
    }

    /**
     * This potential with other reference energies.
     *
     * @param energies E0 per element, [nElements], eV
     * @return a new potential
     */
    public BBasisPotential withReferenceEnergies(double... energies) {
        return new BBasisPotential(basis, coefficients, energies, metadata);
    }

    /**
     * This potential with other notes.
     *
     * @param metadata provenance and notes
     * @return a new potential
     */
    public BBasisPotential withMetadata(Map<String, String> metadata) {
        return new BBasisPotential(basis, coefficients, referenceEnergies, metadata);
    }

    /**
     * The potential in another basis: functions that both have keep their coefficients, and so do radial functions; the other
     * functions of the new basis get none.
     *
     * @param other the new basis
     * @return a new potential
     */
    public BBasisPotential onto(AceBasis other) {
        return new BasisTransfer(this, other).potential();
    }

    /**
     * The expansion coefficients.
     *
     * @return a copy of c_v^(p), function after function, the densities of its centre's element nested
     */
    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * The reference energies.
     *
     * @return a copy of E0 per element, [nElements], eV
     */
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
        return new CTildePotential(
                basis.elements(),
                basis.splineBinWidth(),
                basis.embeddings(),
                basis.bonds(),
                CTildeMap.of(basis).functions(coefficients),
                referenceEnergies);
    }
}
