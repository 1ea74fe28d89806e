package io.github.acetune.validate.physical;

import java.util.List;

/**
 * What came out of a check.
 *
 * @param properties numbers
 * @param curves see {@link Check}: energy above the ground state (eV/atom) against volume (Å³/atom); frequencies (THz) against the
 *     place on the path; energies (eV) against distance (Å); energy above the ground state (eV/atom) against volume (Å³/atom) of
 *     relaxed packings; temperature (K) and potential energy (eV/atom) against time (ps)
 * @param faults what is unphysical or could not be done, each in one line
 */
public record CheckResult(
        List<Property> properties, List<PropertyCurve> curves, List<String> faults) {
    /** Copies the lists. */
    public CheckResult {
        properties = List.copyOf(properties);
        curves = List.copyOf(curves);
        faults = List.copyOf(faults);
    }
}
