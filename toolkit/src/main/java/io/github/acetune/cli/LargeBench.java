package io.github.acetune.cli;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.evaluate.Engine;
import io.github.acetune.ace.evaluate.EngineBenchmark;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * {@code acetune bench --large}: what a large potential costs beside a middle-sized one, both with random coefficients, on
 * rattled silicon.
 */
final class LargeBench {
    private static final int CELLS = 6;
    private static final double RATTLE = 0.1;

    private LargeBench() {}

    static int run(Engine engine, int threads, int repeats, Console console) {
        List<Structure> crystal = List.of(silicon());
        try (var _ = new Interruption();
                var progress = new ProgressLine(console)) {
            progress.update("3,000 functions, two densities");
            var middle = EngineBenchmark.measure(middle(), crystal, engine, threads, repeats);
            progress.update("7,000 functions, one density");
            var large = EngineBenchmark.measure(large(), crystal, engine, threads, repeats);
            console.out()
                    .println(
                            String.format(
                                    Locale.ROOT,
                                    "{\"functions_3000\": %s, \"functions_7000\": %s, \"cpu_ratio\": %.3f}",
                                    middle.toJson(),
                                    large.toJson(),
                                    large.cpuMinimum() / middle.cpuMinimum()));
        }
        console.out().flush();
        return ExitCode.DONE;
    }

    private static BBasisPotential middle() {
        return random(spec(1, 1, 1, 0.5).functions(3000));
    }

    private static BBasisPotential large() {
        var orders = Orders.of(new int[] {20, 12, 10, 7, 4}, new int[] {0, 7, 6, 4, 3});
        return random(spec(1, 1).orders(orders).functions(7000));
    }

    private static AceSpec spec(double... parameters) {
        return AceSpec.of("Si")
                .cutoff(6)
                .radial(RadialBasis.SBESSEL)
                .embedding(
                        new Embedding(
                                EmbeddingFunction.FINNIS_SINCLAIR_SHIFTED_SCALED,
                                parameters,
                                3000,
                                500));
    }

    private static BBasisPotential random(AceSpec spec) {
        AceBasis basis = spec.basis();
        double[] coefficients =
                new Random(1).doubles(basis.coefficientCount(), -0.01, 0.01).toArray();
        return BBasisPotential.zero(basis).withCoefficients(coefficients);
    }

    /** 1,728 atoms. */
    private static Structure silicon() {
        Structure crystal =
                Deformations.supercell(Crystals.diamond(Element.Si, 5.43), CELLS, CELLS, CELLS);
        double[] positions = crystal.positions();
        var random = new Random(1);
        for (int k = 0; k < positions.length; k++) {
            positions[k] += RATTLE * random.nextGaussian();
        }
        return Structure.of(crystal.species(), positions, crystal.cell(), crystal.periodicity());
    }
}
