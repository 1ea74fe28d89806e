package io.github.acetune.data.label;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A GTH pseudopotential in the format of ABINIT that pw.x reads. It gives the same energies and forces as {@link UpfFile}, but
 * no atomic density and orbitals to start from, which the bundled atoms and dimers were calculated with: an open shell then
 * finds its lowest state, where the spherical density of a UPF file would hold it in a higher one.
 */
final class GthFile {
    private GthFile() {}

    static String of(GthPotential potential) {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "Goedecker pseudopotential for %s (GTH-PBE, from CP2K data)%n   %d   %d  070301"
                                + " zatom,zion,pspdat%n10 11  %d 0 2001 0  pspcod,pspxc,lmax,lloc,mmax,r2well%n",
                        potential.element().symbol(),
                        potential.element().atomicNumber(),
                        potential.charge(),
                        potential.channels().size() - 1));
        text.append(
                String.format(
                        Locale.ROOT,
                        "  %s %d %s rloc nloc c1..%n  %d   nnonloc%n",
                        potential.radius(),
                        potential.coefficients().size(),
                        potential.coefficients().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(" ")),
                        potential.channels().size()));
        for (int l = 0; l < potential.channels().size(); l++) {
            channel(text, potential.channels().get(l), l);
        }
        return text.toString();
    }

    private static void channel(StringBuilder text, GthPotential.Channel channel, int l) {
        double[][] h = channel.strengths();
        text.append("  ").append(channel.radius()).append(' ').append(h.length);
        for (int i = 0; i < h.length; i++) {
            text.append(i == 0 ? "" : "     ");
            for (int j = i; j < h.length; j++) {
                text.append(' ').append(h[i][j]);
            }
            text.append('\n');
        }
        // The spin-orbit coefficients of l > 0, which are not used.
        for (int i = 0; l > 0 && i < h.length; i++) {
            text.append("     ").append(" 0.0".repeat(h.length - i)).append('\n');
        }
    }
}
