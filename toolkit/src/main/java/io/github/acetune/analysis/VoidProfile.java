package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * How much empty space there is: the distances of the points of a regular grid to the nearest atom. The share of points farther
 * than r from every atom is the chance to insert a sphere of radius r without touching a centre.
 *
 * @param radii Å
 * @param shares of the volume farther than each radius from every atom
 * @param largest radius of the largest empty sphere that is centred on a grid point, Å
 */
public record VoidProfile(List<Double> radii, List<Double> shares, double largest) {
    /** Copies the lists. */
    public VoidProfile {
        radii = List.copyOf(radii);
        shares = List.copyOf(shares);
    }

    /**
     * Of a structure.
     *
     * @param structure atoms that repeat in all directions
     * @param maximum largest radius to tell apart, Å
     * @param spacing of the grid and of the radii, Å
     * @return the profile
     * @throws InvalidInputException where the structure does not repeat or the lengths make no grid
     */
    public static VoidProfile of(Structure structure, double maximum, double spacing) {
        var directions = structure.periodicity();
        if (!(directions.a() && directions.b() && directions.c())) {
            throw new InvalidInputException(
                    structure.describe() + ": voids need a cell that repeats in all directions");
        }
        if (!(spacing > 0) || !(maximum >= spacing)) {
            throw new InvalidInputException(
                    "voids need 0 < spacing <= largest radius, found "
                            + spacing
                            + " and "
                            + maximum
                            + " Å");
        }
        double[] nearest = nearest(structure, maximum, spacing);
        int count = (int) Math.round(maximum / spacing) + 1;
        List<Double> radii = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double radius = k * spacing;
            radii.add(radius);
            shares.add(
                    (double) Arrays.stream(nearest).filter(each -> each > radius).count()
                            / nearest.length);
        }
        return new VoidProfile(radii, shares, Arrays.stream(nearest).max().orElse(0));
    }

    /**
     * The mean over a trajectory.
     *
     * @param frames the profiles of the frames, in order of time, at the same radii
     * @return shares by radius, with standard errors
     * @throws InvalidInputException where there is no frame
     */
    public static FrameAverage average(List<VoidProfile> frames) {
        List<Double> radii = frames.isEmpty() ? List.of() : frames.getFirst().radii();
        List<double[]> shares =
                frames.stream()
                        .map(frame ->
                                frame.shares().stream().mapToDouble(Double::doubleValue).toArray())
                        .toList();
        return new FrameAverage(
                "radius_A", radii, List.of(FrameAverage.Series.of("share", shares)));
    }

    /** The distance of each grid point to the nearest atom, at most the maximum. */
    private static double[] nearest(Structure structure, double maximum, double spacing) {
        double[] heights = structure.cell().heights();
        int[] steps = new int[3];
        int[] reach = new int[3];
        for (int k = 0; k < 3; k++) {
            steps[k] = Math.max(1, (int) Math.ceil(heights[k] / spacing));
            reach[k] = (int) Math.ceil(maximum * steps[k] / heights[k]);
        }
        double[] nearest = new double[steps[0] * steps[1] * steps[2]];
        Arrays.fill(nearest, maximum);
        double[] fractions = structure.cell().fractional(structure.positions());
        double[] cell = structure.cell().toArray();
        for (int atom = 0; atom < structure.size(); atom++) {
            double[] place = Arrays.copyOfRange(fractions, 3 * atom, 3 * atom + 3);
            approach(cell, place, steps, reach, nearest);
        }
        return nearest;
    }

    /** Shortens the distances of the grid points around one atom, images included. */
    private static void approach(
            double[] cell, double[] place, int[] steps, int[] reach, double[] nearest) {
        int[] middle = new int[3];
        for (int k = 0; k < 3; k++) {
            middle[k] = (int) Math.floor(place[k] * steps[k]);
        }
        for (int a = middle[0] - reach[0]; a <= middle[0] + reach[0] + 1; a++) {
            for (int b = middle[1] - reach[1]; b <= middle[1] + reach[1] + 1; b++) {
                for (int c = middle[2] - reach[2]; c <= middle[2] + reach[2] + 1; c++) {
                    double u = (double) a / steps[0] - place[0];
                    double v = (double) b / steps[1] - place[1];
                    double w = (double) c / steps[2] - place[2];
                    double square = 0;
                    for (int x = 0; x < 3; x++) {
                        double apart = u * cell[x] + v * cell[3 + x] + w * cell[6 + x];
                        square += apart * apart;
                    }
                    double distance = Math.sqrt(square);
                    int point =
                            (Math.floorMod(a, steps[0]) * steps[1] + Math.floorMod(b, steps[1]))
                                            * steps[2]
                                    + Math.floorMod(c, steps[2]);
                    nearest[point] = Math.min(nearest[point], distance);
                }
            }
        }
    }

    /**
     * The profile as a table.
     *
     * @return one row per radius
     */
    public Table table() {
        return Table.create(
                "Voids",
                DoubleColumn.create("radius_A", radii),
                DoubleColumn.create("share", shares));
    }
}
