package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Defects;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What relaxations find (../shared/md/static.json), with the accuracies that its README states. */
class StaticPropertiesTest {
    private static final double J_PER_M2 = 16.02176634;
    private static final double LATTICE_CONSTANT = 5.4577003502;

    private static JsonNode reference(String part) {
        return JsonMapper.shared().readTree(Shared.file("md/static.json").toFile()).get(part);
    }

    private static AceCalculator silicon;

    private static AceCalculator silicon() {
        if (silicon == null) {
            silicon = calculator("XPOT-Si.yace");
        }
        return silicon;
    }

    private static AceCalculator calculator(String name) {
        return AceCalculator.of(PotentialFiles.read(Shared.file("oracle/" + name))).withThreads(1);
    }

    @Test
    void diamondRelaxesToItsLatticeConstant() {
        JsonNode diamond = reference("Si").get("diamond");

        var relaxed =
                Relaxation.of(silicon(), Crystals.diamond(Element.Si, 5.3))
                        .cell(CellFreedom.FLEXIBLE)
                        .fmax(1e-10)
                        .maxSteps(100)
                        .run()
                        .structure();

        double constant = Math.cbrt(relaxed.cell().volume());
        assertEquals(diamond.get("lattice_constant").asDouble(), constant, 1e-7);
        double energy = relaxed.labels().energy().orElseThrow() / 8;
        assertEquals(diamond.get("energy_per_atom").asDouble(), energy, 1e-10);
    }

    @Test
    void elasticConstantsFollowFromStressesOfRelaxedStrains() {
        JsonNode elastic = reference("Si").get("elastic").get("relaxed_ions");
        double[] along = stressSlopes(0);
        double[] shear = stressSlopes(5);

        assertEquals(elastic.get("C11").asDouble(), along[0], 0.01);
        assertEquals(elastic.get("C12").asDouble(), along[4], 0.01);
        assertEquals(elastic.get("C44").asDouble(), shear[5], 0.01);
    }

    /** dσ/dε of a strain component (engineering for shear), central differences at 0.0005, GPa. */
    private static double[] stressSlopes(int component) {
        double h = 5e-4;
        double[] up = stress(component, h);
        double[] down = stress(component, -h);
        double[] slopes = new double[9];
        for (int k = 0; k < 9; k++) {
            slopes[k] = (up[k] - down[k]) / (2 * h);
        }
        return slopes;
    }

    private static double[] stress(int component, double amount) {
        double[] strain = new double[9];
        int transposed = 3 * (component % 3) + component / 3;
        strain[component] += amount / 2;
        strain[transposed] += amount / 2;
        var strained = Deformations.strain(Crystals.diamond(Element.Si, LATTICE_CONSTANT), strain);
        var relaxed = Relaxation.of(silicon(), strained).fmax(1e-7).run().structure();
        double[] virial = relaxed.labels().virial().orElseThrow();
        for (int k = 0; k < 9; k++) {
            virial[k] *= -Units.GIGAPASCAL / relaxed.cell().volume();
        }
        return virial;
    }

    @Test
    void theVacancyRelaxesToItsFormationEnergy() {
        JsonNode vacancy = reference("Si").get("vacancy");
        var bulk = Deformations.supercell(Crystals.diamond(Element.Si, LATTICE_CONSTANT), 3, 3, 3);

        var result = Relaxation.of(silicon(), Defects.vacancy(bulk, 0)).fmax(1e-4).run();

        double formation =
                result.enthalpy() - 215.0 / 216 * vacancy.get("bulk_energy_216").asDouble();
        assertTrue(result.converged());
        assertEquals(
                vacancy.get("relaxed_symmetric_start").get("formation_energy").asDouble(),
                formation,
                1e-6);
    }

    @ParameterizedTest
    @CsvSource({"111, 1e-6", "111_glide, 1e-6", "110, 1e-5", "100_1x1, 1e-5"})
    void surfacesRelaxToTheirEnergies(String face, double accuracy) {
        JsonNode slab = reference("Si").get("surfaces").get(face).get("slabs").get(0);
        Structure start =
                structure(
                        Collections.nCopies(slab.get("natoms").asInt(), Element.Si),
                        slab.get("cell"),
                        numbers(slab.get("initial_positions")));

        var result = Relaxation.of(silicon(), start).fmax(1e-5).run();

        double bulk = reference("Si").get("diamond").get("energy_per_atom").asDouble();
        double area = slab.get("area_one_side").asDouble();
        double energy = (result.enthalpy() - start.size() * bulk) / (2 * area) * J_PER_M2;
        assertEquals(slab.get("gamma_relaxed_J_m2").asDouble(), energy, accuracy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sb2Te3_R-3m", "Sb_A7", "Te_P3121"})
    void hexagonalCrystalsRelaxWithTheirCells(String name) {
        JsonNode crystal = reference("SbTe").get("crystals").get(name);
        double a = crystal.get("start_cell_lengths").get(0).asDouble();
        double c = crystal.get("start_cell_lengths").get(2).asDouble();
        var cell = new Cell(a, 0, 0, -a / 2, a * Math.sqrt(3) / 2, 0, 0, 0, c);
        List<Element> species = new ArrayList<>();
        crystal.get("species")
                .forEach(symbol -> species.add(Element.ofSymbol(symbol.asString()).orElseThrow()));
        var start =
                Structure.of(
                        species,
                        cell.cartesian(numbers(crystal.get("start_scaled_positions"))),
                        cell,
                        Periodicity.ALL);

        var result =
                Relaxation.of(calculator("XPOT-Sb2Te3.yace"), start)
                        .cell(CellFreedom.FLEXIBLE)
                        .fmax(1e-6)
                        .run();

        double[] v = result.structure().cell().toArray();
        assertTrue(result.converged());
        assertEquals(
                crystal.get("energy_per_atom").asDouble(), result.enthalpy() / start.size(), 1e-9);
        assertEquals(crystal.get("a").asDouble(), Math.hypot(v[0], Math.hypot(v[1], v[2])), 1e-5);
        assertEquals(crystal.get("c").asDouble(), Math.hypot(v[6], Math.hypot(v[7], v[8])), 1e-4);
    }

    @Test
    void fireFindsTheSameMinimumAsLbfgs() {
        var start = Deformations.rattle(Crystals.diamond(Element.Si, 5.4), 0.1, 2);

        var fire = Relaxation.of(StillingerWeber.silicon(), start);
        var slow = fire.method(Relaxation.Method.FIRE).fmax(1e-5).run();
        var fast = fire.method(Relaxation.Method.LBFGS).fmax(1e-5).run();

        assertTrue(slow.converged() && fast.converged());
        assertEquals(slow.enthalpy(), fast.enthalpy(), 1e-8);
        assertTrue(fast.steps() < slow.steps());
    }

    @Test
    void fireWithAFreeCellFindsTheSameMinimumAsLbfgs() {
        var start = Deformations.rattle(Crystals.diamond(Element.Si, 5.3), 0.1, 2);

        var relaxation =
                Relaxation.of(StillingerWeber.silicon(), start)
                        .cell(CellFreedom.FLEXIBLE)
                        .fmax(1e-5)
                        .maxSteps(2000);
        var fire = relaxation.method(Relaxation.Method.FIRE).run();
        var lbfgs = relaxation.method(Relaxation.Method.LBFGS).run();

        assertTrue(fire.converged() && lbfgs.converged());
        assertEquals(lbfgs.enthalpy(), fire.enthalpy(), 1e-8);
        assertEquals(lbfgs.structure().cell().volume(), fire.structure().cell().volume(), 1e-3);
    }

    private static Structure structure(List<Element> species, JsonNode cell, double... positions) {
        return Structure.of(species, positions, Cell.of(numbers(cell)), Periodicity.ALL);
    }

    private static double[] numbers(JsonNode rows) {
        return rows.valueStream()
                .flatMap(row -> row.isArray() ? row.valueStream() : Stream.of(row))
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
