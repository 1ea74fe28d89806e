package io.github.acetune.ace.projection;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.evaluate.SphericalHarmonics;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.RadialFunctions;
import io.github.acetune.structure.NeighbourList;
import java.util.Arrays;
import java.util.Map;

/**
 * The atomic base of one atom after the other: A_nlm = Σ_j R_nl(r_j) Y_lm(r̂_j), and Σ_j g_n(r_j) for pair functions. Scratch
 * memory of one thread.
 */
final class AtomicBase {
    private final Shell[] shells;
    private final SphericalHarmonics harmonics;
    private final double[] angular;
    private final double[] angularSlopes;
    private final double[] base;

    /** What the functions of a centre read of one kind of neighbour. */
    @SuppressWarnings("ArrayRecordComponent") // private scratch
    private record Shell(
            RadialFunctions radial,
            Channel[] channels,
            int[] starts,
            double[] g,
            double[] slopes,
            double[] contracted) {}

    AtomicBase(AceBasis basis, int centre, CentreProducts products) {
        this.shells = new Shell[basis.elements().size()];
        for (int s = 0; s < shells.length; s++) {
            shells[s] = shell(basis.bond(centre, s), s, products.channels());
        }
        int maxL = products.channels().keySet().stream().mapToInt(Channel::l).max().orElse(0);
        this.harmonics = SphericalHarmonics.upTo(Math.max(0, maxL));
        int count = SphericalHarmonics.count(harmonics.maxL());
        this.angular = new double[2 * count];
        this.angularSlopes = new double[6 * count];
        this.base = new double[2 * products.components()];
    }

    private static Shell shell(Bond bond, int species, Map<Channel, Integer> all) {
        var channels = all.keySet().stream().filter(c -> c.species() == species).toList();
        return new Shell(
                RadialFunctions.of(bond),
                channels.toArray(Channel[]::new),
                channels.stream().mapToInt(all::get).toArray(),
                new double[bond.basisSize()],
                new double[bond.basisSize()],
                new double[bond.radialSize() * (bond.maxL() + 1)]);
    }

    /** A of one atom, real and imaginary parts in turn; valid until the next call. */
    double[] of(int atom, NeighbourList neighbours, int[] species) {
        Arrays.fill(base, 0);
        for (int slot = neighbours.start(atom); slot < neighbours.end(atom); slot++) {
            var shell = shells[species[neighbours.index(slot)]];
            double r = neighbours.distance(slot);
            neighbours.requireApart(atom, slot);
            if (r < shell.radial.bond().cutoff()) {
                double x = neighbours.dx(slot) / r;
                double y = neighbours.dy(slot) / r;
                double z = neighbours.dz(slot) / r;
                harmonics.evaluate(x, y, z, angular, angularSlopes);
                shell.radial.evaluate(r, shell.g, shell.slopes);
                shell.radial.contract(shell.g, shell.contracted);
                add(shell);
            }
        }
        for (var shell : shells) {
            completeNegativeM(shell);
        }
        return base;
    }

    private void add(Shell shell) {
        int columns = shell.radial.bond().maxL() + 1;
        for (int c = 0; c < shell.channels.length; c++) {
            var channel = shell.channels[c];
            int l = channel.l();
            if (l == Channel.PAIR) {
                base[2 * shell.starts[c]] += shell.g[channel.n() - 1];
                continue;
            }
            double radial = shell.contracted[(channel.n() - 1) * columns + l];
            int to = 2 * (shell.starts[c] + l);
            int from = 2 * SphericalHarmonics.index(l, 0);
            for (int i = 0; i < 2 * (l + 1); i++) {
                base[to + i] += radial * angular[from + i];
            }
        }
    }

    /** A_l,−m = (−1)^m conj(A_lm). */
    private void completeNegativeM(Shell shell) {
        for (int c = 0; c < shell.channels.length; c++) {
            int zero = 2 * (shell.starts[c] + Math.max(0, shell.channels[c].l()));
            for (int m = 1; m <= shell.channels[c].l(); m++) {
                double sign = m % 2 == 0 ? 1 : -1;
                base[zero - 2 * m] = sign * base[zero + 2 * m];
                base[zero - 2 * m + 1] = -sign * base[zero + 2 * m + 1];
            }
        }
    }
}
