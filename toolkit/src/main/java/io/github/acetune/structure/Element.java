package io.github.acetune.structure;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The chemical elements from hydrogen to curium.
 *
 * <p>Masses are the abridged standard atomic weights of IUPAC (2021), those of elements without stable isotopes the mass
 * number of the longest-lived one; covalent radii are those of Cordero et al., Dalton Trans. 2008, 2832 (low spin where
 * two are given).
 */
public enum Element {
    /** Atomic number 1. */
    H(1, 1.008, 0.31),
    /** Atomic number 2. */
    He(2, 4.002602, 0.28),
    /** Atomic number 3. */
    Li(3, 6.94, 1.28),
    /** Atomic number 4. */
    Be(4, 9.0121831, 0.96),
    /** Atomic number 5. */
    B(5, 10.81, 0.84),
    /** Atomic number 6. */
    C(6, 12.011, 0.76),
    /** Atomic number 7. */
    N(7, 14.007, 0.71),
    /** Atomic number 8. */
    O(8, 15.999, 0.66),
    /** Atomic number 9. */
    F(9, 18.998403162, 0.57),
    /** Atomic number 10. */
    Ne(10, 20.1797, 0.58),
    /** Atomic number 11. */
    Na(11, 22.98976928, 1.66),
    /** Atomic number 12. */
    Mg(12, 24.305, 1.41),
    /** Atomic number 13. */
    Al(13, 26.9815384, 1.21),
    /** Atomic number 14. */
    Si(14, 28.085, 1.11),
    /** Atomic number 15. */
    P(15, 30.973761998, 1.07),
    /** Atomic number 16. */
    S(16, 32.06, 1.05),
    /** Atomic number 17. */
    Cl(17, 35.45, 1.02),
    /** Atomic number 18. */
    Ar(18, 39.95, 1.06),
    /** Atomic number 19. */
    K(19, 39.0983, 2.03),
    /** Atomic number 20. */
    Ca(20, 40.078, 1.76),
    /** Atomic number 21. */
    Sc(21, 44.955907, 1.70),
    /** Atomic number 22. */
    Ti(22, 47.867, 1.60),
    /** Atomic number 23. */
    V(23, 50.9415, 1.53),
    /** Atomic number 24. */
    Cr(24, 51.9961, 1.39),
    /** Atomic number 25. */
    Mn(25, 54.938043, 1.39),
    /** Atomic number 26. */
    Fe(26, 55.845, 1.32),
    /** Atomic number 27. */
    Co(27, 58.933194, 1.26),
    /** Atomic number 28. */
    Ni(28, 58.6934, 1.24),
    /** Atomic number 29. */
    Cu(29, 63.546, 1.32),
    /** Atomic number 30. */
    Zn(30, 65.38, 1.22),
    /** Atomic number 31. */
    Ga(31, 69.723, 1.22),
    /** Atomic number 32. */
    Ge(32, 72.630, 1.20),
    /** Atomic number 33. */
    As(33, 74.921595, 1.19),
    /** Atomic number 34. */
    Se(34, 78.971, 1.20),
    /** Atomic number 35. */
    Br(35, 79.904, 1.20),
    /** Atomic number 36. */
    Kr(36, 83.798, 1.16),
    /** Atomic number 37. */
    Rb(37, 85.4678, 2.20),
    /** Atomic number 38. */
    Sr(38, 87.62, 1.95),
    /** Atomic number 39. */
    Y(39, 88.905838, 1.90),
    /** Atomic number 40. */
    Zr(40, 91.222, 1.75),
    /** Atomic number 41. */
    Nb(41, 92.90637, 1.64),
    /** Atomic number 42. */
    Mo(42, 95.95, 1.54),
    /** Atomic number 43. */
    Tc(43, 97, 1.47),
    /** Atomic number 44. */
    Ru(44, 101.07, 1.46),
    /** Atomic number 45. */
    Rh(45, 102.90549, 1.42),
    /** Atomic number 46. */
    Pd(46, 106.42, 1.39),
    /** Atomic number 47. */
    Ag(47, 107.8682, 1.45),
    /** Atomic number 48. */
    Cd(48, 112.414, 1.44),
    /** Atomic number 49. */
    In(49, 114.818, 1.42),
    /** Atomic number 50. */
    Sn(50, 118.710, 1.39),
    /** Atomic number 51. */
    Sb(51, 121.760, 1.39),
    /** Atomic number 52. */
    Te(52, 127.60, 1.38),
    /** Atomic number 53. */
    I(53, 126.90447, 1.39),
    /** Atomic number 54. */
    Xe(54, 131.293, 1.40),
    /** Atomic number 55. */
    Cs(55, 132.90545196, 2.44),
    /** Atomic number 56. */
    Ba(56, 137.327, 2.15),
    /** Atomic number 57. */
    La(57, 138.90547, 2.07),
    /** Atomic number 58. */
    Ce(58, 140.116, 2.04),
    /** Atomic number 59. */
    Pr(59, 140.90766, 2.03),
    /** Atomic number 60. */
    Nd(60, 144.242, 2.01),
    /** Atomic number 61. */
    Pm(61, 145, 1.99),
    /** Atomic number 62. */
    Sm(62, 150.36, 1.98),
    /** Atomic number 63. */
    Eu(63, 151.964, 1.98),
    /** Atomic number 64. */
    Gd(64, 157.249, 1.96),
    /** Atomic number 65. */
    Tb(65, 158.925354, 1.94),
    /** Atomic number 66. */
    Dy(66, 162.500, 1.92),
    /** Atomic number 67. */
    Ho(67, 164.930329, 1.92),
    /** Atomic number 68. */
    Er(68, 167.259, 1.89),
    /** Atomic number 69. */
    Tm(69, 168.934219, 1.90),
    /** Atomic number 70. */
    Yb(70, 173.045, 1.87),
    /** Atomic number 71. */
    Lu(71, 174.96669, 1.87),
    /** Atomic number 72. */
    Hf(72, 178.486, 1.75),
    /** Atomic number 73. */
    Ta(73, 180.94788, 1.70),
    /** Atomic number 74. */
    W(74, 183.84, 1.62),
    /** Atomic number 75. */
    Re(75, 186.207, 1.51),
    /** Atomic number 76. */
    Os(76, 190.23, 1.44),
    /** Atomic number 77. */
    Ir(77, 192.217, 1.41),
    /** Atomic number 78. */
    Pt(78, 195.084, 1.36),
    /** Atomic number 79. */
    Au(79, 196.966570, 1.36),
    /** Atomic number 80. */
    Hg(80, 200.592, 1.32),
    /** Atomic number 81. */
    Tl(81, 204.38, 1.45),
    /** Atomic number 82. */
    Pb(82, 207.2, 1.46),
    /** Atomic number 83. */
    Bi(83, 208.98040, 1.48),
    /** Atomic number 84. */
    Po(84, 209, 1.40),
    /** Atomic number 85. */
    At(85, 210, 1.50),
    /** Atomic number 86. */
    Rn(86, 222, 1.50),
    /** Atomic number 87. */
    Fr(87, 223, 2.60),
    /** Atomic number 88. */
    Ra(88, 226, 2.21),
    /** Atomic number 89. */
    Ac(89, 227, 2.15),
    /** Atomic number 90. */
    Th(90, 232.0377, 2.06),
    /** Atomic number 91. */
    Pa(91, 231.03588, 2.00),
    /** Atomic number 92. */
    U(92, 238.02891, 1.96),
    /** Atomic number 93. */
    Np(93, 237, 1.90),
    /** Atomic number 94. */
    Pu(94, 244, 1.87),
    /** Atomic number 95. */
    Am(95, 243, 1.80),
    /** Atomic number 96. */
    Cm(96, 247, 1.69);

    private static final Map<String, Element> BY_SYMBOL =
            Stream.of(values())
                    .collect(Collectors.toUnmodifiableMap(Element::symbol, Function.identity()));

    private final int atomicNumber;
    private final double mass;
    private final double covalentRadius;

    Element(int atomicNumber, double mass, double covalentRadius) {
        this.atomicNumber = atomicNumber;
        this.mass = mass;
        this.covalentRadius = covalentRadius;
    }

    /**
     * The element of a symbol.
     *
     * @param symbol for example {@code "Si"}
     * @return the element, or empty where the symbol is unknown
     */
    public static Optional<Element> ofSymbol(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol));
    }

    /**
     * The element of an atomic number.
     *
     * @param number 1 for hydrogen
     * @return the element, or empty where the number is out of range
     */
    public static Optional<Element> ofAtomicNumber(int number) {
        return number >= 1 && number <= values().length
                ? Optional.of(values()[number - 1])
                : Optional.empty();
    }

    /**
     * The chemical symbol.
     *
     * @return for example {@code "Si"}
     */
    public String symbol() {
        return name();
    }

    /**
     * The atomic number.
     *
     * @return 1 for hydrogen
     */
    public int atomicNumber() {
        return atomicNumber;
    }

    /**
     * The mass.
     *
     * @return atomic mass units
     */
    public double mass() {
        return mass;
    }

    /**
     * The covalent radius.
     *
     * @return Å
     */
    public double covalentRadius() {
        return covalentRadius;
    }
}
