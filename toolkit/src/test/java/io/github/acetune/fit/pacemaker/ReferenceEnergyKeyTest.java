package io.github.acetune.fit.pacemaker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.io.PotentialFiles;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitListener;
import io.github.acetune.fit.ReferenceChoice;
import io.github.acetune.fit.TrainableParameters;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to say where reference energies come from, and that they are in every file of the fitted potential. */
class ReferenceEnergyKeyTest {
    private static final Map<String, Object> POTENTIAL =
            Map.of(
                    "elements",
                    List.of("Sb", "Te"),
                    "embeddings",
                    Map.of(
                            "ALL",
                            Map.of(
                                    "npot",
                                    "FinnisSinclair",
                                    "fs_parameters",
                                    List.of(1, 1),
                                    "ndensity",
                                    1)),
                    "bonds",
                    Map.of(
                            "ALL",
                            Map.of(
                                    "radbase",
                                    "SBessel",
                                    "radparameters",
                                    List.of(5.25),
                                    "rcut",
                                    4.5,
                                    "dcut",
                                    0.01)),
                    "functions",
                    Map.of(
                            "number_of_functions_per_element",
                            4,
                            "ALL",
                            Map.of("nradmax_by_orders", List.of(4), "lmax_by_orders", List.of(0))));

    @TempDir private Path folder;

    private static Dataset data() {
        return Dataset.of(
                "few",
                Datasets.load("sbte-pbe").structures().stream()
                        .filter(s -> s.size() < 16)
                        .toList());
    }

    private static PacemakerInput input(Object value) {
        return PacemakerInput.of(
                Map.of("potential", POTENTIAL, "data", Map.of("reference_energy", value)), "input");
    }

    private static ReferenceEnergies expected(String value) {
        return switch (value) {
            case "isolated_atom" -> ReferenceEnergies.isolatedAtoms(data());
            case "least_squares" -> ReferenceEnergies.leastSquares(data());
            case "auto" -> new ReferenceChoice.ExpandedLimit().of(data(), data().elements());
            case "given" -> ReferenceEnergies.of(Map.of(Element.Sb, -150.5, Element.Te, -170.25));
            case "number" -> ReferenceEnergies.of(Map.of(Element.Sb, -160.0, Element.Te, -160.0));
            default -> ReferenceEnergies.of(Map.of(Element.Sb, 0.0, Element.Te, 0.0));
        };
    }

    private static Object yaml(String value) {
        return switch (value) {
            case "given" -> Map.of("Sb", -150.0, "Te", -169.75, "shift", 0.5);
            case "number" -> -160;
            case "zero" -> 0;
            default -> value;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"isolated_atom", "least_squares", "auto", "given", "number", "zero"})
    void energiesAreInEveryFileOfThePotential(String value) {
        var input = input(yaml(value));
        var references = expected(value);
        var potential =
                AceFitter.fit(
                                input.basis(),
                                data(),
                                Optional.empty(),
                                input.fit().trainable(TrainableParameters.FUNCTIONS).threads(1),
                                FitListener.NONE)
                        .potential();
        var files = List.of("a.yaml", "a.yace");
        for (String name : files) {
            Path file = folder.resolve(name);
            PotentialFiles.write(potential, file);
            AcePotential read = PotentialFiles.read(file);
            double[] written =
                    read instanceof BBasisPotential basis
                            ? basis.referenceEnergies()
                            : read.cTilde().referenceEnergies();
            assertEquals(references.energy(Element.Sb), written[0], 1e-9, name);
            assertEquals(references.energy(Element.Te), written[1], 1e-9, name);
        }
    }

    @Test
    void withoutTheKeyIsolatedAtomsAreTakenWhereTheDataHaveThem() {
        var input = PacemakerInput.of(Map.of("potential", POTENTIAL), "input");
        assertEquals(
                expected("isolated_atom"), input.fit().references().of(data(), data().elements()));
        var without = data().filter(s -> s.size() > 1);
        assertEquals(
                ReferenceEnergies.leastSquares(without),
                input.fit().references().of(without, without.elements()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VASP_PBE_500_0.125_0.1_NM", "atoms"})
    void otherNamesAreRefused(String preset) {
        String message =
                assertThrows(InvalidInputException.class, () -> input(preset)).getMessage();
        assertTrue(message.contains("data.reference_energy"), message);
        assertTrue(message.contains(preset), message);
        assertTrue(message.contains("energy of an atom of each element"), message);
    }

    @Test
    void elementsWithoutAGivenEnergyAreNamed() {
        var choice = input(Map.of("Sb", -150.0)).fit().references();
        String message =
                assertThrows(
                                InvalidInputException.class,
                                () -> choice.of(data(), data().elements()))
                        .getMessage();
        assertTrue(message.contains("no reference energy for Te"), message);
        assertThrows(InvalidInputException.class, () -> input(Map.of("Xx", 1.0)));
    }
}
