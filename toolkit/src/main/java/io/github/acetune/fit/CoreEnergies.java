package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.structure.Calculator;
import io.github.acetune.structure.Calculator.Results;
import io.github.acetune.structure.Structure;
import java.util.Map;
import java.util.Optional;

/** What the repulsive core of a potential adds to energies and forces; it is subtracted from the targets of the fit. */
final class CoreEnergies {
    private static final double NOTICEABLE = 1e-9;

    private final Optional<Calculator> calculator;
    private final FitCourse course;
    private boolean noted;

    private CoreEnergies(Optional<Calculator> calculator, FitCourse course) {
        this.calculator = calculator;
        this.course = course;
    }

    /** None for a basis without a core, or with one that was chosen so that the data do not feel it. */
    static CoreEnergies of(AceBasis basis, FitSpec settings, FitCourse course) {
        boolean present =
                settings.repulsion() == FitSpec.Repulsion.AS_GIVEN
                        && basis.bonds().stream().anyMatch(b -> b.coreRepulsion().prefactor() != 0);
        if (!present) {
            return new CoreEnergies(Optional.empty(), course);
        }
        int count = new CoefficientLayout(basis).size();
        var bare =
                new BBasisPotential(
                        basis, new double[count], new double[basis.elements().size()], Map.of());
        return new CoreEnergies(
                Optional.of(AceCalculator.of(bare).withThreads(settings.threads())), course);
    }

    Optional<Results> of(Structure structure) {
        return calculator.map(c -> noticed(c.calculate(structure)));
    }

    private Results noticed(Results results) {
        if (!noted && Math.abs(results.energy()) > NOTICEABLE) {
            noted = true;
            course.note(
                    "some structures have pairs inside the repulsive core: its energy was subtracted, but that it switches the"
                            + " ACE energy off there was not taken into account");
        }
        return results;
    }
}
