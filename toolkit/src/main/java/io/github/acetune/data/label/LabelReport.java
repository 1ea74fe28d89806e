package io.github.acetune.data.label;

import java.util.List;

/**
 * How labelling ended.
 *
 * @param labelled structures in the file, those of earlier runs included
 * @param earlier how many of them were there before
 * @param failures one line for each structure that could not be labelled; another run tries them again
 * @param interrupted whether it was stopped before the end
 */
public record LabelReport(int labelled, int earlier, List<String> failures, boolean interrupted) {
    /** Copies the list. */
    public LabelReport {
        failures = List.copyOf(failures);
    }
}
