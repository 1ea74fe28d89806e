package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import io.github.acetune.structure.Units;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The mass density in slices of the cell parallel to two of its vectors.
 *
 * @param thickness of a slice, Å, mean over the frames
 * @param densities of each slice, g/cm³, mean over the frames
 * @param errors standard errors from blocks of frames; NaN where there are fewer than five frames
 */
public record DensityProfile(double thickness, List<Double> densities, List<Double> errors) {

    /** Copies the lists. */
    public DensityProfile {
        densities = List.copyOf(densities);
        errors = List.copyOf(errors);
    }

    /**
     * Over frames.
     *
     * @param frames structures with a cell
     * @param axis the vector along which slices follow each other: 0, 1 or 2
     * @param slices how many
     * @return the profile
     * @throws InvalidInputException where there is no frame, a cell has no volume, or axis or slices make no sense
     */
    public static DensityProfile of(List<Structure> frames, int axis, int slices) {
        if (frames.isEmpty() || axis < 0 || axis > 2 || slices < 1) {
            throw new InvalidInputException(
                    "a density profile needs structures, an axis 0, 1 or 2 and at least one slice");
        }
        List<double[]> profiles = new ArrayList<>();
        double thickness = 0;
        for (Structure frame : frames) {
            if (frame.cell().volume() == 0) {
                throw new InvalidInputException(
                        frame.describe() + ": a density profile needs a cell with a volume");
            }
            thickness += frame.cell().heights()[axis] / slices / frames.size();
            profiles.add(profile(frame, axis, slices));
        }
        return new DensityProfile(
                thickness,
                Distribution.boxed(FrameMean.mean(profiles)),
                Distribution.boxed(FrameMean.standardErrors(profiles)));
    }

    private static double[] profile(Structure frame, int axis, int slices) {
        double[] fractions = frame.cell().fractional(frame.positions());
        double perSlice = Units.GRAMS_PER_CUBIC_CENTIMETRE * slices / frame.cell().volume();
        double[] profile = new double[slices];
        for (int atom = 0; atom < frame.size(); atom++) {
            double place = fractions[3 * atom + axis];
            int slice = (int) ((place - Math.floor(place)) * slices);
            profile[Math.min(slice, slices - 1)] += frame.species().get(atom).mass() * perSlice;
        }
        return profile;
    }

    /**
     * The profile as a table.
     *
     * @return one row per slice: its middle in Å, density in g/cm³, standard error
     */
    public Table table() {
        var place = DoubleColumn.create("z_A");
        for (int slice = 0; slice < densities.size(); slice++) {
            place.append((slice + 0.5) * thickness);
        }
        return Table.create(
                "Density profile",
                place,
                DoubleColumn.create("density_g_per_cm3", densities),
                DoubleColumn.create("error", errors));
    }
}
