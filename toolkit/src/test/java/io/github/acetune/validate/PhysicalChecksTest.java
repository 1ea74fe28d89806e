package io.github.acetune.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.md.StillingerWeber;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.validate.physical.Bulk;
import io.github.acetune.validate.physical.Check;
import io.github.acetune.validate.physical.CheckResult;
import io.github.acetune.validate.physical.PhysicalChecks;
import io.github.acetune.validate.physical.PropertySheet;
import io.github.acetune.validate.physical.PropertyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Stillinger–Weber potential, whose properties the published reference has too. */
class PhysicalChecksTest {
    private static PropertySheet ours;
    private static PropertySheet published;

    @BeforeAll
    static void check() {
        ours =
                PhysicalChecks.of("SW", StillingerWeber.silicon(), List.of(Element.Si))
                        .quick()
                        .dynamics(0.05, 1800)
                        .run();
        published =
                PropertySheet.references(List.of(Element.Si)).stream()
                        .filter(sheet -> sheet.name().equals("Stillinger–Weber"))
                        .findFirst()
                        .orElseThrow();
    }

    private static void assertAgrees(String property, double tolerance) {
        assertEquals(
                published.value(property).orElseThrow(),
                ours.value(property).orElseThrow(),
                tolerance,
                property);
    }

    @Test
    void crystalsRestWhereThePublishedOnesDo() {
        assertAgrees("diamond a", 1e-3);
        assertAgrees("diamond bulk modulus", 0.1);
        for (String crystal : List.of("β-tin", "simple hexagonal", "bc8", "bcc", "fcc")) {
            assertAgrees(crystal + " above diamond", 2e-3);
            assertAgrees(crystal + " volume", 0.05);
        }
    }

    @Test
    void strainDefectsSurfacesAndVibrationsAreThePublishedOnes() {
        assertAgrees("diamond C11", 0.2);
        assertAgrees("diamond C12", 0.2);
        assertAgrees("diamond C44", 3.1);
        assertAgrees("diamond vacancy", 0.3);
        assertAgrees("diamond (111) surface", 0.02);
        assertAgrees("diamond (110) surface", 0.02);
        assertAgrees("diamond highest frequency at Γ", 0.05);
        assertAgrees("diamond lowest frequency at X", 0.05);
    }

    @Test
    void soundPotentialsHaveNoFaults() {
        assertEquals(List.of(), ours.faults());
        assertEquals(Check.all(), ours.results().keySet());
        assertEquals(7, ours.curves(Check.ENERGY_VOLUME).size());
        assertEquals(6, ours.curves(Check.PHONONS).size());
        assertEquals(0.05, ours.value("survives heating to 1800 K").orElseThrow(), 1e-9);
    }

    @Test
    void whatIsKnownIsNotDoneAgain() {
        var asked = new ArrayList<Check>();
        var listener =
                new PhysicalChecks.Listener() {
                    @Override
                    public void advanced(PhysicalChecks.Progress progress) {
                        asked.add(progress.check());
                    }
                };

        PropertySheet again =
                PhysicalChecks.of("SW", StillingerWeber.silicon(), List.of(Element.Si))
                        .quick()
                        .only(Check.LATTICE, Check.DIMERS)
                        .knowing(Map.of(Check.LATTICE, ours.results().get(Check.LATTICE)))
                        .listener(listener)
                        .run();

        assertEquals(List.of(Check.DIMERS), asked);
        assertEquals(ours.results().get(Check.LATTICE), again.results().get(Check.LATTICE));
    }

    @Test
    void tablesHaveAColumnForEachSheet() {
        var references = PropertySheet.references(List.of(Element.Si));
        var table = PropertyTable.of(ours, references);

        assertEquals(
                List.of(
                        "property",
                        "unit",
                        "SW",
                        "DFT",
                        "Si-GAP-18",
                        "Stillinger–Weber",
                        "Tersoff"),
                table.columnNames());
        assertTrue(table.rowCount() > 30);
    }

    @Test
    void anInterruptKeepsWhatIsFinished() {
        var listener =
                new PhysicalChecks.Listener() {
                    @Override
                    public void advanced(PhysicalChecks.Progress progress) {}

                    @Override
                    public void finished(Check check, PropertySheet sheet) {
                        Thread.currentThread().interrupt();
                    }
                };

        PropertySheet sheet =
                PhysicalChecks.of("SW", StillingerWeber.silicon(), List.of(Element.Si))
                        .quick()
                        .listener(listener)
                        .run();

        assertTrue(Thread.interrupted());
        assertEquals(java.util.Set.of(Check.LATTICE), sheet.results().keySet());
    }

    @Test
    void potentialsThatPullAtomsTogetherAreCaught() {
        var sound = StillingerWeber.silicon();
        var sheet =
                PhysicalChecks.of(
                                "false",
                                structure -> {
                                    var results = sound.calculate(structure);
                                    double[] forces = results.forces();
                                    for (int k = 0; k < forces.length; k++) {
                                        forces[k] = -forces[k];
                                    }
                                    double[] virial = results.virial();
                                    for (int k = 0; k < virial.length; k++) {
                                        virial[k] = -virial[k];
                                    }
                                    return new Calculator.Results(
                                            -results.energy(), results.energies(), forces, virial);
                                },
                                List.of(Element.Si))
                        .quick()
                        .only(Check.LATTICE, Check.ELASTIC, Check.DIMERS)
                        .run();

        CheckResult lattice = sheet.results().get(Check.LATTICE);
        assertTrue(lattice.faults().size() > 0, lattice::toString);
        assertTrue(sheet.results().get(Check.DIMERS).faults().size() > 0);
    }

    @Test
    void anAxialRatioWithoutEndIsNamedWithWhereItWent() {
        Calculator pulling =
                structure ->
                        new Calculator.Results(
                                0,
                                new double[structure.size()],
                                new double[3 * structure.size()],
                                new double[] {-1, 0, 0, 0, -1, 0, 0, 0, 2});
        var crystal = Crystals.simpleHexagonal(Element.Si, 2.66, 2.48);

        var lost = assertThrows(InvalidInputException.class, () -> Bulk.axial(pulling, crystal));

        assertTrue(
                lost.getMessage().contains("comes to no rest: it went from 0.932 to"),
                lost::getMessage);
    }
}
