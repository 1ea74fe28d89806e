package io.github.acetune.sweep;

import io.github.acetune.structure.InvalidInputException;

/**
 * What makes a trial of a sweep cheaper, so that bad points can be left early: Hyperband with a model (S. Falkner, A. Klein and F.
 * Hutter, ICML 2018). Whatever the fidelity of a fit, its loss is taken on all validation data.
 *
 * @param kind what there is less of
 * @param least the lowest fraction, above 0 and below 1
 * @param reduction one of how many goes on to the next fraction, which is as many times as high; at least 2
 */
public record Fidelity(Kind kind, double least, int reduction) {
    /** What a low fidelity takes away. */
    public enum Kind {
        /** Structures to fit to. */
        DATA,
        /** Iterations of the fit. */
        ITERATIONS,
        /** Functions of the basis: the first steps of a ladder. */
        LADDER
    }

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException where one is out of range
     */
    public Fidelity {
        if (!(least > 0 && least < 1)) {
            throw new InvalidInputException(
                    "the lowest fidelity: expected a fraction above 0 and below 1, found " + least);
        }
        if (reduction < 2) {
            throw new InvalidInputException(
                    "the reduction between fidelities: expected 2 or more, found " + reduction);
        }
        if (least * reduction > 1 + 1e-9) {
            throw new InvalidInputException(
                    "the lowest fidelity "
                            + least
                            + " and the reduction "
                            + reduction
                            + " leave one fidelity only: expected at most 1/"
                            + reduction);
        }
    }

    /**
     * Three fidelities: a ninth, a third and all.
     *
     * @param kind what there is less of
     * @return with every third going on
     */
    public static Fidelity of(Kind kind) {
        return new Fidelity(kind, 1.0 / 9, 3);
    }
}
