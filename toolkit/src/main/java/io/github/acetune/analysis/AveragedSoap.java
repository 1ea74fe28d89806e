package io.github.acetune.analysis;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.Collection;
import java.util.List;

/**
 * The power spectra of smooth overlaps of atomic positions (A. P. Bartók, R. Kondor and G. Csányi, Phys. Rev. B 2013, 87,
 * 184115), each of length 1, averaged over the atoms of a structure.
 *
 * <p>The products of two such vectors are the mean of the similarities of their atoms by {@link Soap} with ζ = 1. The densities
 * of {@link Soap}, Gaussians of width σ, are sampled on shells that are σ apart, up to 3σ beyond the cutoff, which integrates
 * products of them to four digits: with c_lm the coefficients on the shells, p_nn'l = σ r_n r_n' Σ_m c_nlm c_n'lm/√(2l + 1). There
 * is no radial basis to choose.
 */
public final class AveragedSoap implements StructureDescriptor {
    private final Soap settings;
    private final List<Element> elements;
    private final int shells;
    private final int channels;

    private AveragedSoap(Soap settings, List<Element> elements) {
        this.settings = settings;
        this.elements = elements;
        this.shells = (int) Math.ceil(settings.cutoff() / settings.sigma()) + 3;
        this.channels = shells * (settings.bySpecies() ? elements.size() : 1);
    }

    /**
     * With settings of one's own; ζ does not matter.
     *
     * @param settings σ, cutoff, l_max, and whether elements count
     * @param elements those of the structures
     * @return the descriptor
     */
    public static AveragedSoap of(Soap settings, Collection<Element> elements) {
        return new AveragedSoap(settings, elements.stream().distinct().sorted().toList());
    }

    /**
     * With {@link Soap#DEFAULT}.
     *
     * @param elements those of the structures
     * @return the descriptor
     */
    public static AveragedSoap of(Collection<Element> elements) {
        return of(Soap.DEFAULT, elements);
    }

    /**
     * How long the vectors are.
     *
     * @return pairs of shells, of the densities of all elements, times l_max + 1
     */
    public int length() {
        return channels * (channels + 1) / 2 * (settings.maxL() + 1);
    }

    /**
     * The average of a structure.
     *
     * @param structure the atoms
     * @return new array of {@link #length()}
     * @throws InvalidInputException where the structure holds an element that was not named
     */
    @Override
    public double[] of(Structure structure) {
        int[] elementOf = structure.species().stream().mapToInt(this::indexOf).toArray();
        NeighbourList list = NeighbourList.of(structure, settings.cutoff());
        var density = new ShellDensity(settings, shells, channels);
        double[] mean = new double[length()];
        for (int atom = 0; atom < structure.size(); atom++) {
            density.clear();
            if (settings.withCentre()) {
                density.addCentre(elementOf[atom]);
            }
            for (int slot = list.start(atom); slot < list.end(atom); slot++) {
                density.add(elementOf[list.index(slot)], list, slot);
            }
            addNormalised(density.powerSpectrum(), structure.size(), mean);
        }
        return mean;
    }

    private int indexOf(Element element) {
        int index = elements.indexOf(element);
        if (index < 0) {
            throw new InvalidInputException(
                    "the SOAP vectors know no "
                            + element.symbol()
                            + ", only "
                            + elements.stream().map(Element::symbol).toList());
        }
        return settings.bySpecies() ? index : 0;
    }

    private static void addNormalised(double[] spectrum, int atoms, double[] mean) {
        double norm = 0;
        for (double each : spectrum) {
            norm += each * each;
        }
        // An atom without neighbours and without itself has no spectrum.
        double scale = norm == 0 ? 0 : 1 / (Math.sqrt(norm) * atoms);
        for (int k = 0; k < mean.length; k++) {
            mean[k] += scale * spectrum[k];
        }
    }
}
