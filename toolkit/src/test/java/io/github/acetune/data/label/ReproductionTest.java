package io.github.acetune.data.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Structure;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The labels of the bundled sets come out again: energies within 1 meV/atom, forces within 5 meV/Å. */
class ReproductionTest {
    @ParameterizedTest
    @CsvSource({
        "SI, si_dia_000",
        "SI, si_sp2_000",
        "SI, si_hexdia_000",
        "SBTE, sbte_Te_crystal_002",
        "SBTE, sbte_Sb_crystal_002",
        "SBTE, sbte_Sb2Te3_crystal_000"
    })
    void aBundledStructureIsLabelledAsBefore(DftSystem system, String id) {
        Assumptions.assumeTrue(
                QuantumEspresso.program().isPresent() && QuantumEspresso.parametersInstalled(),
                "skipped: Quantum ESPRESSO's pw.x or CP2K's GTH_POTENTIALS is not installed (Debian packages"
                        + " quantum-espresso and cp2k-data)");
        Structure stored =
                Datasets.load(system.id() + "-pbe").structures().stream()
                        .filter(structure -> structure.info("id").orElseThrow().equals(id))
                        .findFirst()
                        .orElseThrow();

        Structure labelled = QuantumEspresso.of(system).label(stored);

        assertEquals(
                stored.labels().energy().orElseThrow(),
                labelled.labels().energy().orElseThrow(),
                1e-3 * stored.size());
        assertArrayEquals(
                stored.labels().forces().orElseThrow(),
                labelled.labels().forces().orElseThrow(),
                5e-3);
        assertArrayEquals(
                stored.labels().virial().orElseThrow(),
                labelled.labels().virial().orElseThrow(),
                5e-3 * stored.size());
        assertEquals(stored.info("kgrid"), labelled.info("kgrid"));
        assertEquals(stored.configType(), labelled.configType());
    }
}
