package io.github.acetune.fit.design;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.fit.design.FunctionProgram.Channel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The atomic base A of one atom and its gradients ∂A/∂r_j, from the strips of its neighbours. Scratch memory of one thread.
 *
 * <p>A_nlm = Σ_j R_nl(r_j) Y_lm(r̂_j); a channel of rank-1 functions is Σ_j g_n(r_j).
 */
final class BaseKernel {
    private final FunctionProgram program;
    private final Strips strips;
    private final double[][] radialCoefficients;

    /** Per channel: k where R_nl is g_k itself, −1 where it is a sum. */
    private final int[] single;

    private final Bond[] bonds;
    private final int[] identity;
    private int[] stripOffsets = new int[0];
    private double[] contracted = new double[0];
    private double[] slopes = new double[0];
    private double[] gradients = new double[0];
    private final int[] gradientOffsets;

    BaseKernel(AceBasis basis, FunctionProgram program, Strips strips) {
        this.program = program;
        this.strips = strips;
        int elements = basis.elements().size();
        this.bonds = new Bond[elements];
        this.radialCoefficients = new double[elements][];
        int most = 0;
        for (int s = 0; s < elements; s++) {
            bonds[s] = basis.bond(program.centre(), s);
            most = Math.max(most, bonds[s].basisSize());
        }
        this.identity = IntStream.range(0, most).toArray();
        this.single = new int[program.channels().size()];
        setRadial(basis);
        this.gradientOffsets = new int[program.realCount()];
    }

    /** Takes the radial coefficients of another basis that is alike otherwise. */
    void setRadial(AceBasis basis) {
        for (int s = 0; s < bonds.length; s++) {
            radialCoefficients[s] = basis.bond(program.centre(), s).coefficients();
        }
        for (int c = 0; c < single.length; c++) {
            var channel = program.channels().get(c);
            single[c] = single(channel, bonds[channel.species()]);
        }
    }

    private int single(Channel channel, Bond bond) {
        if (channel.l() == FunctionProgram.PAIR) {
            return channel.n() - 1;
        }
        int from = row(channel, bond);
        int found = -1;
        for (int k = 0; k < bond.basisSize(); k++) {
            double c = radialCoefficients[channel.species()][from + k];
            if (c != 0 && (c != 1 || found >= 0)) {
                return -1;
            }
            found = c == 1 ? k : found;
        }
        return found;
    }

    private static int row(Channel channel, Bond bond) {
        return ((channel.n() - 1) * (bond.maxL() + 1) + channel.l()) * bond.basisSize();
    }

    /** Computes A of one atom and puts it into a lane of the product kernel. */
    void accumulate(LaneGeometry atom, ProductKernel products, int lane) {
        var channels = program.channels();
        for (int c = 0; c < channels.size(); c++) {
            var channel = channels.get(c);
            int species = channel.species();
            int pad = atom.padded[species];
            if (pad == 0) {
                clear(channel, products, lane);
                continue;
            }
            double[] radial = radialStrip(atom, c, channel, 0);
            int from = radialStripFrom;
            int angular = atom.angularFrom[species];
            if (channel.l() == FunctionProgram.PAIR) {
                double sum = strips.dot(radial, from, atom.angularStrips, angular, pad);
                products.setBase(channel.firstSigned(), lane, sum, 0);
                continue;
            }
            int l = channel.l();
            int at = angular + l * l * pad;
            for (int m = 0; m <= l; m++) {
                double re = strips.dot(radial, from, atom.angularStrips, at, pad);
                at += pad;
                double im = 0;
                if (m > 0) {
                    im = strips.dot(radial, from, atom.angularStrips, at, pad);
                    at += pad;
                    double sign = m % 2 == 0 ? 1 : -1;
                    products.setBase(channel.signedIndex(-m), lane, sign * re, -sign * im);
                }
                products.setBase(channel.signedIndex(m), lane, re, im);
            }
        }
    }

    private static void clear(Channel channel, ProductKernel products, int lane) {
        int reach = Math.max(0, channel.l());
        for (int m = -reach; m <= reach; m++) {
            products.setBase(channel.signedIndex(m), lane, 0, 0);
        }
    }

    private int radialStripFrom;

    /**
     * R_nl (or g_n), or with {@code part} 1 its derivative, as a strip; sets {@link #radialStripFrom}.
     *
     * @return the array that holds it
     */
    private double[] radialStrip(LaneGeometry atom, int index, Channel channel, int part) {
        int species = channel.species();
        int pad = atom.padded[species];
        int size = atom.basisSize(species);
        int from = atom.radialFrom[species] + part * size * pad;
        if (single[index] >= 0) {
            radialStripFrom = from + single[index] * pad;
            return atom.radialStrips;
        }
        if (stripOffsets.length < size) {
            stripOffsets = new int[size];
        }
        for (int k = 0; k < size; k++) {
            stripOffsets[k] = from + k * pad;
        }
        if (contracted.length < 2 * pad) {
            contracted = new double[2 * pad];
        }
        radialStripFrom = part * pad;
        strips.combine(
                radialCoefficients[species],
                row(channel, bonds[species]),
                identity,
                0,
                size,
                stripOffsets,
                atom.radialStrips,
                contracted,
                radialStripFrom,
                pad);
        return contracted;
    }

    /** Computes ∂A_a/∂r_j of one atom for every real component a: three strips each. */
    void gradients(LaneGeometry atom) {
        int length = 0;
        for (var channel : program.channels()) {
            length += 3 * atom.padded[channel.species()] * channel.reals();
        }
        if (gradients.length < length) {
            gradients = new double[length + length / 4];
        }
        int widest = Arrays.stream(atom.padded).max().orElse(0);
        if (slopes.length < 3 * widest) {
            slopes = new double[3 * widest];
        }
        int to = 0;
        var channels = program.channels();
        for (int c = 0; c < channels.size(); c++) {
            var channel = channels.get(c);
            int pad = atom.padded[channel.species()];
            if (channel.l() == FunctionProgram.PAIR) {
                gradientOffsets[channel.firstReal()] = to;
                pairGradient(atom, c, channel, to);
            } else {
                channelGradient(atom, c, channel, to);
            }
            to += 3 * pad * channel.reals();
        }
    }

    private void pairGradient(LaneGeometry atom, int index, Channel channel, int to) {
        int pad = atom.padded[channel.species()];
        double[] slope = radialStrip(atom, index, channel, 1);
        for (int c = 0; c < 3; c++) {
            int unit = 6 * atom.first[channel.species()] + c * pad;
            strips.product(
                    slope, radialStripFrom, atom.vectors, unit, gradients, to + c * pad, pad);
        }
    }

    private void channelGradient(LaneGeometry atom, int index, Channel channel, int to) {
        int species = channel.species();
        int pad = atom.padded[species];
        double[] slope = radialStrip(atom, index, channel, 1);
        for (int c = 0; c < 3; c++) {
            int unit = 6 * atom.first[species] + c * pad;
            strips.product(slope, radialStripFrom, atom.vectors, unit, slopes, c * pad, pad);
        }
        double[] radial = radialStrip(atom, index, channel, 0);
        int l = channel.l();
        int harmonic = atom.angularFrom[species] + l * l * pad;
        int harmonicGradient = atom.angularFrom[species] + (atom.angularCount() + 3 * l * l) * pad;
        for (int q = 0; q < 2 * l + 1; q++) {
            int target = to + 3 * q * pad;
            gradientOffsets[channel.firstReal() + q] = target;
            strips.gradient(
                    slopes,
                    0,
                    atom.angularStrips,
                    harmonic + q * pad,
                    harmonicGradient + 3 * q * pad,
                    radial,
                    radialStripFrom,
                    gradients,
                    target,
                    pad);
        }
    }

    /** Where the strips of each real component begin in {@link #gradientStrips}. */
    int[] gradientOffsets() {
        return gradientOffsets;
    }

    double[] gradientStrips() {
        return gradients;
    }
}
