package io.github.acetune.plot;

import io.github.acetune.data.Dataset;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Pairs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Turns the toolkit's results into points by configuration type. */
final class Groups {
    /** Grams per cubic centimetre in an atomic mass unit per Å³. */
    private static final double GRAMS_PER_CUBIC_CENTIMETRE = 1.66053906660;

    private Groups() {}

    static List<PointGroup> of(Pairs pairs) {
        Map<String, Collector> byType = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            byType.computeIfAbsent(pairs.configTypes().get(i), _ -> new Collector())
                    .add(pairs.reference()[i], pairs.predicted()[i]);
        }
        return groups(byType);
    }

    /** Volume and energy per atom of the periodic structures with an energy: Å³/atom and eV/atom. */
    static List<PointGroup> energyVolume(Dataset dataset) {
        return energyAgainst(dataset, structure -> structure.cell().volume() / structure.size());
    }

    /** Mass density and energy per atom of the periodic structures with an energy: g/cm³ and eV/atom. */
    static List<PointGroup> energyDensity(Dataset dataset) {
        return energyAgainst(dataset, Groups::density);
    }

    static List<ConfigTypeErrors> errors(ErrorMetrics metrics) {
        List<ConfigTypeErrors> errors = new ArrayList<>();
        metrics.byConfigType()
                .forEach((type, e) ->
                        errors.add(new ConfigTypeErrors(type, e.energyRmse(), e.forceRmse())));
        return errors;
    }

    private static List<PointGroup> energyAgainst(
            Dataset dataset, ToDoubleFunction<Structure> place) {
        Map<String, Collector> byType = new LinkedHashMap<>();
        for (Structure structure : dataset.structures()) {
            if (structure.labels().energy().isPresent() && structure.cell().volume() > 0) {
                double energy = structure.labels().energy().getAsDouble() / structure.size();
                byType.computeIfAbsent(structure.configType(), _ -> new Collector())
                        .add(place.applyAsDouble(structure), energy);
            }
        }
        return groups(byType);
    }

    private static double density(Structure structure) {
        double mass = structure.species().stream().mapToDouble(Element::mass).sum();
        return GRAMS_PER_CUBIC_CENTIMETRE * mass / structure.cell().volume();
    }

    private static List<PointGroup> groups(Map<String, Collector> byType) {
        List<PointGroup> groups = new ArrayList<>();
        byType.forEach((type, points) -> groups.add(points.group(type)));
        return groups;
    }

    /** Points of one group while they are gathered. */
    private static final class Collector {
        private final List<Double> x = new ArrayList<>();
        private final List<Double> y = new ArrayList<>();

        void add(double newX, double newY) {
            x.add(newX);
            y.add(newY);
        }

        PointGroup group(String name) {
            return new PointGroup(name, Values.of(x), Values.of(y));
        }
    }
}
