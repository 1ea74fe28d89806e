package io.github.acetune.ace;

import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.Collection;
import java.util.TreeSet;

/** The recipe of {@link AceSpec#recommended}. */
final class RecommendedSpec {
    /** r_c in units of the cube root of the volume per atom: 4π/3 · 2.08³ = 38 neighbours. */
    private static final double CUTOFF = 2.08;

    private static final double SHORTEST_CUTOFF = 3.5;
    private static final double LONGEST_CUTOFF = 8;

    /** Molecules have no volume: the same number of neighbours at the density of a simple cubic crystal of touching atoms. */
    private static final double DIAMETERS = 2.08;

    /** Of which the fit takes half. */
    private static final int MOST_FUNCTIONS = 3000;

    private static final int FEWEST_FUNCTIONS = 100;
    private static final double ROWS_PER_FUNCTION = 2;

    private static final Orders ORDERS =
            Orders.of(new int[] {15, 6, 5, 4, 3}, new int[] {0, 8, 6, 4, 2});

    private RecommendedSpec() {}

    static AceSpec of(Collection<Structure> training) {
        if (training.isEmpty()) {
            throw new InvalidInputException(
                    "a recommendation needs training structures, found none");
        }
        var elements = new TreeSet<>(AceSpec.BY_SYMBOL);
        training.forEach(structure -> elements.addAll(structure.species()));
        return AceSpec.of(elements)
                .cutoff(cutoff(training, elements))
                .radial(RadialBasis.SBESSEL)
                .embedding(Embeddings.linear())
                .orders(ORDERS)
                .functions(functions(training, elements.size()));
    }

    /** To a tenth of an Å, so that it is the same for slightly different selections of the data. */
    private static double cutoff(Collection<Structure> training, Collection<Element> elements) {
        double[] volumes =
                training.stream()
                        .filter(s -> s.size() > 1 && s.periodicity().equals(Periodicity.ALL))
                        .mapToDouble(s -> s.cell().volume() / s.size())
                        .sorted()
                        .toArray();
        double length =
                volumes.length == 0
                        ? DIAMETERS * 2 * meanRadius(elements)
                        : CUTOFF * Math.cbrt(volumes[volumes.length / 2]);
        return Math.clamp(Math.round(10 * length) / 10.0, SHORTEST_CUTOFF, LONGEST_CUTOFF);
    }

    private static double meanRadius(Collection<Element> elements) {
        return elements.stream().mapToDouble(Element::covalentRadius).average().orElseThrow();
    }

    private static int functions(Collection<Structure> training, int elements) {
        double rows = 3.0 * training.stream().mapToInt(Structure::size).sum();
        return (int)
                Math.clamp(rows / (ROWS_PER_FUNCTION * elements), FEWEST_FUNCTIONS, MOST_FUNCTIONS);
    }
}
