package io.github.acetune.fit.design;

import io.github.acetune.ace.radial.RadialFunctions;
import java.util.Arrays;
import java.util.List;

/**
 * The neighbours of one atom, sorted by element, with their radial functions and spherical harmonics as strips: one lane per
 * neighbour, each element's stretch padded with zeros. Scratch memory of one thread.
 */
public final class LaneGeometry {
    private final RadialFunctions[] radial;
    private final double[] cutoff;
    private final HarmonicTerms harmonics;
    private final Strips strips;
    private final int angularCount;
    private final int[] basisSize;
    private final double[][] g;
    private final double[][] slope;
    private double[] inverse = new double[0];

    /** Neighbours within the cutoff, per element. */
    final int[] count;

    final int[] padded;

    /** Atom indices of the neighbours, an element's stretch beginning at {@link #first}. */
    int[] neighbour = new int[0];

    final int[] first;

    /** g_k then g'_k, a strip each; an element's stretch begins at {@link #radialFrom}. */
    double[] radialStrips = new double[0];

    final int[] radialFrom;

    /** Y then ∇Y (three strips each); an element's stretch begins at {@link #angularFrom}. */
    double[] angularStrips = new double[0];

    final int[] angularFrom;

    /** Unit vectors, then vectors in Å, three strips each; an element's stretch begins at 6·first. */
    double[] vectors = new double[0];

    /** Factor of the energy, from the repulsive cores. */
    double factor = 1;

    /** The gradient of the factor, three strips per element, each element's stretch beginning at 3·first. */
    double[] factorStrips = new double[0];

    int structure;
    int atom;

    LaneGeometry(List<RadialFunctions> radial, int maxL, Strips strips) {
        this.strips = strips;
        this.radial = radial.toArray(RadialFunctions[]::new);
        this.cutoff = radial.stream().mapToDouble(r -> r.bond().cutoff()).toArray();
        this.harmonics = HarmonicTerms.upTo(maxL);
        this.angularCount = harmonics.count();
        int elements = radial.size();
        this.basisSize = radial.stream().mapToInt(RadialFunctions::size).toArray();
        this.g = new double[elements][];
        this.slope = new double[elements][];
        for (int s = 0; s < elements; s++) {
            g[s] = new double[basisSize[s]];
            slope[s] = new double[basisSize[s]];
        }
        this.count = new int[elements];
        this.padded = new int[elements];
        this.first = new int[elements + 1];
        this.radialFrom = new int[elements + 1];
        this.angularFrom = new int[elements + 1];
    }

    /** The neighbours only, without radial functions and harmonics. */
    private LaneGeometry(LaneGeometry other) {
        this.radial = new RadialFunctions[0];
        this.cutoff = new double[0];
        this.harmonics = other.harmonics;
        this.angularCount = 0;
        this.basisSize = other.basisSize;
        this.g = new double[0][];
        this.slope = g;
        this.strips = other.strips;
        this.count = other.count.clone();
        this.padded = other.padded.clone();
        this.first = other.first.clone();
        this.radialFrom = new int[0];
        this.angularFrom = radialFrom;
        this.neighbour = Arrays.copyOf(other.neighbour, other.width());
        this.vectors = Arrays.copyOf(other.vectors, 6 * other.width());
        this.factor = other.factor;
        this.factorStrips =
                other.isSwitched()
                        ? Arrays.copyOf(other.factorStrips, 3 * other.width())
                        : new double[0];
        this.structure = other.structure;
        this.atom = other.atom;
    }

    /**
     * Whether repulsive cores take away from the energy.
     *
     * @return false where it counts in full
     */
    public boolean isSwitched() {
        return factor != 1;
    }

    LaneGeometry snapshot() {
        return new LaneGeometry(this);
    }

    /** Strips before the gradients of the harmonics: one per real harmonic. */
    int angularCount() {
        return angularCount;
    }

    int basisSize(int species) {
        return basisSize[species];
    }

    /** Padded neighbours of all elements. */
    int width() {
        return first[count.length];
    }

    /**
     * The number of elements.
     *
     * @return of the basis
     */
    public int elements() {
        return count.length;
    }

    /**
     * Neighbours of one element within the cutoff.
     *
     * @param species element index
     * @return how many
     */
    public int count(int species) {
        return count[species];
    }

    /**
     * The same, padded to whole vectors.
     *
     * @param species element index
     * @return length of a strip
     */
    public int padded(int species) {
        return padded[species];
    }

    /**
     * Where an element's neighbours begin.
     *
     * @param species element index
     * @return index for {@link #neighbour(int)}
     */
    public int first(int species) {
        return first[species];
    }

    /**
     * The atom index of a neighbour.
     *
     * @param at index from {@link #first(int)} on
     * @return atom of the structure
     */
    public int neighbour(int at) {
        return neighbour[at];
    }

    /**
     * The centre.
     *
     * @return atom of the structure
     */
    public int atom() {
        return atom;
    }

    /**
     * Unit vectors and vectors of the neighbours.
     *
     * @return not to be modified
     */
    public double[] vectors() {
        return vectors;
    }

    /**
     * Where one component of the vectors, in Å, begins.
     *
     * @param species element index
     * @param component 0 … 2
     * @return index into {@link #vectors()}
     */
    public int vectorFrom(int species, int component) {
        return 6 * first[species] + (3 + component) * padded[species];
    }

    void load(PairTable pairs, int structure, int atom) {
        this.structure = structure;
        this.atom = atom;
        this.factor = pairs.cores().map(cores -> cores.factor()[atom]).orElse(1.0);
        countNeighbours(pairs);
        if (isSwitched()) {
            factorStrips = cleared(factorStrips, 3 * width());
        }
        int[] filled = new int[count.length];
        for (int q = pairs.start()[atom]; q < pairs.start()[atom + 1]; q++) {
            int species = pairs.species()[pairs.neighbour()[q]];
            if (pairs.distance()[q] < cutoff[species]) {
                fill(pairs, q, species, filled[species]++);
            }
        }
        for (int s = 0; s < count.length; s++) {
            int pad = padded[s];
            strips.harmonics(
                    harmonics,
                    vectors,
                    6 * first[s],
                    inverse,
                    first[s],
                    angularStrips,
                    angularFrom[s],
                    pad);
        }
    }

    private void countNeighbours(PairTable pairs) {
        Arrays.fill(count, 0);
        for (int q = pairs.start()[atom]; q < pairs.start()[atom + 1]; q++) {
            int species = pairs.species()[pairs.neighbour()[q]];
            if (pairs.distance()[q] < cutoff[species]) {
                count[species]++;
            }
        }
        for (int s = 0; s < count.length; s++) {
            padded[s] = Strips.padded(count[s]);
            first[s + 1] = first[s] + padded[s];
            radialFrom[s + 1] = radialFrom[s] + 2 * basisSize[s] * padded[s];
            angularFrom[s + 1] = angularFrom[s] + 4 * angularCount * padded[s];
        }
        int elements = count.length;
        neighbour = cleared(neighbour, first[elements]);
        radialStrips = cleared(radialStrips, radialFrom[elements]);
        angularStrips = sized(angularStrips, angularFrom[elements]);
        inverse = cleared(inverse, first[elements]);
        vectors = cleared(vectors, 6 * first[elements]);
    }

    private static double[] cleared(double[] array, int length) {
        if (array.length < length) {
            return new double[length + length / 4];
        }
        Arrays.fill(array, 0, length, 0);
        return array;
    }

    private static double[] sized(double[] array, int length) {
        return array.length < length ? new double[length + length / 4] : array;
    }

    private static int[] cleared(int[] array, int length) {
        return array.length < length ? new int[length + length / 4] : array;
    }

    private void fill(PairTable pairs, int q, int species, int lane) {
        double x = pairs.dx()[q];
        double y = pairs.dy()[q];
        double z = pairs.dz()[q];
        double r = pairs.distance()[q];
        inverse[first[species] + lane] = 1 / r;
        int pad = padded[species];
        neighbour[first[species] + lane] = pairs.neighbour()[q];
        int vector = 6 * first[species] + lane;
        vectors[vector] = x / r;
        vectors[vector + pad] = y / r;
        vectors[vector + 2 * pad] = z / r;
        vectors[vector + 3 * pad] = x;
        vectors[vector + 4 * pad] = y;
        vectors[vector + 5 * pad] = z;
        fillRadial(species, lane, r, pad);
        if (isSwitched()) {
            double slope = pairs.cores().orElseThrow().slope()[q];
            int to = 3 * first[species] + lane;
            factorStrips[to] = slope * x / r;
            factorStrips[to + pad] = slope * y / r;
            factorStrips[to + 2 * pad] = slope * z / r;
        }
    }

    private void fillRadial(int species, int lane, double r, int pad) {
        int size = basisSize[species];
        radial[species].evaluate(r, g[species], slope[species]);
        int to = radialFrom[species] + lane;
        for (int k = 0; k < size; k++) {
            radialStrips[to + k * pad] = g[species][k];
            radialStrips[to + (size + k) * pad] = slope[species][k];
        }
    }
}
