package io.github.acetune.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.RadialMode;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.md.CellFreedom;
import io.github.acetune.md.Relaxation;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import io.github.acetune.testing.Shared;
import io.github.acetune.validate.physical.Phonons;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Surfaces, the vacancy and crystals from ideal and from displaced starts, and vibrations (../shared/md/static.json), with the
 * accuracies that its README states.
 */
class BrokenSymmetryReferenceTest {
    private static final double LATTICE_CONSTANT = 5.4577003502;

    private static AceCalculator silicon;

    private static AceCalculator silicon() {
        if (silicon == null) {
            silicon = calculator("XPOT-Si.yace");
        }
        return silicon;
    }

    private static AceCalculator calculator(String name) {
        return AceCalculator.of(
                        PotentialFiles.read(Shared.file("oracle/" + name)),
                        RadialMode.REFERENCE_SPLINES)
                .withThreads(1);
    }

    private static JsonNode reference() {
        return JsonMapper.shared().readTree(Shared.file("md/static.json").toFile()).get("Si");
    }

    private static Structure structure(JsonNode cell, JsonNode positions) {
        return Structure.of(
                Collections.nCopies(positions.size(), Element.Si),
                numbers(positions),
                Cell.of(numbers(cell)),
                Periodicity.ALL);
    }

    private static double[] numbers(JsonNode rows) {
        return rows.valueStream()
                .flatMap(row -> row.isArray() ? row.valueStream() : Stream.of(row))
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** The last column is the accuracy of what a displaced start comes to, which depends on the path to it. */
    @ParameterizedTest
    @CsvSource({"111, 1e-6", "111_glide, 1e-6", "110, 1e-4", "100_1x1, 2e-5"})
    void surfacesOfBothThicknessesHaveTheirEnergies(String face, double displaced) {
        JsonNode si = reference();
        double bulk = si.get("diamond").get("energy_per_atom").asDouble();
        for (JsonNode slab : si.get("surfaces").get(face).get("slabs")) {
            Structure ideal = structure(slab.get("cell"), slab.get("initial_positions"));
            double scale =
                    Units.JOULE_PER_SQUARE_METRE / (2 * slab.get("area_one_side").asDouble());
            double atoms = bulk * ideal.size();

            double unrelaxed = scale * (silicon().calculate(ideal).energy() - atoms);
            // Not further: from here rounding could grow into the lower, buckled state.
            double relaxed = scale * (relaxed(silicon(), ideal, 1e-4) - atoms);
            JsonNode rattled = slab.get("relaxed_from_rattled_start");
            Structure start = structure(slab.get("cell"), rattled.get("initial_positions"));
            double free = scale * (relaxed(silicon(), start, 1e-6) - atoms);

            assertEquals(slab.get("gamma_unrelaxed_J_m2").asDouble(), unrelaxed, 1e-8);
            assertEquals(slab.get("gamma_relaxed_J_m2").asDouble(), relaxed, 1e-6);
            assertEquals(rattled.get("gamma_J_m2").asDouble(), free, displaced);
        }
    }

    private static double relaxed(Calculator potential, Structure start, double fmax) {
        return Relaxation.of(potential, start).fmax(fmax).run().enthalpy();
    }

    @Test
    void theVacancyComesToTheSameFromDisplacedAtoms() {
        JsonNode vacancy = reference().get("vacancy");
        JsonNode expected = vacancy.get("relaxed_rattled_start");
        double edge = 3 * LATTICE_CONSTANT;
        var start =
                Structure.of(
                        Collections.nCopies(215, Element.Si),
                        numbers(expected.get("initial_positions")),
                        Cell.cubic(edge),
                        Periodicity.ALL);

        var result = Relaxation.of(silicon(), start).fmax(1e-5).run();

        double perfect = 215.0 / 216 * vacancy.get("bulk_energy_216").asDouble();
        assertTrue(result.converged());
        assertEquals(
                expected.get("formation_energy").asDouble(), result.enthalpy() - perfect, 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.005})
    void vibrationsAreTheReferenceForItsDisplacement(double displacement) {
        Structure diamond = Crystals.diamond(Element.Si, LATTICE_CONSTANT);
        double unit = 2 * Math.PI / LATTICE_CONSTANT;

        // 8 primitive cells along each vector hold the reference's supercell of 4 cubic ones.
        var phonons = Phonons.of(silicon(), Deformations.primitive(diamond), 8, displacement);

        JsonNode expected =
                reference().get("phonons").get("4x4x4_d" + displacement).get("frequencies_THz");
        assertFrequencies(numbers(expected.get("Gamma")), phonons.frequencies(0, 0, 0));
        assertFrequencies(numbers(expected.get("X")), phonons.frequencies(0, 0, unit));
        assertFrequencies(
                numbers(expected.get("L")), phonons.frequencies(unit / 2, unit / 2, unit / 2));
    }

    /** The supercell of 2×2×2 cubic cells, as the reference has it: the cubic cell folds the three X onto Γ, and all L onto one. */
    @Test
    void vibrationsOfTheSmallSupercellAreTheReference() {
        Structure diamond = Crystals.diamond(Element.Si, LATTICE_CONSTANT);
        double half = Math.PI / LATTICE_CONSTANT;

        var phonons = Phonons.of(silicon(), diamond, 2);

        JsonNode expected = reference().get("phonons").get("2x2x2_d0.01").get("frequencies_THz");
        double[] gamma = numbers(expected.get("Gamma"));
        double[] x = numbers(expected.get("X"));
        double[] l = numbers(expected.get("L"));
        assertFrequencies(sorted(gamma, x, x, x), phonons.frequencies(0, 0, 0));
        assertFrequencies(sorted(l, l, l, l), phonons.frequencies(half, half, half));
    }

    private static double[] sorted(double[]... sets) {
        return Arrays.stream(sets).flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    private static void assertFrequencies(double[] expected, double[] found) {
        assertEquals(expected.length, found.length);
        for (int k = 0; k < found.length; k++) {
            // Acoustic modes at Γ are zero within 1e-5 THz, by the reference's own word.
            double tolerance = Math.abs(found[k]) < 0.1 ? 1e-5 : 1e-6;
            assertEquals(expected[k], found[k], tolerance);
        }
    }

    @ParameterizedTest
    @CsvSource({"Sb2Te3_R-3m, 1", "Sb_A7, 1", "Sb_A7, 2", "Te_P3121, 1", "Te_P3121, 2"})
    void displacedCrystalsReturn(String name, int repeats) {
        JsonNode expected =
                JsonMapper.shared()
                        .readTree(Shared.file("md/static.json").toFile())
                        .get("SbTe")
                        .get("crystals")
                        .get(name);
        Structure crystal =
                switch (name) {
                    case "Sb_A7" -> Crystals.arsenic(Element.Sb, 4.307, 11.27, 0.2335);
                    case "Te_P3121" -> Crystals.trigonalTellurium(Element.Te, 4.456, 5.921, 0.2636);
                    default -> Crystals.quintupleLayers(Element.Sb, Element.Te, 4.26, 30.4);
                };
        Structure start =
                Deformations.rattle(Deformations.supercell(crystal, repeats, repeats, 1), 0.05, 1);

        var result =
                Relaxation.of(calculator("XPOT-Sb2Te3.yace"), start)
                        .cell(CellFreedom.FLEXIBLE)
                        .fmax(1e-5)
                        .run();

        double energy = result.enthalpy() / start.size();
        assertTrue(result.converged());
        assertEquals(expected.get("energy_per_atom").asDouble(), energy, 1e-9);
    }
}
