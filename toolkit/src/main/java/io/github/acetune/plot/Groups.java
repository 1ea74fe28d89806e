package io.github.acetune.plot;

import io.github.acetune.analysis.DescriptorMap;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Pairs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the toolkit's results into points by configuration type. */
final class Groups {
    private Groups() {}

    static List<PointGroup> of(Pairs pairs) {
        Map<String, Collector> byType = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            byType.computeIfAbsent(pairs.configTypes().get(i), _ -> new Collector())
                    .add(pairs.reference()[i], pairs.predicted()[i]);
        }
        return groups(byType);
    }

    static List<ConfigTypeErrors> errors(ErrorMetrics metrics) {
        List<ConfigTypeErrors> errors = new ArrayList<>();
        metrics.byConfigType()
                .forEach((type, e) ->
                        errors.add(new ConfigTypeErrors(type, e.energyRmse(), e.forceRmse())));
        return errors;
    }

    /** The places of a map, by the part of the data or by configuration type. */
    static List<PointGroup> of(DescriptorMap map, boolean byPart) {
        Map<String, Collector> groups = new LinkedHashMap<>();
        for (int i = 0; i < map.points().size(); i++) {
            String type = map.dataset().structures().get(i).configType();
            groups.computeIfAbsent(byPart ? map.parts().get(i) : type, _ -> new Collector())
                    .add(map.points().get(i).x(), map.points().get(i).y());
        }
        return groups(groups);
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
