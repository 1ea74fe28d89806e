package io.github.acetune.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.fit.design.FunctionProgram;
import io.github.acetune.fit.design.ProjectionEngine;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectedLossTest {
    private static final double STEP = 1e-4;

    private static Dataset few() {
        return Dataset.of(
                "few",
                Datasets.load("si-pbe").structures().stream()
                        .filter(s -> s.size() > 1 && s.size() < 12)
                        .limit(12)
                        .toList());
    }

    @Test
    void descentOfTheProjectedLossIsThatOfDifferences() {
        var data = few();
        var basis =
                AceSpec.of("Si").cutoff(4.5).embedding(Embeddings.linear()).functions(12).basis();
        var spec = FitSpec.kappa(0.3).relativeRidge(1e-4);
        var course = new FitCourse(FitListener.NONE, spec.minimisation());
        var training =
                new TrainingSetBuilder(
                                basis.elements(),
                                basis.cutoff(),
                                spec.references().of(data, basis.elements()),
                                spec.loss(),
                                spec.weighting())
                        .build(data, CoreEnergies.of(basis, spec, course));
        var programs = FunctionProgram.of(basis);
        try (var pool = new WorkerPool<>(2, () -> new ProjectionEngine(basis, programs))) {
            var loss = new ProjectedLoss(pool, training, spec, basis);
            int radial = loss.layout().radialSize();
            var random = new Random(3);
            // not where the radial functions begin: there many derivatives vanish
            double[] x = moved(loss.start().x(), random.doubles(radial, -1, 1).toArray(), 0.1);
            var point = loss.moved(x, x);
            double penalty = 1e-3 * point.value() / loss.roughness(point);
            double[] descent = loss.model(point, penalty).rightHandSide();
            for (int trial = 0; trial < 4; trial++) {
                double[] towards = random.doubles(radial, -1, 1).toArray();
                double expected = 0;
                for (int q = 1; q <= 2; q++) {
                    double ahead = loss.value(loss.moved(moved(x, towards, q * STEP), x), penalty);
                    double behind =
                            loss.value(loss.moved(moved(x, towards, -q * STEP), x), penalty);
                    expected += (q == 1 ? 8 : -1) * (ahead - behind) / (12 * STEP);
                }
                double along = 0;
                for (int k = 0; k < radial; k++) {
                    along -= 2 * descent[k] * towards[k];
                }
                assertEquals(expected, along, 1e-6 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    private static double[] moved(double[] x, double[] towards, double step) {
        double[] next = x.clone();
        for (int k = 0; k < towards.length; k++) {
            next[k] += step * towards[k];
        }
        return next;
    }
}
