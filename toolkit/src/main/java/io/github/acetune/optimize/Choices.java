package io.github.acetune.optimize;

import java.util.HashSet;
import java.util.List;

/** Finds a value in a list of choices, by equality, as a number, or as it is spelt. */
final class Choices {
    private Choices() {}

    static void check(String kind, List<Object> choices) {
        if (choices.size() < 2) {
            throw new IllegalArgumentException(
                    kind
                            + " dimension: expected two or more choices, found "
                            + choices
                            + "; use a fixed value instead");
        }
        if (new HashSet<>(choices).size() != choices.size()) {
            throw new IllegalArgumentException(
                    kind + " dimension: a choice occurs twice in " + choices);
        }
    }

    static int indexOf(Object value, List<Object> choices) {
        int index = choices.indexOf(value);
        for (int i = 0; index < 0 && i < choices.size(); i++) {
            if (means(value, choices.get(i))) {
                index = i;
            }
        }
        if (index < 0) {
            throw new IllegalArgumentException("expected one of " + choices + ", found " + value);
        }
        return index;
    }

    /** Whether a value read back from a file stands for a choice: an enum comes back as text, an integer as another class. */
    static boolean means(Object value, Object choice) {
        if (choice.equals(value)) {
            return true;
        }
        if (choice instanceof Number expected && value instanceof Number found) {
            return expected.doubleValue() == found.doubleValue();
        }
        return value instanceof String && choice.toString().equals(value);
    }
}
