package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Errors by configuration type: bars while they are few, points on lines when they are many. */
final class ErrorBarsPlot {
    private static final int FEW_TYPES = 10;
    private static final int FEW_SETS = 2;
    private static final List<Colour> COLOURS =
            List.of(Palette.BLUE, Palette.VERMILLION, Palette.GREEN, Palette.PURPLE);
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.CIRCLE, Symbol.DIAMOND, Symbol.SQUARE, Symbol.TRIANGLE);

    private final Map<String, List<ConfigTypeErrors>> errors;
    private final List<String> types;

    private ErrorBarsPlot(Map<String, List<ConfigTypeErrors>> errors) {
        this.errors = errors;
        this.types =
                errors.values().stream()
                        .flatMap(List::stream)
                        .map(ConfigTypeErrors::configType)
                        .distinct()
                        .sorted(Comparator.comparingDouble(this::largest).reversed())
                        .toList();
    }

    static Figure figure(Map<String, List<ConfigTypeErrors>> errors) {
        return new ErrorBarsPlot(errors).figure();
    }

    private Figure figure() {
        Panel energy = panel(Axis.of("Energy RMSE", "meV/atom"), ConfigTypeErrors::energy);
        Panel force = panel(Axis.of("Force RMSE", "meV/Å"), ConfigTypeErrors::force);
        int each = few() ? 12 + 12 * Math.max(1, errors.size()) : 19;
        return Figure.grid(2, energy, force).size(940, Math.max(280, 130 + each * types.size()));
    }

    /** The worst configuration types come first. */
    private double largest(String type) {
        return errors.values().stream()
                .flatMap(List::stream)
                .filter(e -> e.configType().equals(type) && Double.isFinite(e.energy()))
                .mapToDouble(ConfigTypeErrors::energy)
                .max()
                .orElse(-1);
    }

    private boolean few() {
        return types.size() <= FEW_TYPES && errors.size() <= FEW_SETS;
    }

    private Panel panel(Axis axis, ToDoubleFunction<ConfigTypeErrors> part) {
        Panel panel = Panel.of(axis, Axis.categories(""));
        int series = 0;
        for (Map.Entry<String, List<ConfigTypeErrors>> set : errors.entrySet()) {
            Values values = values(set.getValue(), part);
            Colour colour = COLOURS.get(series % COLOURS.size());
            MarkerStyle marker =
                    MarkerStyle.of(colour.withOpacity(0.9))
                            .size(8)
                            .symbol(SYMBOLS.get(series % SYMBOLS.size()));
            panel =
                    panel.with(
                            few()
                                    ? Bar.of(set.getKey(), types, values, colour).lying()
                                    : new Dots(set.getKey(), types, values, marker));
            series++;
        }
        return panel;
    }

    private Values values(List<ConfigTypeErrors> set, ToDoubleFunction<ConfigTypeErrors> part) {
        List<Double> values = new ArrayList<>();
        for (String type : types) {
            values.add(
                    set.stream()
                            .filter(e -> e.configType().equals(type))
                            .mapToDouble(part)
                            .map(v -> 1000 * v)
                            .findFirst()
                            .orElse(Double.NaN));
        }
        return Values.of(values);
    }
}
