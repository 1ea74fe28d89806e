package io.github.acetune.fit;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.data.Dataset;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a fit gave.
 *
 * @param potential the potential, with reference energies and the fit's provenance in its metadata
 * @param spec the settings
 * @param loss the loss that was reached
 * @param history the course of the fit
 * @param seconds wall-clock time, s
 * @param cpuSeconds processor time of all threads of the fit, s
 * @param converged whether an iterative fit met its tolerance; false where it ran out of iterations or was ended early
 * @param notes what the user should know, such as a fallback that was taken; often empty
 * @param posterior uncertainties; only of linear fits with {@link FitSpec#evidence()}
 */
public record FitResult(
        BBasisPotential potential,
        FitSpec spec,
        LossParts loss,
        List<FitStep> history,
        double seconds,
        double cpuSeconds,
        boolean converged,
        List<String> notes,
        Optional<Posterior> posterior) {
    /** Copies the lists. */
    public FitResult {
        history = List.copyOf(history);
        notes = List.copyOf(notes);
    }

    /**
     * The same with more notes in the potential's metadata, which a user gave.
     *
     * @param metadata names and texts; the fit's own are not replaced
     * @return a new result
     */
    public FitResult noted(Map<String, String> metadata) {
        var all = new LinkedHashMap<>(potential.metadata());
        metadata.forEach(all::putIfAbsent);
        return new FitResult(
                potential.withMetadata(all),
                spec,
                loss,
                history,
                seconds,
                cpuSeconds,
                converged,
                notes,
                posterior);
    }

    /**
     * The number of basis functions.
     *
     * @return over all elements
     */
    public int functions() {
        return potential.basis().functions().size();
    }

    /**
     * The number of function coefficients.
     *
     * @return functions times densities
     */
    public int parameters() {
        return potential.coefficients().length;
    }

    /**
     * The errors of the potential on labelled structures.
     *
     * @param data training, validation or test structures
     * @return root mean square and mean absolute errors, overall and per configuration type
     * @throws io.github.acetune.structure.InvalidInputException where a structure holds an element that the potential lacks
     */
    public ErrorMetrics errors(Dataset data) {
        return ErrorMetrics.of(Predictions.of(AceCalculator.of(potential).withThreads(1), data));
    }
}
