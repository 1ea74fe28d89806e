package io.github.acetune.structure;

import static io.github.acetune.structure.Vectors.cross;
import static io.github.acetune.structure.Vectors.dot;
import static io.github.acetune.structure.Vectors.length;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds the translations that map a crystal onto itself, and the smallest cell that they leave. */
final class PrimitiveCell {
    /** Å; positions in files have six to eight digits. */
    private static final double TOLERANCE = 1e-4;

    private static final int IMAGES = 2;

    private final Structure crystal;
    private final double[] fractions;

    private PrimitiveCell(Structure crystal) {
        this.crystal = crystal;
        this.fractions = crystal.cell().fractional(crystal.positions());
    }

    static Structure of(Structure crystal) {
        if (!crystal.periodicity().equals(Periodicity.ALL)) {
            throw new IllegalArgumentException(
                    crystal.describe() + ": a primitive cell needs a crystal, periodic throughout");
        }
        return crystal.size() == 0 ? crystal : new PrimitiveCell(crystal).reduced();
    }

    private Structure reduced() {
        List<double[]> translations = translations();
        double volume = crystal.cell().volume() / translations.size();
        Cell cell = shortestBasis(translations, volume);
        var species = new ArrayList<Element>();
        var kept = new ArrayList<double[]>();
        double[] positions = crystal.positions();
        for (int atom = 0; atom < crystal.size(); atom++) {
            double[] position = {
                positions[3 * atom], positions[3 * atom + 1], positions[3 * atom + 2]
            };
            if (kept.stream()
                    .noneMatch(other -> isTranslation(cell, difference(position, other)))) {
                kept.add(position);
                species.add(crystal.species().get(atom));
            }
        }
        double[] all = kept.stream().flatMapToDouble(Arrays::stream).toArray();
        return Structure.of(species, all, cell, Periodicity.ALL).withInfo(crystal.info());
    }

    /** All translations within one cell, in fractions of it; the first is none at all. */
    private List<double[]> translations() {
        Element rarest =
                Collections.min(
                        crystal.species(),
                        Comparator.comparingInt(
                                element -> Collections.frequency(crystal.species(), element)));
        int first = crystal.species().indexOf(rarest);
        var found = new ArrayList<double[]>();
        for (int atom = first; atom < crystal.size(); atom++) {
            if (crystal.species().get(atom) == rarest) {
                double[] shift = new double[3];
                for (int axis = 0; axis < 3; axis++) {
                    double step = fractions[3 * atom + axis] - fractions[3 * first + axis];
                    shift[axis] = step - Math.rint(step);
                }
                if (mapsOntoItself(shift)) {
                    found.add(shift);
                }
            }
        }
        return found;
    }

    private boolean mapsOntoItself(double... shift) {
        for (int atom = 0; atom < crystal.size(); atom++) {
            if (!hasImage(atom, shift)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasImage(int atom, double... shift) {
        for (int other = 0; other < crystal.size(); other++) {
            double[] step = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                double d = fractions[3 * atom + axis] + shift[axis] - fractions[3 * other + axis];
                step[axis] = d - Math.rint(d);
            }
            if (crystal.species().get(atom) == crystal.species().get(other)
                    && length(crystal.cell().cartesian(step)) < TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    /** The three shortest translations that are independent; in three dimensions they span the lattice. */
    private Cell shortestBasis(List<double[]> translations, double volume) {
        var candidates = new ArrayList<double[]>();
        for (double[] shift : translations) {
            for (int i = -IMAGES; i <= IMAGES; i++) {
                for (int j = -IMAGES; j <= IMAGES; j++) {
                    for (int k = -IMAGES; k <= IMAGES; k++) {
                        candidates.add(
                                crystal.cell().cartesian(shift[0] + i, shift[1] + j, shift[2] + k));
                    }
                }
            }
        }
        candidates.removeIf(vector -> length(vector) < TOLERANCE);
        // Vectors of one length come in a fixed order, the one that points most along +x first.
        candidates.sort(
                Comparator.comparingLong((double[] v) -> Math.round(length(v) / TOLERANCE))
                        .thenComparingLong(v -> -Math.round(v[0] / TOLERANCE))
                        .thenComparingLong(v -> -Math.round(v[1] / TOLERANCE))
                        .thenComparingLong(v -> -Math.round(v[2] / TOLERANCE)));
        double[] a = candidates.getFirst();
        double[] b =
                candidates.stream()
                        .filter(v -> length(cross(a, v)) > 1e-3 * dot(v, v))
                        .findFirst()
                        .orElseThrow();
        double[] normal = cross(a, b);
        double[] c =
                candidates.stream()
                        .filter(v -> Math.abs(dot(normal, v)) > 0.5 * volume)
                        .findFirst()
                        .orElseThrow();
        double sign = Math.signum(dot(normal, c));
        Cell found =
                new Cell(a[0], a[1], a[2], b[0], b[1], b[2], sign * c[0], sign * c[1], sign * c[2]);
        // A very skewed cell may hide the shortest vectors from this search; it is then left as it
        // is.
        return Math.abs(found.volume() / volume - 1) < 1e-3 ? found : crystal.cell();
    }

    private static boolean isTranslation(Cell cell, double... vector) {
        double[] steps = cell.fractional(vector);
        for (int axis = 0; axis < 3; axis++) {
            steps[axis] -= Math.rint(steps[axis]);
        }
        return length(cell.cartesian(steps)) < 10 * TOLERANCE;
    }

    private static double[] difference(double[] first, double[] second) {
        return new double[] {first[0] - second[0], first[1] - second[1], first[2] - second[2]};
    }
}
