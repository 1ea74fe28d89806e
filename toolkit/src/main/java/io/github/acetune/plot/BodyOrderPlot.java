package io.github.acetune.plot;

import io.github.acetune.ace.AceBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Numbers of basis functions by body order. */
final class BodyOrderPlot {
    private BodyOrderPlot() {}

    static Figure figure(Map<String, AceBasis> bases) {
        int highest = bases.values().stream().mapToInt(BodyOrderPlot::highest).max().orElse(1);
        List<String> orders =
                IntStream.rangeClosed(1, highest).mapToObj(rank -> rank + 1 + "-body").toList();
        Panel panel =
                Panel.of(Axis.categories("Body order"), Axis.of("Basis functions per element"));
        int series = 0;
        for (Map.Entry<String, AceBasis> basis : bases.entrySet()) {
            Values counts = counts(basis.getValue(), highest);
            panel = panel.with(Bar.of(basis.getKey(), orders, counts, Palette.series(series++)));
        }
        return Figure.of(panel);
    }

    private static int highest(AceBasis basis) {
        return basis.functions().stream().mapToInt(f -> f.rank()).max().orElse(1);
    }

    /** Averages over the elements, which need not have the same functions. */
    private static Values counts(AceBasis basis, int highest) {
        List<Double> counts = new ArrayList<>();
        for (int rank = 1; rank <= highest; rank++) {
            int wanted = rank;
            long all = basis.functions().stream().filter(f -> f.rank() == wanted).count();
            counts.add(all / (double) basis.elements().size());
        }
        return Values.of(counts);
    }
}
