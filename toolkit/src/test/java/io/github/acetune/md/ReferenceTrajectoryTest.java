package io.github.acetune.md;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.evaluate.RadialMode;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.structure.AtomColumn;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import io.github.acetune.testing.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trajectories that LAMMPS made (../shared/md/nve.json). */
class ReferenceTrajectoryTest {
    static Stream<Integer> trajectories() {
        return Stream.of(0, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void constantEnergyFollowsTheReference(int index) {
        JsonNode reference =
                JsonMapper.shared()
                        .readTree(Shared.file("md/nve.json").toFile())
                        .get("trajectories")
                        .get(index);
        var potential =
                PotentialFiles.read(Shared.file("oracle/" + reference.get("potential").asString()));
        var calculator = AceCalculator.of(potential, RadialMode.REFERENCE_SPLINES).withThreads(1);

        Trajectory found =
                Simulation.of(calculator, start(reference))
                        .nve()
                        .timestep(Time.ps(reference.get("dt_ps").asDouble()))
                        .every(1)
                        .logEvery(1)
                        .runSteps(reference.get("nsteps").asInt());

        assertStates(reference, found);
        assertEnergies(reference, found);
    }

    private static Structure start(JsonNode reference) {
        List<Element> species = new ArrayList<>();
        reference
                .get("species")
                .forEach(symbol -> species.add(Element.ofSymbol(symbol.asString()).orElseThrow()));
        return Structure.of(
                        species,
                        numbers(reference.get("initial_positions")),
                        Cell.of(numbers(reference.get("cell"))),
                        Periodicity.ALL)
                .withColumns(
                        Map.of(
                                "velocities",
                                new AtomColumn.Real(
                                        3, numbers(reference.get("initial_velocities")))));
    }

    /** Ten times the largest deviation of the reference's own variations, as its README asks. */
    private static double tolerance(JsonNode reference, long step, String quantity) {
        double largest = 0;
        for (String variation :
                List.of(
                        "perturb_1e_12",
                        "product_evaluator",
                        "python_verlet",
                        "force_noise_1e_8")) {
            JsonNode deviation =
                    reference.get("deviation").path(variation).path(Long.toString(step));
            largest = Math.max(largest, deviation.path(quantity).asDouble(0));
        }
        return 10 * largest + 1e-12;
    }

    private static void assertStates(JsonNode reference, Trajectory found) {
        List<Structure> frames = found.frames();
        for (JsonNode state : reference.get("steps")) {
            int step = state.get("step").asInt();
            Structure frame = frames.get(step);
            assertClose(
                    numbers(state.get("positions")),
                    frame.positions(),
                    tolerance(reference, step, "max_abs_position"),
                    "positions at step " + step);
            assertClose(
                    numbers(state.get("velocities")),
                    ((AtomColumn.Real) frame.columns().get("velocities")).values(),
                    tolerance(reference, step, "max_abs_velocity"),
                    "velocities at step " + step);
        }
    }

    private static void assertEnergies(JsonNode reference, Trajectory found) {
        JsonNode energies = reference.get("energies_every_step");
        assertEquals(energies.size(), found.rows().size());
        double energy = tolerance(reference, 200, "abs_potential_energy") + 1e-9;
        double pressure = tolerance(reference, 200, "abs_pressure") + 1e-9;
        for (LogRow row : found.rows()) {
            JsonNode expected = energies.get((int) row.step());
            String at = " at step " + row.step();
            assertEquals(expected.get(0).asDouble(), row.potential(), energy, "energy" + at);
            assertEquals(expected.get(1).asDouble(), row.kinetic(), energy, "kinetic" + at);
            assertEquals(expected.get(2).asDouble(), row.pressure(), pressure, "pressure" + at);
        }
    }

    private static void assertClose(
            double[] expected, double[] found, double tolerance, String what) {
        double largest = 0;
        for (int k = 0; k < expected.length; k++) {
            largest = Math.max(largest, Math.abs(expected[k] - found[k]));
        }
        double worst = largest;
        assertTrue(
                worst <= tolerance, () -> what + " differ by " + worst + ", allowed " + tolerance);
    }

    private static double[] numbers(JsonNode rows) {
        return rows.valueStream()
                .flatMap(row -> row.isArray() ? row.valueStream() : Stream.of(row))
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
