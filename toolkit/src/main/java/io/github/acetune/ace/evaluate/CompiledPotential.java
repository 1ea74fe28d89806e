package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one form of a potential that all engines evaluate: per element of the centre the radial columns, the A's and the merged
 * products that its functions read, and nothing else. Immutable.
 */
final class CompiledPotential {
    private final List<Element> elements;
    private final int[] indexOfAtomicNumber = new int[128];
    private final CompiledCentre[] centres;
    private final double cutoff;
    private final RadialMode mode;

    /**
     * Takes compiled parts together.
     *
     * @param elements one per centre
     * @param centres what belongs to each element, not copied
     * @param cutoff largest cutoff, Å
     * @param mode how radial functions are evaluated
     */
    CompiledPotential(
            List<Element> elements, CompiledCentre[] centres, double cutoff, RadialMode mode) {
        this.elements = elements;
        this.centres = centres;
        this.cutoff = cutoff;
        this.mode = mode;
        Arrays.fill(indexOfAtomicNumber, -1);
        for (int mu = 0; mu < centres.length; mu++) {
            indexOfAtomicNumber[elements.get(mu).atomicNumber()] = mu;
        }
    }

    static CompiledPotential of(AcePotential given, RadialMode mode) {
        CTildePotential potential = given.cTilde();
        var centres = new CompiledCentre[potential.elements().size()];
        Arrays.setAll(centres, mu -> new CentreCompiler(potential, mu, mode).compile());
        return new CompiledPotential(potential.elements(), centres, potential.cutoff(), mode);
    }

    /** How radial functions are evaluated. */
    RadialMode radialMode() {
        return mode;
    }

    /** The largest cutoff of any pair, Å. */
    double cutoff() {
        return cutoff;
    }

    /** The largest l of any harmonic; −1 where none is used. */
    int largestL() {
        return shells().mapToInt(CentreShell::maxL).max().orElse(-1);
    }

    /** The largest number of radial basis functions. */
    int largestBasis() {
        return shells().mapToInt(shell -> shell.radial().basisSize()).max().orElse(0);
    }

    private Stream<CentreShell> shells() {
        return Arrays.stream(centres).flatMap(centre -> Arrays.stream(centre.shells()));
    }

    int elementCount() {
        return centres.length;
    }

    CompiledCentre centre(int mu) {
        return centres[mu];
    }

    /**
     * The index of an element.
     *
     * @throws InvalidInputException where the potential does not know it
     */
    int indexOf(Element element) {
        int mu = indexOfAtomicNumber[element.atomicNumber()];
        if (mu < 0) {
            String known = String.join(", ", elements.stream().map(Element::symbol).toList());
            throw new InvalidInputException(
                    "the structure holds "
                            + element.symbol()
                            + "; the potential knows only "
                            + known);
        }
        return mu;
    }
}
