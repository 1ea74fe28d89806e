package io.github.acetune.ace;

import io.github.acetune.ace.embedding.Embeddings;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up potentials and atoms, for tests that need no files. */
public final class TestPotentials {
    private TestPotentials() {}

    /** A basis up to rank 5 with all l of that rank, R_nl different from g_n. */
    public static BBasisPotential random(RadialBasis radial, long seed, String... symbols) {
        var spec =
                AceSpec.of(symbols)
                        .cutoff(4.5)
                        .radial(radial)
                        .embedding(Embeddings.finnisSinclair(2))
                        .orders(Orders.of(new int[] {4, 3, 2, 2, 1}, new int[] {0, 4, 3, 2, 2}))
                        .allFunctions();
        return random(AceBasis.generate(spec), seed);
    }

    /** Random coefficients of functions and radial functions. */
    public static BBasisPotential random(AceBasis basis, long seed) {
        var random = new Random(seed);
        var bonds = new ArrayList<Bond>();
        for (int a = 0; a < basis.elements().size(); a++) {
            for (int b = 0; b < basis.elements().size(); b++) {
                // the same for both orders of a pair
                var pairRandom = new Random(seed + 31L * Math.min(a, b) + Math.max(a, b));
                var bond = basis.bond(a, b);
                double[] c = bond.coefficients();
                for (int k = 0; k < c.length; k++) {
                    c[k] += 0.1 * pairRandom.nextGaussian();
                }
                bonds.add(bond.withCoefficients(c));
            }
        }
        var changed =
                new AceBasis(
                        basis.elements(),
                        basis.splineBinWidth(),
                        basis.embeddings(),
                        bonds,
                        basis.functions());
        double[] coefficients = random.doubles(basis.coefficientCount(), -0.02, 0.02).toArray();
        double[] reference = random.doubles(basis.elements().size(), -5, 0).toArray();
        return new BBasisPotential(changed, coefficients, reference, Map.of());
    }

    /** Atoms in a box without periodicity, none nearer to another than 1.7 Å. */
    public static Structure cluster(List<Element> elements, int atoms, long seed) {
        return placed(elements, atoms, Cell.NONE, Periodicity.NONE, seed);
    }

    /** Atoms in a skewed periodic cell, none nearer to another than 1.7 Å. */
    public static Structure crystal(List<Element> elements, int atoms, long seed) {
        double edge = Math.cbrt(30.0 * atoms);
        var cell = Cell.of(edge, 0, 0, 0.3 * edge, edge, 0, -0.2 * edge, 0.25 * edge, edge);
        return placed(elements, atoms, cell, Periodicity.ALL, seed);
    }

    private static Structure placed(
            List<Element> elements, int atoms, Cell cell, Periodicity periodicity, long seed) {
        var random = new Random(seed);
        boolean periodic = periodicity.equals(Periodicity.ALL);
        var box = periodic ? cell : Cell.cubic(Math.cbrt(20.0 * atoms));
        var positions = new double[3 * atoms];
        var species = new ArrayList<Element>();
        for (int i = 0; i < atoms; i++) {
            species.add(elements.get(i % elements.size()));
            do {
                double[] place =
                        box.cartesian(
                                random.nextDouble(), random.nextDouble(), random.nextDouble());
                System.arraycopy(place, 0, positions, 3 * i, 3);
            } while (tooClose(positions, i, box, periodic));
        }
        return Structure.of(species, positions, cell, periodicity);
    }

    private static boolean tooClose(double[] positions, int last, Cell box, boolean periodic) {
        int reach = periodic ? 1 : 0;
        for (int i = 0; i < last; i++) {
            for (int a = -reach; a <= reach; a++) {
                for (int b = -reach; b <= reach; b++) {
                    for (int c = -reach; c <= reach; c++) {
                        double[] shift = box.cartesian(a, b, c);
                        double square = 0;
                        for (int k = 0; k < 3; k++) {
                            double d = positions[3 * last + k] - positions[3 * i + k] + shift[k];
                            square += d * d;
                        }
                        if (square < 1.7 * 1.7) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    /** A random rotation matrix, [9], row-major. */
    public static double[] rotation(long seed) {
        var random = new Random(seed);
        double[] q = {
            random.nextGaussian(),
            random.nextGaussian(),
            random.nextGaussian(),
            random.nextGaussian()
        };
        double norm = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        double w = q[0] / norm;
        double x = q[1] / norm;
        double y = q[2] / norm;
        double z = q[3] / norm;
        return new double[] {
            1 - 2 * (y * y + z * z),
            2 * (x * y - w * z),
            2 * (x * z + w * y),
            2 * (x * y + w * z),
            1 - 2 * (x * x + z * z),
            2 * (y * z - w * x),
            2 * (x * z - w * y),
            2 * (y * z + w * x),
            1 - 2 * (x * x + y * y)
        };
    }

    /** Vectors, one after the other, each rotated. */
    public static double[] rotated(double[] vectors, double[] rotation) {
        var result = new double[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            int v = i / 3 * 3;
            int row = i % 3 * 3;
            result[i] =
                    rotation[row] * vectors[v]
                            + rotation[row + 1] * vectors[v + 1]
                            + rotation[row + 2] * vectors[v + 2];
        }
        return result;
    }

    /** The structure, turned about the origin with its cell. */
    public static Structure rotated(Structure structure, double[] rotation) {
        return structure.withGeometry(
                rotated(structure.positions(), rotation),
                Cell.of(rotated(structure.cell().toArray(), rotation)));
    }
}
