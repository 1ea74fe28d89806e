package io.github.acetune.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.RadialMode;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.md.CellFreedom;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import io.github.acetune.validate.physical.Bulk;
import io.github.acetune.validate.physical.DimerCurve;
import io.github.acetune.validate.physical.EnergyVolume;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Phases of silicon, and Sb–Te, by the paper's potentials (../shared/md/static.json) with the accuracies that its README states. */
class PhaseReferenceTest {
    private static final Map<String, Calculator> POTENTIALS = new HashMap<>();

    private static Calculator potential(String name) {
        return POTENTIALS.computeIfAbsent(
                name,
                file ->
                        AceCalculator.of(
                                        PotentialFiles.read(Shared.file("oracle/" + file)),
                                        RadialMode.REFERENCE_SPLINES)
                                .withThreads(1));
    }

    private static JsonNode reference(String part) {
        return JsonMapper.shared().readTree(Shared.file("md/static.json").toFile()).get(part);
    }

    private static Structure crystal(String name) {
        return switch (name) {
            case "beta_Sn" -> Crystals.betaTin(Element.Si, 4.81, 2.65);
            case "simple_hexagonal" -> Crystals.simpleHexagonal(Element.Si, 2.66, 2.48);
            case "fcc" -> Crystals.faceCentredCubic(Element.Si, 3.85);
            case "bcc" -> Crystals.bodyCentredCubic(Element.Si, 3.07);
            case "hcp" -> Crystals.hexagonalClosePacked(Element.Si, 2.7, 2.7 * Math.sqrt(8.0 / 3));
            case "bc8" -> Crystals.bodyCentredEight(Element.Si, 6.67, 0.1003);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "beta_Sn, true",
        "simple_hexagonal, true",
        "hcp, true",
        "fcc, false",
        "bcc, false",
        "bc8, false"
    })
    void phasesRestWhereTheReferenceHasThem(String name, boolean axial) {
        Calculator silicon = potential("XPOT-Si.yace");
        JsonNode expected = reference("Si").get("phases").get(name);
        JsonNode minimum = expected.get("minimum");

        Bulk bulk =
                axial
                        ? Bulk.axial(silicon, crystal(name))
                        : Bulk.of(silicon, crystal(name), CellFreedom.ISOTROPIC);

        assertEquals(minimum.get("volume_per_atom").asDouble(), bulk.volumePerAtom(), 1e-8);
        assertEquals(minimum.get("energy_per_atom").asDouble(), bulk.energyPerAtom(), 1e-9);
        assertEquals(minimum.get("bulk_modulus_GPa").asDouble(), bulk.bulkModulus(), 1e-2);
        if (axial) {
            double ratio = bulk.crystal().cell().get(2, 2) / bulk.crystal().cell().get(0, 0);
            assertEquals(minimum.get("c_over_a").asDouble(), ratio, 1e-7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "beta_Sn, true",
        "simple_hexagonal, true",
        "hcp, true", // changes branch between its second and third volume
        "fcc, false",
        "bcc, false",
        "bc8, false"
    })
    void energiesFollowTheVolume(String name, boolean axial) {
        Calculator silicon = potential("XPOT-Si.yace");
        JsonNode table = reference("Si").get("phases").get(name).get("table");
        int count = table.size();
        double from = table.get(0).get("volume_ratio").asDouble();
        double to = table.get(count - 1).get("volume_ratio").asDouble();

        EnergyVolume curve =
                axial
                        ? EnergyVolume.axial(
                                name,
                                silicon,
                                Bulk.axial(silicon, crystal(name)).crystal(),
                                from,
                                to,
                                count)
                        : EnergyVolume.of(
                                name,
                                silicon,
                                Bulk.of(silicon, crystal(name), CellFreedom.ISOTROPIC).crystal(),
                                from,
                                to,
                                count);

        for (int k = 0; k < count; k++) {
            assertEquals(
                    table.get(k).get("energy_per_atom").asDouble(),
                    curve.points().get(k).energyPerAtom(),
                    1e-9,
                    name + " at volume " + k);
            assertEquals(
                    table.get(k).get("pressure_GPa").asDouble(),
                    curve.points().get(k).pressure(),
                    1e-5,
                    name + " at volume " + k);
        }
    }

    @Test
    void idealHcpIsTheReference() {
        // c/a fixed at √(8/3): only the volume is free.
        Bulk bulk = Bulk.of(potential("XPOT-Si.yace"), crystal("hcp"), CellFreedom.ISOTROPIC);

        JsonNode minimum = reference("Si").get("phases").get("hcp_ideal").get("minimum");
        assertEquals(minimum.get("volume_per_atom").asDouble(), bulk.volumePerAtom(), 1e-8);
        assertEquals(minimum.get("energy_per_atom").asDouble(), bulk.energyPerAtom(), 1e-9);
        assertEquals(minimum.get("bulk_modulus_GPa").asDouble(), bulk.bulkModulus(), 1e-2);
    }

    @Test
    void antimonyTelluriumAndTheirCompoundAreTheReference() {
        Calculator sbTe = potential("XPOT-Sb2Te3.yace");
        JsonNode expected = reference("SbTe").get("crystals");
        Bulk antimony = Bulk.axial(sbTe, Crystals.arsenic(Element.Sb, 4.31, 11.27, 0.2336));
        Bulk tellurium =
                Bulk.axial(sbTe, Crystals.trigonalTellurium(Element.Te, 4.46, 5.92, 0.2636));
        Bulk compound =
                Bulk.axial(sbTe, Crystals.quintupleLayers(Element.Sb, Element.Te, 4.26, 30.46));

        assertCrystal(expected.get("Sb_A7"), antimony);
        assertCrystal(expected.get("Te_P3121"), tellurium);
        assertCrystal(expected.get("Sb2Te3_R-3m"), compound);
        assertEquals(0.233139, free(antimony, 0), 1e-6);
        assertEquals(0.268345, fraction(tellurium, 0, 0), 1e-6);
        assertEquals(0.396992, free(compound, 0), 1e-6);
        // Te at (0 0 u): the first of the second element's own orbit, after the three at the
        // origin's.
        assertEquals(0.215058, free(compound, 7), 1e-6);
        assertEquals(
                -0.125698,
                compound.energyPerAtom()
                        - 0.4 * antimony.energyPerAtom()
                        - 0.6 * tellurium.energyPerAtom(),
                1e-6);
    }

    private static void assertCrystal(JsonNode expected, Bulk found) {
        var cell = found.crystal().cell();
        assertEquals(expected.get("a").asDouble(), cell.get(0, 0), 1e-6);
        assertEquals(expected.get("c").asDouble(), cell.get(2, 2), 1e-6);
        assertEquals(expected.get("energy_per_atom").asDouble(), found.energyPerAtom(), 1e-9);
    }

    private static double fraction(Bulk bulk, int atom, int axis) {
        double[] positions = bulk.crystal().positions();
        double[] fractions =
                bulk.crystal()
                        .cell()
                        .fractional(
                                positions[3 * atom],
                                positions[3 * atom + 1],
                                positions[3 * atom + 2]);
        return fractions[axis] - Math.floor(fractions[axis]);
    }

    /** The free coordinate of an atom on the axis, folded to below a half. */
    private static double free(Bulk bulk, int atom) {
        double z = fraction(bulk, atom, 2);
        return Math.min(z, 1 - z);
    }

    @ParameterizedTest
    @CsvSource({"Sb-Sb, Sb, Sb", "Sb-Te, Sb, Te", "Te-Te, Te, Te"})
    void dimersOfAntimonyAndTelluriumAreTheReference(String name, Element first, Element second) {
        JsonNode expected = reference("SbTe").get("dimers").get("data").get(name);
        int count = expected.size();

        var curve = DimerCurve.of(potential("XPOT-Sb2Te3.yace"), first, second, 1.4, 8, count);

        for (int k = 0; k < count; k++) {
            double energy = expected.get(k).get(1).asDouble();
            double force = expected.get(k).get(2).asDouble();
            DimerCurve.Point point = curve.points().get(k);
            // At the step where the core repulsion takes over, the distance's own rounding is
            // magnified by slopes of 5000 eV/Å.
            assertEquals(energy, point.energy(), 1e-9 * Math.max(1, Math.abs(energy)));
            assertEquals(force, point.force(), 1e-8 * Math.max(1, Math.abs(force)));
        }
    }

    @Test
    void cellsOfSupercellsAreKeptByAxialRelaxation() {
        Calculator sbTe = potential("XPOT-Sb2Te3.yace");
        Structure doubled =
                Deformations.supercell(Crystals.arsenic(Element.Sb, 4.31, 11.27, 0.2336), 1, 1, 2);

        Bulk bulk = Bulk.axial(sbTe, doubled);

        JsonNode expected = reference("SbTe").get("crystals").get("Sb_A7");
        assertEquals(expected.get("energy_per_atom").asDouble(), bulk.energyPerAtom(), 1e-9);
    }
}
