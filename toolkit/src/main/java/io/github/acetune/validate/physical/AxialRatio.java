package io.github.acetune.validate.physical;

import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.Locale;

/** Crystals with one axis at a given volume: the ratio of the axis to the plane, and the atoms, at rest. */
final class AxialRatio {
    /** Of the slope of the energy with the logarithm of the ratio, eV per atom. */
    private static final double SLOPE = 1e-9;

    private static final double TRIAL = 1e-3;
    private static final double LONGEST_STEP = 0.05;
    private static final int MOST_STEPS = 80;

    private AxialRatio() {}

    /**
     * Goes downhill to the nearest ratio at which the energy does not change; the third axis of the cell runs along z.
     *
     * @return the crystal at rest at the volume of the start
     */
    static Structure settled(Calculator potential, Structure start) {
        Structure crystal = Strains.relaxed(potential, start);
        double slope = slope(potential, crystal);
        double curvature = Double.NaN;
        double place = 0;
        var minimum = new Bracket();
        for (int step = 0; step < MOST_STEPS; step++) {
            if (Math.abs(slope) < SLOPE * crystal.size()) {
                return crystal;
            }
            minimum.narrow(place, slope);
            double move = minimum.inside(place + move(slope, curvature)) - place;
            Structure next = Strains.relaxed(potential, stretched(crystal, move));
            double nextSlope = slope(potential, next);
            curvature = (nextSlope - slope) / move;
            crystal = next;
            slope = nextSlope;
            place += move;
        }
        throw new InvalidInputException(
                String.format(
                        Locale.ROOT,
                        "the ratio of the axes comes to no rest: it went from %.3f to %.3f at %.2f Å³ per atom",
                        ratio(start),
                        ratio(crystal),
                        start.cell().volume() / start.size()));
    }

    /** Between which ratios, as logarithms, the energy has its minimum. */
    private static final class Bracket {
        private double low = Double.NEGATIVE_INFINITY;
        private double high = Double.POSITIVE_INFINITY;

        void narrow(double place, double slope) {
            if (slope < 0) {
                low = place;
            } else {
                high = place;
            }
        }

        /** A step that would leave the bracket goes to its middle. */
        double inside(double place) {
            boolean closed = Double.isFinite(low) && Double.isFinite(high);
            return closed && !(place > low && place < high) ? 0.5 * (low + high) : place;
        }
    }

    private static double ratio(Structure crystal) {
        double[] v = crystal.cell().toArray();
        return v[8] / Math.hypot(v[0], Math.hypot(v[1], v[2]));
    }

    /** Newton's step where the energy curves upwards, otherwise some way downhill. */
    private static double move(double slope, double curvature) {
        if (Double.isNaN(curvature)) {
            return -Math.signum(slope) * TRIAL;
        }
        double step = curvature > 0 ? -slope / curvature : -Math.signum(slope) * LONGEST_STEP;
        return Math.clamp(step, -LONGEST_STEP, LONGEST_STEP);
    }

    /** dE/du of the strain that multiplies the ratio by exp u and keeps the volume, eV. */
    private static double slope(Calculator potential, Structure crystal) {
        double[] virial = potential.calculate(crystal).virial();
        return (virial[0] + virial[4] - 2 * virial[8]) / 3;
    }

    private static Structure stretched(Structure crystal, double u) {
        double plane = Math.exp(-u / 3) - 1;
        double axis = Math.exp(2 * u / 3) - 1;
        return Deformations.strain(crystal, plane, 0, 0, 0, plane, 0, 0, 0, axis);
    }
}
