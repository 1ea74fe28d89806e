package io.github.acetune.plot;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.validate.Pairs;
import io.github.acetune.validate.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Errors of several models on the phases of a trajectory, in the order in which the trajectory passes them. */
final class PhaseErrorsPlot {
    private static final double MILLI = 1000;

    private final Map<String, Predictions> models;
    private final List<String> phases;

    PhaseErrorsPlot(Map<String, Predictions> models, List<String> phases) {
        this.models = models;
        this.phases = List.copyOf(phases);
    }

    Figure figure() {
        Panel energy = panel(Axis.of("Energy RMSE", "meV/atom"), Predictions::energiesPerAtom);
        Panel force = panel(Axis.of("Force RMSE", "meV/Å"), Predictions::forceComponents);
        return Figure.grid(2, energy, force).size(960, 400);
    }

    private Panel panel(Axis axis, Function<Predictions, Pairs> part) {
        Panel panel = Panel.of(Axis.categories(""), axis);
        int series = 0;
        for (Map.Entry<String, Predictions> model : models.entrySet()) {
            Values errors = errors(part.apply(model.getValue()));
            panel = panel.with(Bar.of(model.getKey(), phases, errors, Palette.series(series++)));
        }
        return panel;
    }

    private Values errors(Pairs pairs) {
        List<Double> errors = new ArrayList<>();
        for (String phase : phases) {
            double squares = 0;
            int count = 0;
            for (int i = 0; i < pairs.size(); i++) {
                if (pairs.configTypes().get(i).equals(phase)) {
                    squares += pairs.error(i) * pairs.error(i);
                    count++;
                }
            }
            if (count == 0) {
                throw new InvalidInputException(
                        "no labelled structure has the phase '"
                                + phase
                                + "' as its configuration type");
            }
            errors.add(MILLI * Math.sqrt(squares / count));
        }
        return Values.of(errors);
    }
}
