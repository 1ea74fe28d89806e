package io.github.acetune.fit;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.data.Dataset;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is odd in training data without being wrong. */
final class DataNotes {
    /** A difference between an isolated atom's energy and the reference that is worth a word, eV. */
    private static final double NOTICEABLE = 1e-3;

    private DataNotes() {}

    /**
     * Looks the data over.
     *
     * @return one line for each oddity
     * @throws InvalidInputException where there is nothing that functions could be fitted to
     */
    static List<String> of(Dataset train, TrainingSet data, AceBasis basis) {
        if (data.pairs() == 0) {
            throw new InvalidInputException(
                    train.structures().getFirst().describe()
                            + ": no atom of it, or of any other training structure, has a neighbour within the cutoff of "
                            + basis.cutoff()
                            + " Å, nothing to fit functions to");
        }
        var notes = new ArrayList<String>();
        withoutEnergies(train.structures(), notes);
        lonely(train.structures(), data, notes);
        if (train.size() == 1) {
            notes.add(
                    train.structures().getFirst().describe()
                            + ": is the only structure; how good the fit is elsewhere cannot be told");
        }
        return notes;
    }

    private static void withoutEnergies(List<Structure> structures, List<String> notes) {
        var missing = structures.stream().filter(s -> s.labels().energy().isEmpty()).toList();
        if (!missing.isEmpty()) {
            notes.add(
                    missing.getFirst().describe()
                            + ": has no energy"
                            + (missing.size() > 1
                                    ? ", nor have " + (missing.size() - 1) + " others"
                                    : "")
                            + "; only forces are fitted there");
        }
    }

    private static void lonely(List<Structure> structures, TrainingSet data, List<String> notes) {
        for (int s = 0; s < structures.size(); s++) {
            var prepared = data.structures().get(s);
            boolean alone = prepared.pairs().neighbour().length == 0;
            if (alone && prepared.energyWeight() > 0 && Math.abs(prepared.energy()) > NOTICEABLE) {
                notes.add(
                        String.format(
                                Locale.ROOT,
                                "%s: has no neighbours within the cutoff, and its energy differs by %.4g eV from the reference"
                                        + " energies; no function can describe that",
                                structures.get(s).describe(),
                                prepared.energy()));
                return;
            }
        }
    }
}
