package io.github.acetune.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.data.Dataset;
import io.github.acetune.md.StillingerWeber;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class StabilityProbeTest {
    private static final Calculator SOUND = StillingerWeber.silicon();

    private static Dataset crystals() {
        List<Structure> crystals =
                DoubleStream.of(5.2, 5.43, 5.7)
                        .mapToObj(a -> Crystals.diamond(Element.Si, a))
                        .map(crystal -> crystal.withResults(SOUND.calculate(crystal)))
                        .toList();
        return Dataset.of("diamond", crystals);
    }

    private static Calculator with(ToDoubleFunction<Structure> extra) {
        return structure -> {
            Calculator.Results results = SOUND.calculate(structure);
            return new Calculator.Results(
                    results.energy() + extra.applyAsDouble(structure),
                    results.energies(),
                    results.forces(),
                    results.virial());
        };
    }

    private static Optional<String> fault(Calculator calculator) {
        return StabilityProbe.of(crystals(), 1).fault(calculator);
    }

    @Test
    void aSoundPotentialIsLeftAlone() {
        assertTrue(fault(SOUND).isEmpty(), () -> fault(SOUND).orElseThrow());
    }

    @Test
    void attractionNearerThanAnyPairOfTheDataIsFound() {
        Calculator collapsing =
                with(structure -> {
                    NeighbourList near = NeighbourList.of(structure, 2.0);
                    return -50.0 * (near.end(0) - near.start(0));
                });

        String fault = fault(collapsing).orElseThrow();

        assertTrue(fault.startsWith("Si–Si dimer at 1."), fault);
    }

    @Test
    void aPackingBelowTheGroundStateIsFound() {
        Calculator tooDeep =
                with(structure -> structure.periodicity().any() ? -10.0 * structure.size() : 0);

        String fault = fault(tooDeep).orElseThrow();

        assertTrue(fault.startsWith("a random packing of 8 atoms has "), fault);
    }

    @Test
    void anEnergyThatIsNoNumberIsFound() {
        assertTrue(fault(with(_ -> Double.NaN)).isPresent());
    }

    @Test
    void theSameSeedProbesTheSameStructures() {
        Calculator tooDeep =
                with(structure -> structure.periodicity().any() ? -10.0 * structure.size() : 0);

        assertEquals(fault(tooDeep), fault(tooDeep));
    }

    @Test
    void dataOfLoneAtomsCannotBeProbed() {
        Dataset lone = Dataset.of("lone", List.of(Crystals.simpleCubic(Element.Si, 60)));

        assertThrows(InvalidInputException.class, () -> StabilityProbe.of(lone, 1));
    }
}
