package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Errors by configuration type. */
final class ErrorBarsPlot {
    private ErrorBarsPlot() {}

    static Figure figure(Map<String, List<ConfigTypeErrors>> errors) {
        Set<String> types = new LinkedHashSet<>();
        errors.values().forEach(set -> set.forEach(e -> types.add(e.configType())));
        int height = 150 + types.size() * (12 + 12 * Math.max(1, errors.size()));
        return Figure.grid(
                        2,
                        panel(
                                errors,
                                types,
                                Axis.of("Energy RMSE", "meV/atom"),
                                ConfigTypeErrors::energy),
                        panel(
                                errors,
                                types,
                                Axis.of("Force RMSE", "meV/Å"),
                                ConfigTypeErrors::force))
                .size(940, Math.max(280, height));
    }

    private static Panel panel(
            Map<String, List<ConfigTypeErrors>> errors,
            Set<String> types,
            Axis axis,
            ToDoubleFunction<ConfigTypeErrors> part) {
        Panel panel = Panel.of(axis, Axis.categories(""));
        List<Colour> colours =
                List.of(Palette.BLUE, Palette.VERMILLION, Palette.GREEN, Palette.PURPLE);
        int series = 0;
        for (Map.Entry<String, List<ConfigTypeErrors>> set : errors.entrySet()) {
            List<Double> values = new ArrayList<>();
            for (String type : types) {
                values.add(
                        set.getValue().stream()
                                .filter(e -> e.configType().equals(type))
                                .mapToDouble(part)
                                .map(v -> 1000 * v)
                                .findFirst()
                                .orElse(Double.NaN));
            }
            Colour colour = colours.get(series++ % colours.size());
            panel =
                    panel.with(
                            Bar.of(set.getKey(), List.copyOf(types), Values.of(values), colour)
                                    .lying());
        }
        return panel;
    }
}
