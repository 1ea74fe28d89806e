package io.github.acetune.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.RadialMode;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Relaxation;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Defects;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Surfaces;
import io.github.acetune.testing.Shared;
import io.github.acetune.validate.physical.Bulk;
import io.github.acetune.validate.physical.DimerCurve;
import io.github.acetune.validate.physical.ElasticConstants;
import io.github.acetune.validate.physical.EnergyVolume;
import io.github.acetune.validate.physical.Phonons;
import io.github.acetune.validate.physical.SurfaceEnergy;
import io.github.acetune.validate.physical.VacancyEnergy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Properties of silicon by the paper's potential, as LAMMPS and scripts found them. */
class PhysicalReferenceTest {
    private static JsonNode reference;
    private static Calculator potential;
    private static Bulk diamond;

    @BeforeAll
    static void relaxDiamond() {
        reference = JsonMapper.shared().readTree(Shared.file("md/static.json").toFile()).get("Si");
        potential =
                AceCalculator.of(
                        PotentialFiles.read(Shared.file("oracle/XPOT-Si.yace")),
                        RadialMode.REFERENCE_SPLINES);
        diamond = Bulk.of(potential, Crystals.diamond(Element.Si, 5.4), CellFreedom.ISOTROPIC);
    }

    @Test
    void diamondRestsWhereTheReferenceHasIt() {
        JsonNode expected = reference.get("diamond");

        assertEquals(
                expected.get("lattice_constant").asDouble(),
                diamond.crystal().cell().get(0, 0),
                1e-9);
        assertEquals(expected.get("energy_per_atom").asDouble(), diamond.energyPerAtom(), 1e-10);
        assertEquals(expected.get("bulk_modulus_GPa").asDouble(), diamond.bulkModulus(), 1e-3);
    }

    @Test
    void elasticConstantsAreTheReference() {
        JsonNode expected = reference.get("elastic");
        var relaxed = ElasticConstants.relaxed(potential, diamond.crystal());
        var clamped = ElasticConstants.clamped(potential, diamond.crystal());

        JsonNode atRest = expected.get("relaxed_ions");
        assertEquals(atRest.get("C11").asDouble(), relaxed.c(1, 1), 1e-3);
        assertEquals(atRest.get("C12").asDouble(), relaxed.c(1, 2), 1e-3);
        assertEquals(atRest.get("C44").asDouble(), relaxed.c(4, 4), 1e-3);
        assertEquals(expected.get("clamped_ions").get("C44").asDouble(), clamped.c(4, 4), 1e-3);
        assertEquals(diamond.bulkModulus(), relaxed.bulkModulus(), 4e-3);
    }

    @Test
    void energyFollowsTheVolume() {
        JsonNode expected = reference.get("phases").get("diamond").get("table");

        var curve =
                EnergyVolume.of(
                        "diamond", potential, diamond.crystal(), 0.88, 1.12, expected.size());

        for (int k = 0; k < expected.size(); k++) {
            JsonNode row = expected.get(k);
            EnergyVolume.Point point = curve.points().get(k);
            assertEquals(row.get("energy_per_atom").asDouble(), point.energyPerAtom(), 1e-9);
            assertEquals(row.get("pressure_GPa").asDouble(), point.pressure(), 1e-5);
        }
    }

    @Test
    void vacancyCostsWhatTheReferenceSays() {
        var vacancy =
                VacancyEnergy.of(potential, Deformations.supercell(diamond.crystal(), 3, 3, 3));

        JsonNode expected = reference.get("vacancy");
        assertEquals(
                expected.get("unrelaxed").get("formation_energy").asDouble(),
                vacancy.unrelaxed(),
                1e-8);
        assertEquals(
                expected.get("relaxed_symmetric_start").get("formation_energy").asDouble(),
                vacancy.relaxed(),
                1e-6);
        Structure rest = Relaxation.of(potential, vacancy.structure()).fmax(1e-6).run().structure();
        assertNeighbours(expected.get("relaxed_symmetric_start"), rest);
    }

    /** Distances of the four neighbours from the empty site, the origin, and from each other: the reference's two starts agree to 3e-5. */
    private static void assertNeighbours(JsonNode expected, Structure vacancy) {
        Structure filled = Defects.interstitialAt(vacancy, Element.Si, 0, 0, 0);
        NeighbourList list = NeighbourList.of(filled, 3);
        int site = filled.size() - 1;

        assertEquals(4, list.end(site) - list.start(site));
        for (int slot = list.start(site); slot < list.end(site); slot++) {
            assertEquals(
                    expected.get("neighbour_vacancy_distances").get(0).asDouble(),
                    list.distance(slot),
                    1e-5);
            for (int other = list.start(site); other < slot; other++) {
                double apart =
                        Math.hypot(
                                list.dx(slot) - list.dx(other),
                                Math.hypot(
                                        list.dy(slot) - list.dy(other),
                                        list.dz(slot) - list.dz(other)));
                assertEquals(
                        expected.get("neighbour_neighbour_distances").get(0).asDouble(),
                        apart,
                        1e-5);
            }
        }
    }

    @Test
    void shuffleSurfaceCostsWhatTheReferenceSays() {
        Structure slab = Surfaces.slab(diamond.crystal(), 1, 1, 1, 8, 20);

        var surface = SurfaceEnergy.of(potential, slab, diamond);

        assertEquals(1.539612, surface.unrelaxed(), 1e-6);
        assertEquals(1.485894, surface.relaxed(), 1e-6);
    }

    @Test
    void vibrationsAreTheReference() {
        Structure primitive = Deformations.primitive(diamond.crystal());
        double unit = 2 * Math.PI / diamond.crystal().cell().get(0, 0);

        var phonons = Phonons.of(potential, primitive, 4);

        JsonNode expected = reference.get("phonons").get("4x4x4_d0.01").get("frequencies_THz");
        assertFrequencies(expected.get("Gamma"), phonons.frequencies(0, 0, 0));
        assertFrequencies(expected.get("X"), phonons.frequencies(0, 0, unit));
        assertFrequencies(expected.get("L"), phonons.frequencies(unit / 2, unit / 2, unit / 2));
    }

    @Test
    void dimerIsTheReference() {
        JsonNode expected = reference.get("dimer").get("data");
        int count = expected.size();
        double last = expected.get(count - 1).get(0).asDouble();

        var curve = DimerCurve.of(potential, Element.Si, Element.Si, 1.4, last, count);

        for (int k = 0; k < count; k++) {
            double energy = expected.get(k).get(1).asDouble();
            assertEquals(
                    energy, curve.points().get(k).energy(), 1e-9 * Math.max(1, Math.abs(energy)));
        }
        assertTrue(curve.points().getFirst().force() > 0);
    }

    private static void assertFrequencies(JsonNode expected, double[] found) {
        for (int k = 0; k < found.length; k++) {
            assertEquals(expected.get(k).asDouble(), found[k], 2e-5);
        }
    }
}
