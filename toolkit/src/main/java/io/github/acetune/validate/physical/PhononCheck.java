package io.github.acetune.validate.physical;

import io.github.acetune.structure.Deformations;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Vibrations along paths through the Brillouin zones of the ground states. */
final class PhononCheck {
    /** THz; below this a frequency at the path's points is imaginary, above it rounding. */
    private static final double UNSTABLE = -0.1;

    private PhononCheck() {}

    static void phonons(CheckedPotential potential, CheckScale scale, CheckRecord record) {
        for (TestCrystal crystal : potential.groundStates()) {
            record.attempt(
                    crystal.name() + " phonons", () -> phonons(potential, crystal, scale, record));
        }
    }

    private static void phonons(
            CheckedPotential potential, TestCrystal crystal, CheckScale scale, CheckRecord record) {
        Structure rest = potential.bulk(crystal).orElseThrow().crystal();
        Structure primitive = Deformations.primitive(rest);
        double height = Arrays.stream(primitive.cell().heights()).min().orElseThrow();
        var phonons =
                Phonons.of(
                        potential.calculator(),
                        primitive,
                        DefectChecks.repeats(scale.phononCell(), height));
        PhononPath path = crystal.path().orElseThrow();
        List<Double> places = new ArrayList<>();
        List<double[]> frequencies = new ArrayList<>();
        double begin = 0;
        for (PhononPath.Segment segment : path.segments()) {
            int steps = Math.max(2, (int) Math.ceil(scale.pathPoints() * segment.length()));
            for (int k = 0; k <= steps; k++) {
                double fraction = (double) k / steps;
                double[] wave = PhononPath.wave(segment, fraction, rest.cell());
                places.add(begin + fraction * segment.length());
                frequencies.add(phonons.frequencies(wave));
            }
            begin += segment.length();
        }
        for (int band = 0; band < 3 * primitive.size(); band++) {
            int index = band;
            record.curve(
                    new PropertyCurve(
                            crystal.name(),
                            places,
                            frequencies.stream().map(all -> all[index]).toList(),
                            path.labels()));
        }
        judge(crystal, phonons, path, frequencies, rest, record);
    }

    private static void judge(
            TestCrystal crystal,
            Phonons phonons,
            PhononPath path,
            List<double[]> frequencies,
            Structure rest,
            CheckRecord record) {
        double lowest = frequencies.stream().flatMapToDouble(Arrays::stream).min().orElseThrow();
        double[] centre = phonons.frequencies(0, 0, 0);
        PhononPath.Segment first = path.segments().getFirst();
        double[] edge = phonons.frequencies(PhononPath.wave(first, 1, rest.cell()));
        if (centre.length > 3) {
            record.property(
                    crystal.name() + " highest frequency at Γ", "THz", centre[centre.length - 1]);
        }
        record.property(crystal.name() + " lowest frequency at " + first.to(), "THz", edge[0]);
        record.property(
                crystal.name() + " highest frequency at " + first.to(),
                "THz",
                edge[edge.length - 1]);
        if (lowest < UNSTABLE) {
            record.fault(
                    String.format(
                            Locale.ROOT,
                            "%s has imaginary frequencies, down to %.2fi THz",
                            crystal.name(),
                            -lowest));
        }
    }
}
