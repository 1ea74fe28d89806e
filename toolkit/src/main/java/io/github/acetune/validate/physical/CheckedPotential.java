package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A potential with the crystals that it is asked about, each brought to rest once. Not thread-safe. */
final class CheckedPotential {
    private final Calculator calculator;
    private final List<Element> elements;
    private final List<TestCrystal> crystals;
    private final Map<TestCrystal, Rested> rested = new LinkedHashMap<>();

    /** A crystal at rest, or why it cannot be. */
    sealed interface Rested {
        /** It can. */
        record Found(Bulk bulk) implements Rested {}

        /** It cannot. */
        record Lost(String reason) implements Rested {}
    }

    CheckedPotential(Calculator calculator, List<Element> elements) {
        this.calculator = new WatchedPotential(calculator);
        this.elements = List.copyOf(elements);
        this.crystals = TestCrystal.of(elements);
    }

    Calculator calculator() {
        return calculator;
    }

    List<Element> elements() {
        return elements;
    }

    List<TestCrystal> crystals() {
        return crystals;
    }

    Rested rested(TestCrystal crystal) {
        return rested.computeIfAbsent(crystal, this::rest);
    }

    private Rested rest(TestCrystal crystal) {
        try {
            Bulk bulk = crystal.atRest(calculator);
            return Double.isFinite(bulk.energyPerAtom())
                    ? new Rested.Found(bulk)
                    : new Rested.Lost(crystal.name() + ": the energy is not a finite number");
        } catch (InvalidInputException | ArithmeticException | IllegalArgumentException e) {
            return new Rested.Lost(crystal.name() + ": " + e.getMessage());
        }
    }

    Optional<Bulk> bulk(TestCrystal crystal) {
        return rested(crystal) instanceof Rested.Found(Bulk bulk)
                ? Optional.of(bulk)
                : Optional.empty();
    }

    /** Of the candidates of each composition the one with the lowest energy: elements first, compounds last. */
    List<TestCrystal> groundStates() {
        Map<String, TestCrystal> lowest = new LinkedHashMap<>();
        crystals.stream()
                .filter(crystal -> crystal.path().isPresent() && bulk(crystal).isPresent())
                .sorted(Comparator.comparingDouble(this::energy))
                .forEach(crystal -> lowest.putIfAbsent(crystal.composition(), crystal));
        return crystals.stream().filter(lowest::containsValue).toList();
    }

    /** The ground state of the largest number of elements. */
    TestCrystal principal() {
        List<TestCrystal> all = groundStates();
        if (all.isEmpty()) {
            throw new InvalidInputException("no crystal comes to rest");
        }
        return all.getLast();
    }

    private double energy(TestCrystal crystal) {
        return bulk(crystal).orElseThrow().energyPerAtom();
    }

    /** The ground state of a crystal's composition. */
    Optional<TestCrystal> groundStateOf(TestCrystal crystal) {
        return groundStates().stream()
                .filter(ground -> ground.composition().equals(crystal.composition()))
                .findFirst();
    }

    /**
     * The energy of a crystal above those of its elements, or of the ground state of its composition where it is an element, eV per
     * atom.
     */
    Optional<Double> relativeEnergy(TestCrystal crystal, double energyPerAtom) {
        double reference = 0;
        for (Element element : crystal.start().species()) {
            Optional<Double> pure = pure(element);
            if (pure.isEmpty()) {
                return Optional.empty();
            }
            reference += pure.get();
        }
        return Optional.of(energyPerAtom - reference / crystal.start().size());
    }

    private Optional<Double> pure(Element element) {
        return groundStates().stream()
                .filter(crystal ->
                        crystal.isElement() && crystal.start().species().getFirst() == element)
                .findFirst()
                .map(this::energy);
    }
}
