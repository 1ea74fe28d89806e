package io.github.acetune.data;

import io.github.acetune.data.Audit.Check;
import io.github.acetune.data.Audit.Verdict;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.Locale;

/** Puts what the checks of an audit find into words. */
final class Findings {
    private Findings() {}

    static Check ok(String what, String finding) {
        return new Check(what, Verdict.OK, finding, List.of());
    }

    static Check of(String what, Verdict verdict, String finding, List<Integer> structures) {
        return new Check(what, verdict, finding, structures);
    }

    /** Names a structure as its owner knows it. */
    static String name(Dataset dataset, int index) {
        Structure structure = dataset.structures().get(index);
        return structure.info("id").orElseGet(() -> "structure " + index) + typeOf(structure);
    }

    private static String typeOf(Structure structure) {
        return structure.info("config_type").map(type -> " (" + type + ")").orElse("");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
