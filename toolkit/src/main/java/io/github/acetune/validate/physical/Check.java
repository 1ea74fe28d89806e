package io.github.acetune.validate.physical;

import io.github.acetune.structure.InvalidInputException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked of a potential beside its errors. */
public enum Check {
    /** Crystals at rest: lattice constants, bulk moduli, energies of phases. */
    LATTICE("lattice", "Crystals at rest"),
    /** Energy against volume of every crystal. */
    ENERGY_VOLUME("ev", "Energy against volume"),
    /** Elastic constants with the atoms at rest. */
    ELASTIC("elastic", "Elastic constants"),
    /** Formation energies of vacancies. */
    VACANCY("vacancy", "Vacancies"),
    /** Energies of free surfaces. */
    SURFACES("surfaces", "Surfaces"),
    /** Vibrations along a path through the Brillouin zone. */
    PHONONS("phonons", "Phonons"),
    /** Pairs of atoms alone, down to short distances. */
    DIMERS("dimers", "Dimers and short distances"),
    /** Relaxed random packings, none of which may be lower than the crystal. */
    PACKINGS("packings", "Random packings"),
    /** Molecular dynamics of a crystal that is heated. */
    DYNAMICS("md", "Molecular dynamics");

    private final String key;
    private final String title;

    Check(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /**
     * Its name in files and on the command line.
     *
     * @return for example {@code "ev"}
     */
    public String key() {
        return key;
    }

    /**
     * Its name for people.
     *
     * @return for example {@code "Energy against volume"}
     */
    public String title() {
        return title;
    }

    /**
     * The check of a name.
     *
     * @param key from {@link #key}
     * @return the check
     * @throws InvalidInputException where there is none of that name
     */
    public static Check of(String key) {
        return Arrays.stream(values())
                .filter(check -> check.key.equals(key.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException(
                                "no check '" + key + "', expected one of " + keys()));
    }

    /**
     * The names of all checks.
     *
     * @return in the order in which they are done
     */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Check::key).collect(Collectors.toList());
    }

    /**
     * Every check.
     *
     * @return a new set
     */
    public static Set<Check> all() {
        return EnumSet.allOf(Check.class);
    }
}
