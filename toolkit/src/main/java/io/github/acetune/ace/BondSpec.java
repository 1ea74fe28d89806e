package io.github.acetune.ace;

import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.CoreRepulsion;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.InvalidInputException;
import java.util.List;

/**
 * What a person chooses about the radial functions of a pair of elements; their number follows from the functions.
 *
 * @param basis the family of g_k
 * @param parameters parameters of the family (radparameters); the first is λ, dimensionless
 * @param cutoff r_c, Å, positive
 * @param cutoffWidth width of the outer switch (dcut), Å, not negative
 * @param innerCutoff treatment of close pairs
 * @param coreRepulsion the repulsive core
 * @param cutoffFunction name stored in files (NameOfCutoffFunction), without effect
 */
public record BondSpec(
        RadialBasis basis,
        List<Double> parameters,
        double cutoff,
        double cutoffWidth,
        InnerCutoff innerCutoff,
        CoreRepulsion coreRepulsion,
        String cutoffFunction) {
    /** What is taken where nothing is said: SBessel functions to 6 Å, no repulsive core. */
    public static final BondSpec DEFAULT =
            new BondSpec(
                    RadialBasis.SBESSEL,
                    List.of(5.25),
                    6.0,
                    0.01,
                    new InnerCutoff(InnerCutoff.Type.DISTANCE, 0, 0),
                    CoreRepulsion.NONE,
                    "cos");

    /** Checks the numbers. */
    public BondSpec {
        parameters = List.copyOf(parameters);
        if (!(cutoff > 0) || Double.isInfinite(cutoff)) {
            throw new InvalidInputException(
                    "the cutoff must be a positive number of Å, found " + cutoff);
        }
        if (!(cutoffWidth >= 0) || cutoffWidth > cutoff) {
            throw new InvalidInputException(
                    "the cutoff width must lie between 0 and the cutoff "
                            + cutoff
                            + " Å, found "
                            + cutoffWidth);
        }
        if (parameters.isEmpty()
                && basis != RadialBasis.SBESSEL
                && basis != RadialBasis.CHEB_LINEAR) {
            throw new InvalidInputException(basis.fileName() + " needs a radial parameter");
        }
        if (!parameters.stream().allMatch(Double::isFinite)) {
            throw new InvalidInputException(
                    "radial parameters must be finite, found " + parameters);
        }
    }

    /**
     * With another family of radial functions.
     *
     * @param basis the family
     * @return a new specification
     */
    public BondSpec withBasis(RadialBasis basis) {
        return new BondSpec(
                basis, parameters, cutoff, cutoffWidth, innerCutoff, coreRepulsion, cutoffFunction);
    }

    /**
     * With other parameters of the family.
     *
     * @param parameters λ first, dimensionless
     * @return a new specification
     */
    public BondSpec withParameters(List<Double> parameters) {
        return new BondSpec(
                basis, parameters, cutoff, cutoffWidth, innerCutoff, coreRepulsion, cutoffFunction);
    }

    /**
     * With another cutoff.
     *
     * @param cutoff Å
     * @return a new specification
     */
    public BondSpec withCutoff(double cutoff) {
        return new BondSpec(
                basis, parameters, cutoff, cutoffWidth, innerCutoff, coreRepulsion, cutoffFunction);
    }

    /**
     * With another width of the outer switch.
     *
     * @param cutoffWidth Å
     * @return a new specification
     */
    public BondSpec withCutoffWidth(double cutoffWidth) {
        return new BondSpec(
                basis, parameters, cutoff, cutoffWidth, innerCutoff, coreRepulsion, cutoffFunction);
    }

    /**
     * With another treatment of close pairs.
     *
     * @param innerCutoff switch, radius and width
     * @return a new specification
     */
    public BondSpec withInnerCutoff(InnerCutoff innerCutoff) {
        return new BondSpec(
                basis, parameters, cutoff, cutoffWidth, innerCutoff, coreRepulsion, cutoffFunction);
    }

    /**
     * With another repulsive core.
     *
     * @param coreRepulsion strength and exponent
     * @return a new specification
     */
    public BondSpec withCoreRepulsion(CoreRepulsion coreRepulsion) {
        return new BondSpec(
                basis, parameters, cutoff, cutoffWidth, innerCutoff, coreRepulsion, cutoffFunction);
    }

    /**
     * With another name of the cutoff function.
     *
     * @param cutoffFunction stored in files, without effect
     * @return a new specification
     */
    public BondSpec withCutoffFunction(String cutoffFunction) {
        return new BondSpec(
                basis, parameters, cutoff, cutoffWidth, innerCutoff, coreRepulsion, cutoffFunction);
    }

    /** The bond with given sizes, R_nl = g_n. */
    Bond bond(int basisSize, int radialSize, int maxL) {
        return new Bond(
                basis,
                parameters,
                cutoff,
                cutoffWidth,
                innerCutoff,
                coreRepulsion,
                cutoffFunction,
                basisSize,
                radialSize,
                maxL,
                Bond.identityCoefficients(basisSize, radialSize, maxL));
    }
}
