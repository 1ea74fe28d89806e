package io.github.acetune.fit.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.evaluate.SphericalHarmonics;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProjectionEngineTest {
    private static final AceBasis BASIS = AceSpec.of("Sb", "Te").cutoff(4.5).functions(20).basis();
    private static final int MAX_L = 4;
    private static final int LENGTH = 16;

    private static List<PairTable> pairs() {
        Structure first = Datasets.load("sbte-pbe").structures().getFirst();
        return List.of(PairTable.of(first, BASIS.elements(), BASIS.cutoff()));
    }

    private static double[] random(int length, long seed) {
        return new SplittableRandom(seed).doubles(length, -1, 1).toArray();
    }

    @Test
    void sumsOverFunctionsAgreeWithTheirGradients() {
        var engine = new ProjectionEngine(BASIS, FunctionProgram.of(BASIS));
        var atoms = new ArrayList<Integer>();
        engine.project(
                pairs(),
                atom -> {
                    int count = atom.functions().length;
                    double[] weights = random(count, 1);
                    AtomProjection copy = atom.snapshot();

                    var sum = new double[atom.stride()];
                    var sumOfCopy = new double[atom.stride()];
                    atom.combine(weights, sum);
                    copy.combine(weights, sumOfCopy);

                    assertArrayEquals(sumOfCopy, sum, 1e-9);
                    atoms.add(atom.atom());
                });
        assertTrue(atoms.size() > 1);
    }

    @Test
    void harmonicsInStripsAreThoseOfOneVector() {
        var vectors = new double[3 * LENGTH];
        var inverse = new double[LENGTH];
        double[] r = random(3 * LENGTH, 3);
        for (int j = 0; j < LENGTH - 1; j++) { // the last lane is padding
            double length = Math.hypot(Math.hypot(r[j], r[LENGTH + j]), r[2 * LENGTH + j]);
            inverse[j] = 1 / length;
            for (int c = 0; c < 3; c++) {
                vectors[c * LENGTH + j] = r[c * LENGTH + j] / length;
            }
        }
        var terms = HarmonicTerms.upTo(MAX_L);
        var values = new double[2 * SphericalHarmonics.count(MAX_L)];
        var gradients = new double[6 * SphericalHarmonics.count(MAX_L)];
        for (Strips strips : List.of(new ScalarStrips(), new VectorStrips())) {
            var out = new double[4 * terms.count() * LENGTH];
            strips.harmonics(terms, vectors, 0, inverse, 0, out, 0, LENGTH);
            for (int j = 0; j < LENGTH - 1; j++) {
                SphericalHarmonics.upTo(MAX_L)
                        .gradients(r[j], r[LENGTH + j], r[2 * LENGTH + j], values, gradients);
                for (int l = 0; l <= MAX_L; l++) {
                    for (int m = 0; m <= l; m++) {
                        int i = SphericalHarmonics.index(l, m);
                        int real = l * l + (m == 0 ? 0 : 2 * m - 1);
                        assertEquals(values[2 * i], out[real * LENGTH + j], 1e-12);
                        int at = (terms.count() + 3 * real) * LENGTH + j;
                        for (int c = 0; c < 3; c++) {
                            assertEquals(gradients[6 * i + c], out[at + c * LENGTH], 1e-10);
                        }
                        if (m > 0) {
                            assertEquals(values[2 * i + 1], out[(real + 1) * LENGTH + j], 1e-12);
                            for (int c = 3; c < 6; c++) {
                                assertEquals(gradients[6 * i + c], out[at + c * LENGTH], 1e-10);
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void stripsOfTwoArraysAreSummedAlike() {
        double[] u = random(5, 4);
        double[] w = random(5, 5);
        double[] x = random(10 * LENGTH, 6);
        double[] y = random(10 * LENGTH, 7);
        int[] offsets = {0, 3 * LENGTH, LENGTH, 5 * LENGTH, 2 * LENGTH};
        for (int length : new int[] {8, LENGTH, LENGTH + 8}) {
            var expected = new double[length];
            for (int k = 0; k < length; k++) {
                for (int s = 0; s < 3; s++) {
                    expected[k] +=
                            u[1 + s] * x[offsets[2 + s] + 4 + k] + w[2 + s] * y[s * length + k];
                }
            }
            for (Strips strips : List.of(new ScalarStrips(), new VectorStrips())) {
                var out = new double[length + 2];
                strips.combine(3, u, 1, offsets, 2, 4, x, w, 2, y, 0, out, 2, length);
                for (int k = 0; k < length; k++) {
                    assertEquals(expected[k], out[2 + k], 1e-13);
                }
            }
        }
    }
}
