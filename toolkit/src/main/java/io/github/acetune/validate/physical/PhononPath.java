package io.github.acetune.validate.physical;

import io.github.acetune.structure.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * A path through the Brillouin zone.
 *
 * @param segments one after the other; places on the path are counted from 0 along their lengths
 */
record PhononPath(List<Segment> segments) {
    /**
     * A straight piece.
     *
     * @param from name of its first point
     * @param to name of its last point
     * @param start [3], in the reciprocal vectors of the conventional cell
     * @param end [3], likewise
     * @param length how long it is drawn
     */
    record Segment(String from, String to, List<Double> start, List<Double> end, double length) {}

    /** Copies the list. */
    public PhononPath {
        segments = List.copyOf(segments);
    }

    /** Γ–X–K–Γ–L of the face-centred cubic lattice, lengths in 2π/a; X is (0 0 1) and (1 1 0). */
    static PhononPath faceCentred() {
        double toK = Math.sqrt(2) / 4;
        return new PhononPath(
                List.of(
                        segment("Γ", "X", 0, 0, 0, 0, 0, 1, 1),
                        segment("X", "K", 1, 1, 0, 0.75, 0.75, 0, toK),
                        segment("K", "Γ", 0.75, 0.75, 0, 0, 0, 0, 3 * toK),
                        segment("Γ", "L", 0, 0, 0, 0.5, 0.5, 0.5, Math.sqrt(0.75))));
    }

    /** Γ–H–N–Γ–P of the body-centred cubic lattice, lengths in 2π/a. */
    static PhononPath bodyCentred() {
        return new PhononPath(
                List.of(
                        segment("Γ", "H", 0, 0, 0, 1, 0, 0, 1),
                        segment("H", "N", 1, 0, 0, 0.5, 0.5, 0, Math.sqrt(0.5)),
                        segment("N", "Γ", 0.5, 0.5, 0, 0, 0, 0, Math.sqrt(0.5)),
                        segment("Γ", "P", 0, 0, 0, 0.5, 0.5, 0.5, Math.sqrt(0.75))));
    }

    /** Γ–M–K–Γ–A of the hexagonal lattice, Γ–M drawn with length 1. */
    static PhononPath hexagonal() {
        return axial("M", "K", "A", 0.5);
    }

    /** The same way in the hexagonal axes of a rhombohedral lattice, ending in T. */
    static PhononPath rhombohedral() {
        return axial("(½ 0 0)", "(⅓ ⅓ 0)", "T", 1.5);
    }

    private static PhononPath axial(String edge, String corner, String top, double height) {
        double third = 1.0 / 3;
        return new PhononPath(
                List.of(
                        segment("Γ", edge, 0, 0, 0, 0.5, 0, 0, 1),
                        segment(edge, corner, 0.5, 0, 0, third, third, 0, Math.sqrt(third)),
                        segment(corner, "Γ", third, third, 0, 0, 0, 0, 2 * Math.sqrt(third)),
                        segment("Γ", top, 0, 0, 0, 0, 0, height, 0.6)));
    }

    private static Segment segment(
            String from,
            String to,
            double h,
            double k,
            double l,
            double h2,
            double k2,
            double l2,
            double length) {
        return new Segment(from, to, List.of(h, k, l), List.of(h2, k2, l2), length);
    }

    /** The named points in the order of the path. */
    List<PropertyCurve.Label> labels() {
        List<PropertyCurve.Label> labels = new ArrayList<>();
        labels.add(new PropertyCurve.Label(segments.getFirst().from(), 0));
        double place = 0;
        for (Segment segment : segments) {
            place += segment.length();
            labels.add(new PropertyCurve.Label(segment.to(), place));
        }
        return labels;
    }

    /** A wave vector of a crystal, [3], 1/Å with the factor 2π. */
    static double[] wave(Segment segment, double fraction, Cell conventional) {
        double[] reciprocal = conventional.reciprocal();
        double[] wave = new double[3];
        for (int vector = 0; vector < 3; vector++) {
            double start = segment.start().get(vector);
            double share = start + fraction * (segment.end().get(vector) - start);
            for (int x = 0; x < 3; x++) {
                wave[x] += 2 * Math.PI * share * reciprocal[3 * vector + x];
            }
        }
        return wave;
    }
}
