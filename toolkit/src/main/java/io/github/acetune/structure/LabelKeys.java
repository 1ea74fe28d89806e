package io.github.acetune.structure;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names under which extended XYZ files keep labels, the preferred first.
 *
 * <p>A name with the prefix {@code dft_} or {@code ref_} states that the value is the reference; the plain name may be a
 * model's, so that it comes after. Upper and lower case are the same.
 */
final class LabelKeys {
    static final List<String> ENERGY = List.of("dft_energy", "ref_energy", "energy", "free_energy");
    static final List<String> FORCES =
            List.of("dft_forces", "dft_force", "ref_forces", "ref_force", "forces", "force");
    static final List<String> VIRIAL =
            List.of("dft_virial", "dft_virials", "ref_virial", "ref_virials", "virial", "virials");
    static final List<String> STRESS = List.of("dft_stress", "ref_stress", "stress");

    private LabelKeys() {}

    /** The preferred of these names that a frame has, as the frame spells it. */
    static Optional<String> find(List<String> preferred, Collection<String> names) {
        return preferred.stream()
                .flatMap(wanted -> names.stream().filter(wanted::equalsIgnoreCase))
                .findFirst();
    }

    /** Whether a frame's key or column of this name holds a label. */
    static boolean isLabel(String name) {
        return Stream.of(ENERGY, FORCES, VIRIAL, STRESS)
                .anyMatch(names -> find(names, List.of(name)).isPresent());
    }

    /**
     * The name under which the writer puts a label so that the reader finds it: the plain one, or that with {@code dft_}
     * where the frame keeps another value that would go before it.
     */
    static String nameFor(String plain, List<String> preferred, Collection<String> taken) {
        if (find(preferred.subList(0, preferred.indexOf(plain) + 1), taken).isEmpty()) {
            return plain;
        }
        String prefixed = "dft_" + plain;
        if (find(List.of(prefixed), taken).isPresent()) {
            throw new IllegalArgumentException(
                    "the structure has a label and also other values under both "
                            + plain
                            + " and "
                            + prefixed);
        }
        return prefixed;
    }
}
