package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The static structure factor S(q) = ⟨|Σ_j exp(i q·r_j)|²⟩/N at the wave vectors that the cell allows, averaged over those of
 * similar length (all atoms scatter alike).
 *
 * @param points in the order of growing q; shells without a wave vector are left out
 */
public record StructureFactor(List<Point> points) {
    /**
     * The factor of a shell of wave vectors.
     *
     * @param q mean length of the wave vectors, 1/Å, with the factor 2π
     * @param value S
     * @param standardError from the scatter of the wave vectors and frames; NaN for a single one
     * @param vectors wave vectors in the shell, q and −q counted once, of all frames
     */
    public record Point(double q, double value, double standardError, int vectors) {}

    private static final int MOST_PER_SHELL = 300;

    /** Copies the list. */
    public StructureFactor {
        points = List.copyOf(points);
    }

    /**
     * Over frames.
     *
     * @param frames structures that repeat in all directions
     * @param maximum largest q, 1/Å
     * @param width of the shells, 1/Å
     * @return the factor
     * @throws InvalidInputException where there is no frame, a cell does not repeat or the lengths make no shells
     */
    public static StructureFactor of(List<Structure> frames, double maximum, double width) {
        if (frames.isEmpty() || !(width > 0) || !(maximum >= width)) {
            throw new InvalidInputException(
                    "a structure factor needs structures and 0 < width <= largest q, found "
                            + frames.size()
                            + " structures, "
                            + width
                            + " and "
                            + maximum
                            + " 1/Å");
        }
        int shells = (int) Math.ceil(maximum / width);
        List<List<double[]>> samples = new ArrayList<>();
        for (int shell = 0; shell < shells; shell++) {
            samples.add(new ArrayList<>());
        }
        for (Structure frame : frames) {
            sample(frame, maximum, width, samples);
        }
        List<Point> points = new ArrayList<>();
        for (List<double[]> shell : samples) {
            if (!shell.isEmpty()) {
                points.add(point(shell));
            }
        }
        return new StructureFactor(points);
    }

    private static void sample(
            Structure frame, double maximum, double width, List<List<double[]>> samples) {
        var directions = frame.periodicity();
        if (!(directions.a() && directions.b() && directions.c())) {
            throw new InvalidInputException(
                    frame.describe()
                            + ": a structure factor needs a cell that repeats in all directions");
        }
        List<List<double[]>> vectors = vectors(frame, maximum, width, samples.size());
        for (int shell = 0; shell < samples.size(); shell++) {
            List<double[]> all = vectors.get(shell);
            int stride = (all.size() + MOST_PER_SHELL - 1) / MOST_PER_SHELL;
            List<double[]> some = new ArrayList<>();
            for (int k = 0; k < all.size(); k += Math.max(1, stride)) {
                some.add(all.get(k));
            }
            samples.get(shell).addAll(some.parallelStream().map(q -> factor(frame, q)).toList());
        }
    }

    /** Half of the reciprocal lattice, by shell. */
    private static List<List<double[]>> vectors(
            Structure frame, double maximum, double width, int shells) {
        double[] reciprocal = frame.cell().reciprocal();
        double[][] cell = new double[3][3];
        int[] most = new int[3];
        for (int a = 0; a < 3; a++) {
            double length = 0;
            for (int k = 0; k < 3; k++) {
                cell[a][k] = frame.cell().get(a, k);
                length += cell[a][k] * cell[a][k];
            }
            most[a] = (int) Math.floor(maximum * Math.sqrt(length) / (2 * Math.PI));
        }
        List<List<double[]>> vectors = new ArrayList<>();
        IntStream.range(0, shells).forEach(_ -> vectors.add(new ArrayList<>()));
        for (int h = 0; h <= most[0]; h++) {
            for (int k = h == 0 ? 0 : -most[1]; k <= most[1]; k++) {
                for (int l = h == 0 && k == 0 ? 1 : -most[2]; l <= most[2]; l++) {
                    double[] q = new double[3];
                    for (int x = 0; x < 3; x++) {
                        q[x] =
                                2
                                        * Math.PI
                                        * (h * reciprocal[x]
                                                + k * reciprocal[3 + x]
                                                + l * reciprocal[6 + x]);
                    }
                    double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
                    int shell = (int) (length / width);
                    if (length <= maximum && shell < shells) {
                        vectors.get(shell).add(q);
                    }
                }
            }
        }
        return vectors;
    }

    private static double[] factor(Structure frame, double[] q) {
        double[] positions = frame.positions();
        double real = 0;
        double imaginary = 0;
        for (int k = 0; k < positions.length; k += 3) {
            double phase = q[0] * positions[k] + q[1] * positions[k + 1] + q[2] * positions[k + 2];
            real += Math.cos(phase);
            imaginary += Math.sin(phase);
        }
        double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
        return new double[] {length, (real * real + imaginary * imaginary) / frame.size()};
    }

    private static Point point(List<double[]> shell) {
        double q = 0;
        double mean = 0;
        for (double[] each : shell) {
            q += each[0] / shell.size();
            mean += each[1] / shell.size();
        }
        double sum = 0;
        for (double[] each : shell) {
            sum += (each[1] - mean) * (each[1] - mean);
        }
        int n = shell.size();
        return new Point(q, mean, n < 2 ? Double.NaN : Math.sqrt(sum / (n * (n - 1.0))), n);
    }

    /**
     * The factor as a table.
     *
     * @return one row per shell
     */
    public Table table() {
        var q = DoubleColumn.create("q_per_A");
        var value = DoubleColumn.create("S");
        var error = DoubleColumn.create("error");
        var vectors = IntColumn.create("vectors");
        for (Point each : points) {
            q.append(each.q());
            value.append(each.value());
            error.append(each.standardError());
            vectors.append(each.vectors());
        }
        return Table.create("Structure factor", q, value, error, vectors);
    }
}
