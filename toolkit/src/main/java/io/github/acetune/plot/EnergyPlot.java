package io.github.acetune.plot;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Energies of the structures of a data set against how dense they are. Energies are relative to the isolated atoms where the
 * data have them, else to what the composition explains, so that compounds of different composition can be compared.
 */
final class EnergyPlot {

    /** Å³ per atom; atoms and molecules in a large box would squeeze everything else to the edge. */
    private static final double VACUUM = 150;

    private final Dataset dataset;
    private final Reference reference;

    private record Reference(ReferenceEnergies energies, String text) {}

    private EnergyPlot(Dataset dataset) {
        this.dataset = dataset;
        this.reference = reference(dataset);
    }

    static Figure againstDensity(Dataset dataset) {
        var axis = Axis.of("Density", "g/cm³");
        return new EnergyPlot(dataset).figure(axis, EnergyPlot::density);
    }

    static Figure againstVolume(Dataset dataset) {
        var axis = Axis.of("Volume", "Å³/atom");
        return new EnergyPlot(dataset).figure(axis, EnergyPlot::volumePerAtom);
    }

    private Figure figure(Axis x, ToDoubleFunction<Structure> place) {
        Map<String, List<double[]>> byType = new LinkedHashMap<>();
        int hidden = 0;
        for (Structure structure : dataset.structures()) {
            if (structure.labels().energy().isEmpty() || structure.size() == 0) {
                continue;
            }
            if (isInVacuum(structure)) {
                hidden++;
                continue;
            }
            double energy =
                    structure.labels().energy().getAsDouble()
                            - reference.energies().energyOf(structure);
            byType.computeIfAbsent(structure.configType(), _ -> new ArrayList<>())
                    .add(new double[] {place.applyAsDouble(structure), energy / structure.size()});
        }
        List<PointGroup> groups = new ArrayList<>();
        byType.forEach((type, points) ->
                groups.add(
                        PointGroup.of(
                                type,
                                points.stream().mapToDouble(p -> p[0]).toArray(),
                                points.stream().mapToDouble(p -> p[1]).toArray())));
        Panel panel =
                PointPlots.points(x, Axis.of("Energy " + reference.text(), "eV/atom"), groups);
        return PointPlots.figure(hidden == 0 ? panel : panel.with(note(hidden)), groups.size());
    }

    private static Mark note(int hidden) {
        return new Mark.Note(hidden + " in vacuum not shown", Mark.Corner.BOTTOM_RIGHT);
    }

    private static Reference reference(Dataset dataset) {
        try {
            return new Reference(
                    ReferenceEnergies.isolatedAtoms(dataset), "relative to isolated atoms");
        } catch (InvalidInputException noIsolatedAtoms) {
            boolean labelled =
                    dataset.structures().stream().anyMatch(s -> s.labels().energy().isPresent());
            if (labelled && dataset.elements().size() > 1) {
                return new Reference(
                        ReferenceEnergies.leastSquares(dataset), "relative to composition");
            }
            Map<Element, Double> none = new LinkedHashMap<>();
            dataset.elements().forEach(element -> none.put(element, 0.0));
            return new Reference(ReferenceEnergies.of(none), "");
        }
    }

    private static boolean isInVacuum(Structure structure) {
        return !structure.periodicity().any() || volumePerAtom(structure) > VACUUM;
    }

    private static double volumePerAtom(Structure structure) {
        return structure.cell().volume() / structure.size();
    }

    private static double density(Structure structure) {
        double mass = structure.species().stream().mapToDouble(Element::mass).sum();
        return Units.GRAMS_PER_CUBIC_CENTIMETRE * mass / structure.cell().volume();
    }
}
