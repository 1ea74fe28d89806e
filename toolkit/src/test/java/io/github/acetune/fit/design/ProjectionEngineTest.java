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
    void severalSumsOfTheSameStripsAreThoseOneByOne() {
        double[] weights = random(40, 4);
        double[] in = random(10 * LENGTH, 6);
        int[] offsets = {0, 3 * LENGTH, LENGTH, 5 * LENGTH, 2 * LENGTH};
        int[] index = {0, 3, 1, 4};
        for (int length : new int[] {8, LENGTH, LENGTH + 8, 2 * LENGTH}) {
            for (Strips strips : List.of(new ScalarStrips(), new VectorStrips())) {
                var out = new double[2 + 3 * 100];
                var one = new double[length];
                strips.combine(3, weights, 1, 7, index, 1, 3, offsets, in, out, 2, 100, length);
                for (int r = 0; r < 3; r++) {
                    strips.combine(weights, 1 + 7 * r, index, 1, 3, offsets, in, one, 0, length);
                    for (int k = 0; k < length; k++) {
                        assertEquals(one[k], out[2 + 100 * r + k], 1e-14);
                    }
                }
            }
        }
    }

    @Test
    void rowsAreLoweredAtTheNeighboursTheyBelongTo() {
        int width = 16;
        int pad = 8;
        int panel = 9 * Strips.WIDTH + 5;
        int[] neighbour = {9, 2, 0, 2};
        double[] t = random(2 + 3 * pad * width, 4);
        double[] d = random(1 + 3 * pad, 5);
        double[] b = random(width, 6);
        for (Strips strips : List.of(new ScalarStrips(), new VectorStrips())) {
            var rows = new double[1 + 2 * panel];
            var sums = new double[3 * width];
            strips.subtractRows(
                    3, pad, neighbour, 1, 2, t, 2, 3, d, 1, b, width, rows, 1, panel, sums);
            for (int c = 0; c < 3; c++) {
                for (int x = 0; x < width; x++) {
                    int column = 1 + x / Strips.WIDTH * panel + x % Strips.WIDTH;
                    double[] part = new double[3];
                    for (int j = 0; j < 3; j++) {
                        int q = c * pad + j;
                        part[j] = 2 * t[2 + q * width + x] + 3 * d[1 + q] * b[x];
                    }
                    assertEquals(part[0] + part[1] + part[2], sums[c * width + x], 1e-13);
                    assertEquals(-part[0] - part[2], rows[column + (6 + c) * Strips.WIDTH], 1e-13);
                    assertEquals(-part[1], rows[column + c * Strips.WIDTH], 1e-13);
                    assertEquals(0, rows[column + (3 + c) * Strips.WIDTH]);
                }
            }
        }
    }

    @Test
    void stretchesAreSumsOfProducts() {
        int width = 16;
        int pad = 8;
        double[] s = random(3 + 2 * 40, 4);
        double[] a = random(1 + 2 * width, 5);
        double[] u = random(3 * pad, 6);
        double[] v = random(3 * pad, 7);
        double[] x = random(pad * width, 8);
        double[] y = random(pad * width, 9);
        for (Strips strips : List.of(new ScalarStrips(), new VectorStrips())) {
            var out = new double[2 + 3 * pad * width];
            strips.outer(5, pad, 2, s, 3, 40, a, 1, true, u, x, v, y, width, out, 2);
            for (int q = 0; q < 3 * pad; q++) {
                int j = q % pad;
                for (int k = 0; k < width; k++) {
                    double expected =
                            s[3 + q] * a[1 + k]
                                    + s[43 + q] * a[1 + width + k]
                                    + u[q] * x[j * width + k]
                                    + v[q] * y[j * width + k];
                    assertEquals(j < 5 ? expected : 0, out[2 + q * width + k], 1e-13);
                }
            }
        }
    }
}
