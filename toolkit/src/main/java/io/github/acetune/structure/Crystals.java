package io.github.acetune.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Ideal crystals in their conventional cells, periodic in all directions.
 *
 * <p>Lengths are in Å; free coordinates are fractions of the cell. The settings are those of the International Tables,
 * hexagonal axes for trigonal crystals.
 */
public final class Crystals {
    private static final double THIRD = 1.0 / 3;
    private static final double[] FACE_CENTRES = {0, 0, 0, 0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0};
    private static final double[] RHOMBOHEDRAL_CENTRES = {
        0, 0, 0, 2 * THIRD, THIRD, THIRD, THIRD, 2 * THIRD, 2 * THIRD
    };

    private Crystals() {}

    /**
     * Simple cubic, 1 atom.
     *
     * @param element the element
     * @param a lattice constant, Å
     * @return the cell
     */
    public static Structure simpleCubic(Element element, double a) {
        return crystal(Cell.cubic(a), same(element, 1), 0, 0, 0);
    }

    /**
     * Body-centred cubic, 2 atoms.
     *
     * @param element the element
     * @param a lattice constant, Å
     * @return the cell
     */
    public static Structure bodyCentredCubic(Element element, double a) {
        return crystal(Cell.cubic(a), same(element, 2), 0, 0, 0, 0.5, 0.5, 0.5);
    }

    /**
     * Face-centred cubic, 4 atoms.
     *
     * @param element the element
     * @param a lattice constant, Å
     * @return the cell
     */
    public static Structure faceCentredCubic(Element element, double a) {
        return crystal(Cell.cubic(a), same(element, 4), FACE_CENTRES);
    }

    /**
     * Diamond, 8 atoms.
     *
     * @param element the element
     * @param a lattice constant, Å; silicon about 5.43
     * @return the cell
     */
    public static Structure diamond(Element element, double a) {
        return zincBlende(element, element, a);
    }

    /**
     * Zinc blende, 8 atoms.
     *
     * @param first the element at the origin
     * @param second the element at a quarter of the diagonal
     * @param a lattice constant, Å
     * @return the cell, the first element's atoms first
     */
    public static Structure zincBlende(Element first, Element second, double a) {
        return twoFaceCentred(first, second, a, 0.25);
    }

    /**
     * Rock salt, 8 atoms.
     *
     * @param first the element at the origin
     * @param second the element at half the diagonal
     * @param a lattice constant, Å; SbTe-like about 6.0 to 6.2
     * @return the cell, the first element's atoms first
     */
    public static Structure rockSalt(Element first, Element second, double a) {
        return twoFaceCentred(first, second, a, 0.5);
    }

    /**
     * Rock salt with vacancies among the atoms of the first element, as metastable Sb₂Te₃ has them on a third of its antimony
     * sites (T. Matsunaga et al., Acta Cryst. B 60, 685 (2004), for the structure type).
     *
     * @param first the element at the origin, which is missing in places
     * @param second the element at half the diagonal
     * @param a lattice constant of the small cube, Å; Sb₂Te₃ about 6.0 to 6.2
     * @param repeats how many small cubes along each edge, at least 1
     * @param vacant the share of the first element's sites that is vacant, from 0 to 1; Sb₂Te₃ 1/3. The number of
     *     vacancies is rounded.
     * @param seed the same seed empties the same sites
     * @return the cell, the first element's atoms first
     * @throws IllegalArgumentException where a number is out of range
     */
    public static Structure rockSaltWithVacancies(
            Element first, Element second, double a, int repeats, double vacant, long seed) {
        if (!(vacant >= 0 && vacant <= 1)) {
            throw new IllegalArgumentException("the vacant share is from 0 to 1, found " + vacant);
        }
        Structure full =
                Deformations.supercell(rockSalt(first, second, a), repeats, repeats, repeats);
        int cubes = repeats * repeats * repeats;
        var sites = new ArrayList<Integer>();
        for (int atom = 0; atom < full.size(); atom++) {
            if (atom % 8 < 4) {
                sites.add(atom);
            }
        }
        Collections.shuffle(sites, new Random(seed));
        var taken = sites.subList(0, (int) Math.round(4 * cubes * vacant));
        return Defects.sortedBySpecies(Defects.without(full, taken), List.of(first, second));
    }

    private static Structure twoFaceCentred(Element first, Element second, double a, double shift) {
        var species = new ArrayList<>(same(first, 4));
        species.addAll(same(second, 4));
        return crystal(
                Cell.cubic(a),
                species,
                shifted(FACE_CENTRES, new double[] {0, 0, 0, shift, shift, shift}));
    }

    /**
     * β-tin, body-centred tetragonal, 4 atoms (I4₁/amd). With c = √2·a it is diamond.
     *
     * @param element the element
     * @param a edge of the square, Å; silicon about 4.81
     * @param c height, Å; silicon about 2.65
     * @return the cell
     */
    public static Structure betaTin(Element element, double a, double c) {
        return crystal(
                Cell.orthorhombic(a, a, c),
                same(element, 4),
                0,
                0,
                0,
                0,
                0.5,
                0.25,
                0.5,
                0.5,
                0.5,
                0.5,
                0,
                0.75);
    }

    /**
     * Simple hexagonal, 1 atom.
     *
     * @param element the element
     * @param a edge in the plane, Å; silicon about 2.64
     * @param c height, Å; silicon about 2.48
     * @return the cell
     */
    public static Structure simpleHexagonal(Element element, double a, double c) {
        return crystal(hexagonal(a, c), same(element, 1), 0, 0, 0);
    }

    /**
     * Hexagonal close-packed, 2 atoms.
     *
     * @param element the element
     * @param a edge in the plane, Å
     * @param c height, Å; ideally √(8/3)·a
     * @return the cell
     */
    public static Structure hexagonalClosePacked(Element element, double a, double c) {
        return crystal(
                hexagonal(a, c), same(element, 2), THIRD, 2 * THIRD, 0.25, 2 * THIRD, THIRD, 0.75);
    }

    /**
     * Hexagonal diamond (lonsdaleite), 4 atoms, with the ideal inner coordinate.
     *
     * @param element the element
     * @param a edge in the plane, Å; silicon about 3.84
     * @param c height, Å; ideally √(8/3)·a
     * @return the cell
     */
    public static Structure hexagonalDiamond(Element element, double a, double c) {
        double z = 1.0 / 16;
        return crystal(
                hexagonal(a, c),
                same(element, 4),
                THIRD,
                2 * THIRD,
                z,
                THIRD,
                2 * THIRD,
                0.5 - z,
                2 * THIRD,
                THIRD,
                0.5 + z,
                2 * THIRD,
                THIRD,
                -z);
    }

    /**
     * BC8, 16 atoms (Ia-3), the form that silicon keeps after release from high pressure.
     *
     * @param element the element
     * @param a lattice constant, Å; silicon about 6.64
     * @param x free coordinate; silicon about 0.1003
     * @return the cell
     */
    public static Structure bodyCentredEight(Element element, double a, double x) {
        double[] eight = {
            x, x, x, 0.5 - x, -x, 0.5 + x, -x, 0.5 + x, 0.5 - x, 0.5 + x, 0.5 - x, -x, -x, -x, -x,
            0.5 + x, x, 0.5 - x, x, 0.5 - x, 0.5 + x, 0.5 - x, 0.5 + x, x
        };
        return crystal(
                Cell.cubic(a),
                same(element, 16),
                shifted(eight, new double[] {0, 0, 0, 0.5, 0.5, 0.5}));
    }

    /**
     * A7 (grey arsenic, antimony), 6 atoms (R-3m).
     *
     * @param element the element
     * @param a edge in the plane, Å; antimony about 4.31
     * @param c height, Å; antimony about 11.27
     * @param z free coordinate; antimony about 0.2336
     * @return the cell
     */
    public static Structure arsenic(Element element, double a, double c, double z) {
        return crystal(
                hexagonal(a, c),
                same(element, 6),
                shifted(new double[] {0, 0, z, 0, 0, -z}, RHOMBOHEDRAL_CENTRES));
    }

    /**
     * A8 (trigonal selenium, tellurium), 3 atoms in one helix (P3₁21).
     *
     * @param element the element
     * @param a edge in the plane, Å; tellurium about 4.46
     * @param c height, Å; tellurium about 5.92
     * @param u free coordinate; tellurium about 0.2636
     * @return the cell
     */
    public static Structure trigonalTellurium(Element element, double a, double c, double u) {
        return crystal(hexagonal(a, c), same(element, 3), u, 0, THIRD, 0, u, 2 * THIRD, -u, -u, 0);
    }

    /**
     * Three quintuple layers of the type Sb₂Te₃, 15 atoms (R-3m).
     *
     * @param metal the element like antimony
     * @param chalcogen the element like tellurium
     * @param a edge in the plane, Å; Sb₂Te₃ about 4.26
     * @param c height, Å; Sb₂Te₃ about 30.46
     * @return the cell, the metal's 6 atoms first, with the free coordinates of Sb₂Te₃ (0.3988 and 0.2128)
     */
    public static Structure quintupleLayers(Element metal, Element chalcogen, double a, double c) {
        double v = 0.3988;
        double u = 0.2128;
        var species = new ArrayList<>(same(metal, 6));
        species.addAll(same(chalcogen, 9));
        double[] metals = shifted(new double[] {0, 0, v, 0, 0, -v}, RHOMBOHEDRAL_CENTRES);
        double[] chalcogens =
                shifted(new double[] {0, 0, 0, 0, 0, u, 0, 0, -u}, RHOMBOHEDRAL_CENTRES);
        return crystal(hexagonal(a, c), species, joined(metals, chalcogens));
    }

    private static Cell hexagonal(double a, double c) {
        return new Cell(a, 0, 0, -a / 2, a * Math.sqrt(0.75), 0, 0, 0, c);
    }

    private static List<Element> same(Element element, int atoms) {
        return Collections.nCopies(atoms, element);
    }

    private static Structure crystal(Cell cell, List<Element> species, double... fractions) {
        double[] wrapped = new double[fractions.length];
        for (int k = 0; k < fractions.length; k++) {
            wrapped[k] = fractions[k] - Math.floor(fractions[k]);
        }
        return Structure.of(species, cell.cartesian(wrapped), cell, Periodicity.ALL);
    }

    /** Every point moved by every shift, shift after shift. */
    private static double[] shifted(double[] points, double[] shifts) {
        double[] all = new double[points.length * shifts.length / 3];
        int next = 0;
        for (int shift = 0; shift < shifts.length; shift += 3) {
            for (int k = 0; k < points.length; k++) {
                all[next++] = points[k] + shifts[shift + k % 3];
            }
        }
        return all;
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
