package io.github.acetune.validate.physical;

import io.github.acetune.md.CellFreedom;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A crystal that potentials are asked about.
 *
 * @param name for tables and figures
 * @param start the ideal crystal near its equilibrium, in its conventional cell with the third vector along z
 * @param axial whether the ratio of axis and plane is free, besides the volume
 * @param path for its phonons; none where it is no candidate for the ground state
 * @param faces Miller indices of its surfaces
 */
record TestCrystal(
        String name, Structure start, boolean axial, Optional<PhononPath> path, List<Face> faces) {
    /** Miller indices of a surface, and how thick a slab is, in lattice planes. */
    record Face(int h, int k, int l, int layers) {
        @Override
        public String toString() {
            return "(" + h + k + l + ")";
        }
    }

    private static final double CLOSE_PACKED = Math.sqrt(8.0 / 3);
    private static final List<Face> DIAMOND_FACES =
            List.of(new Face(1, 0, 0, 8), new Face(1, 1, 0, 9), new Face(1, 1, 1, 8));
    private static final List<Face> CUBIC_FACES =
            List.of(new Face(1, 0, 0, 10), new Face(1, 1, 0, 12), new Face(1, 1, 1, 9));

    /** The crystals of some elements: those of each element, then their compounds. */
    static List<TestCrystal> of(List<Element> elements) {
        List<TestCrystal> crystals = new ArrayList<>();
        for (Element element : elements) {
            crystals.addAll(of(element, elements.size() > 1));
        }
        for (int a = 0; a < elements.size(); a++) {
            for (int b = a + 1; b < elements.size(); b++) {
                crystals.addAll(compounds(elements.get(a), elements.get(b)));
            }
        }
        return crystals;
    }

    private static List<TestCrystal> of(Element element, boolean prefixed) {
        String prefix = prefixed ? element.symbol() + " " : "";
        return switch (element) {
            case Si, Ge, C, Sn -> tetrahedral(element, prefix);
            case Sb, As, Bi -> List.of(arsenic(element, prefix));
            case Te, Se -> List.of(tellurium(element, prefix));
            default -> metallic(element, prefix);
        };
    }

    /** The seven crystals of silicon, scaled to the size of the element's atoms. */
    private static List<TestCrystal> tetrahedral(Element element, String prefix) {
        double s = element.covalentRadius() / Element.Si.covalentRadius();
        return List.of(
                ground(
                        prefix + "diamond",
                        Crystals.diamond(element, 5.43 * s),
                        false,
                        PhononPath.faceCentred(),
                        DIAMOND_FACES),
                axial(prefix + "β-tin", Crystals.betaTin(element, 4.81 * s, 2.65 * s)),
                axial(
                        prefix + "simple hexagonal",
                        Crystals.simpleHexagonal(element, 2.66 * s, 2.48 * s)),
                cubic(prefix + "bc8", Crystals.bodyCentredEight(element, 6.67 * s, 0.1003)),
                axial(
                        prefix + "hcp",
                        Crystals.hexagonalClosePacked(element, 2.7 * s, 2.7 * s * CLOSE_PACKED)),
                cubic(prefix + "bcc", Crystals.bodyCentredCubic(element, 3.07 * s)),
                cubic(prefix + "fcc", Crystals.faceCentredCubic(element, 3.85 * s)));
    }

    private static TestCrystal arsenic(Element element, String prefix) {
        double s = element.covalentRadius() / Element.Sb.covalentRadius();
        return ground(
                prefix + "A7",
                Crystals.arsenic(element, 4.31 * s, 11.27 * s, 0.2336),
                true,
                PhononPath.rhombohedral(),
                List.of(new Face(0, 0, 1, 5)));
    }

    private static TestCrystal tellurium(Element element, String prefix) {
        double s = element.covalentRadius() / Element.Te.covalentRadius();
        return ground(
                prefix + "P3₁21",
                Crystals.trigonalTellurium(element, 4.46 * s, 5.92 * s, 0.2636),
                true,
                PhononPath.hexagonal(),
                List.of(new Face(1, 0, 0, 5)));
    }

    private static List<TestCrystal> metallic(Element element, String prefix) {
        double bond = 2 * element.covalentRadius();
        double a = bond * 1.05;
        return List.of(
                ground(
                        prefix + "fcc",
                        Crystals.faceCentredCubic(element, a * Math.sqrt(2)),
                        false,
                        PhononPath.faceCentred(),
                        CUBIC_FACES),
                ground(
                        prefix + "bcc",
                        Crystals.bodyCentredCubic(element, a * 2 / Math.sqrt(3)),
                        false,
                        PhononPath.bodyCentred(),
                        CUBIC_FACES),
                ground(
                        prefix + "hcp",
                        Crystals.hexagonalClosePacked(element, a, a * CLOSE_PACKED),
                        true,
                        PhononPath.hexagonal(),
                        List.of(new Face(0, 0, 1, 6))),
                ground(
                        prefix + "diamond",
                        Crystals.diamond(element, bond * 4 / Math.sqrt(3)),
                        false,
                        PhononPath.faceCentred(),
                        DIAMOND_FACES),
                axial(prefix + "simple hexagonal", Crystals.simpleHexagonal(element, a, 0.95 * a)),
                axial(prefix + "β-tin", Crystals.betaTin(element, 1.9 * a, 1.05 * a)),
                cubic(prefix + "simple cubic", Crystals.simpleCubic(element, a)));
    }

    private static List<TestCrystal> compounds(Element first, Element second) {
        double bond = first.covalentRadius() + second.covalentRadius();
        String pair = first.symbol() + second.symbol();
        if (first == Element.Sb && second == Element.Te) {
            return List.of(
                    ground(
                            "Sb₂Te₃ R-3m",
                            Crystals.quintupleLayers(first, second, 4.26, 30.46),
                            true,
                            PhononPath.rhombohedral(),
                            List.of(new Face(0, 0, 1, 2))),
                    cubic("SbTe rock salt", Crystals.rockSalt(first, second, 6.1)));
        }
        return List.of(
                ground(
                        pair + " rock salt",
                        Crystals.rockSalt(first, second, 2.1 * bond),
                        false,
                        PhononPath.faceCentred(),
                        List.of(new Face(1, 0, 0, 5))),
                ground(
                        pair + " zinc blende",
                        Crystals.zincBlende(first, second, bond * 4 / Math.sqrt(3)),
                        false,
                        PhononPath.faceCentred(),
                        List.of(new Face(1, 1, 0, 5))));
    }

    private static TestCrystal ground(
            String name, Structure start, boolean axial, PhononPath path, List<Face> faces) {
        return new TestCrystal(name, start, axial, Optional.of(path), faces);
    }

    private static TestCrystal cubic(String name, Structure start) {
        return new TestCrystal(name, start, false, Optional.empty(), List.of());
    }

    private static TestCrystal axial(String name, Structure start) {
        return new TestCrystal(name, start, true, Optional.empty(), List.of());
    }

    /** The numbers of atoms of each element, without a common factor, as a key. */
    String composition() {
        var counts = new java.util.TreeMap<String, Integer>();
        start.species().forEach(element -> counts.merge(element.symbol(), 1, Integer::sum));
        int divisor = counts.values().stream().reduce(0, TestCrystal::divisor);
        counts.replaceAll((_, count) -> count / divisor);
        return counts.toString();
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    boolean isElement() {
        return start.species().stream().distinct().count() == 1;
    }

    Bulk atRest(Calculator potential) {
        return axial
                ? Bulk.axial(potential, start)
                : Bulk.of(potential, start, CellFreedom.ISOTROPIC);
    }

    EnergyVolume energyVolume(Calculator potential, Bulk bulk, double from, double to, int count) {
        return axial
                ? EnergyVolume.axial(name, potential, bulk.crystal(), from, to, count)
                : EnergyVolume.of(name, potential, bulk.crystal(), from, to, count);
    }
}
