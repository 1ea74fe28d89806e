package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.ace.radial.InnerCutoff;
import io.github.acetune.fit.design.CoreSwitch;
import io.github.acetune.fit.design.PairTable;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the repulsive cores of a potential do to a fit: what they add to energies and forces is subtracted from the targets, and
 * how they switch the ACE energy off is made part of the prediction.
 */
final class CoreEnergies {
    private static final double NOTICEABLE = 1e-9;

    private final CoreSwitch cores;
    private final Calculator calculator;
    private final boolean isReaching;
    private final FitCourse course;

    private CoreEnergies(AceBasis basis, FitSpec settings, FitCourse course) {
        this.cores = new CoreSwitch(basis);
        this.isReaching = basis.bonds().stream().anyMatch(CoreEnergies::reaches);
        this.course = course;
        var bare =
                new AceBasis(
                        basis.elements(),
                        basis.splineBinWidth(),
                        basis.embeddings(),
                        basis.bonds(),
                        List.of());
        var potential =
                new BBasisPotential(
                        bare, new double[0], new double[basis.elements().size()], Map.of());
        this.calculator = AceCalculator.of(potential).withThreads(settings.threads());
    }

    /** A core that adds energy without switching anything off; the others act where they switch only. */
    private static boolean reaches(Bond bond) {
        return bond.innerCutoff().type() != InnerCutoff.Type.ZBL
                && bond.coreRepulsion().prefactor() != 0;
    }

    static CoreEnergies of(AceBasis basis, FitSpec settings, FitCourse course) {
        return new CoreEnergies(basis, settings, course);
    }

    /** The neighbours with the factors of the ACE energies. */
    PairTable switching(PairTable pairs) {
        return pairs.switchedBy(cores);
    }

    /** What the cores add; empty where that is nothing. */
    Optional<Results> of(Structure structure, PairTable pairs) {
        if (!isReaching && pairs.cores().isEmpty()) {
            return Optional.empty();
        }
        var results = calculator.calculate(structure);
        if (Math.abs(results.energy()) > NOTICEABLE) {
            course.note(
                    "some structures have pairs inside the repulsive core: the functions are fitted to what the core leaves of"
                            + " their energies and forces");
        }
        return Optional.of(results);
    }
}
