package io.github.acetune.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Shortens names that are paths, such as {@code "potential bonds ALL rcut"}, as far as they stay different. */
final class ShortNames {
    private ShortNames() {}

    /**
     * The shortest different ends of names; an end never begins with a list index.
     *
     * @param names paths with blanks between their steps
     * @return one short name each, for example {@code "rcut"}
     */
    static List<String> of(List<String> names) {
        int longest = names.stream().mapToInt(name -> steps(name).size()).max().orElse(1);
        for (int kept = 1; kept < longest; kept++) {
            var shortened = new ArrayList<String>();
            for (String name : names) {
                shortened.add(end(steps(name), kept));
            }
            if (new HashSet<>(shortened).size() == names.size()) {
                return shortened;
            }
        }
        return List.copyOf(names);
    }

    private static List<String> steps(String name) {
        return Arrays.asList(name.split(" ", -1));
    }

    private static String end(List<String> steps, int kept) {
        int from = Math.max(0, steps.size() - kept);
        while (from > 0 && steps.get(from).matches("\\d+")) {
            from--;
        }
        return String.join(" ", steps.subList(from, steps.size()));
    }
}
