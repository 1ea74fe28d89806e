package io.github.acetune.data.label;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Set;

/** The chemistry of a bundled data set and the settings of its calculations, from {@code pbe-README.md} beside the data. */
@SuppressWarnings("ImmutableEnumChecker") // the collections are copies that cannot change
public enum DftSystem {
    /** Silicon, as in {@code si-pbe}: plane waves to 30 Ry. */
    SI(
            "si",
            List.of(Element.Si),
            30,
            26,
            Set.of("dia", "hexdia", "st12", "sp2"),
            new Range(19, 17.5)),
    /** Antimony and tellurium, as in {@code sbte-pbe}: plane waves to 28 Ry. */
    SBTE(
            "sbte",
            List.of(Element.Sb, Element.Te),
            28,
            23,
            Set.of("Sb2Te3_crystal", "Sb2Te3_slab", "Sb2Te3_antisite", "Sb2Te3_vacancy"),
            new Range(19, 16));

    /** Width of the Gaussian smearing of everything but atoms and molecules, eV. */
    static final double SMEARING = 0.20;

    /** Width of the Gaussian smearing of atoms and molecules in vacuum, eV. */
    static final double MOLECULE_SMEARING = 0.02;

    /** Convergence of the self-consistent field, Ry per atom. */
    static final double CONVERGENCE = 1e-7;

    /**
     * Lengths R of which the k-points follow, Å.
     *
     * @param symmetric for small cells (silicon) or symmetric ones (antimony and tellurium)
     * @param other for others
     */
    record Range(double symmetric, double other) {}

    private final String id;
    private final List<Element> elements;
    private final double cutoff;
    private final double metallicRange;
    private final Set<String> gapped;
    private final Range gappedRange;

    DftSystem(
            String id,
            List<Element> elements,
            double cutoff,
            double metallicRange,
            Set<String> gapped,
            Range gappedRange) {
        this.id = id;
        this.elements = List.copyOf(elements);
        this.cutoff = cutoff;
        this.metallicRange = metallicRange;
        this.gapped = Set.copyOf(gapped);
        this.gappedRange = gappedRange;
    }

    /**
     * Its name on the command line.
     *
     * @return {@code si} or {@code sbte}
     */
    public String id() {
        return id;
    }

    /**
     * The elements that it knows.
     *
     * @return the elements
     */
    public List<Element> elements() {
        return elements;
    }

    /** Kinetic energy cutoff of the plane waves, Ry. */
    double cutoff() {
        return cutoff;
    }

    /** The length R of which the k-points follow where no other rule holds, Å. */
    double metallicRange() {
        return metallicRange;
    }

    /** Whether structures of this configuration type have a band gap, so that fewer k-points do. */
    boolean isGapped(String configType) {
        return gapped.contains(configType);
    }

    double gappedRange(int atoms, int symmetries) {
        boolean dense = this == SI ? atoms <= 8 : symmetries >= 4;
        return dense ? gappedRange.symmetric() : gappedRange.other();
    }

    /**
     * Insists on atoms of the system's elements.
     *
     * @param structure any
     * @throws InvalidInputException where it has others or none
     */
    public void requireKnows(Structure structure) {
        for (Element element : structure.species()) {
            if (!elements.contains(element)) {
                throw new InvalidInputException(
                        structure.describe()
                                + ": holds "
                                + element.symbol()
                                + ", but the system "
                                + id
                                + " knows only "
                                + elements);
            }
        }
        if (structure.size() == 0) {
            throw new InvalidInputException(structure.describe() + ": has no atoms");
        }
    }
}
