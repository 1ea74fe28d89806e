package io.github.acetune.plot;

/** Checks that the records of a figure share. */
final class Checks {
    private Checks() {}

    static void sameLength(String series, String what, int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException(
                    "series '"
                            + series
                            + "' has "
                            + expected
                            + " points but "
                            + found
                            + " "
                            + what);
        }
    }

    static void sameLengthOrNone(String series, String what, int expected, int found) {
        if (found != 0) {
            sameLength(series, what, expected, found);
        }
    }
}
