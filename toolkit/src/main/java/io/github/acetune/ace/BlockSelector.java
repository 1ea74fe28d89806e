package io.github.acetune.ace;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which elements, pairs or species blocks a setting is meant for: {@code ALL}, those of one size ({@code UNARY} …
 * {@code QUINARY}), or one given by its elements, such as {@code AlNi} (centre first).
 *
 * @param size number of different elements, or 0 for any
 * @param explicit the elements in the order given, or empty
 */
public record BlockSelector(int size, List<Element> explicit) {
    private static final List<String> GROUPS =
            List.of("ALL", "UNARY", "BINARY", "TERNARY", "QUATERNARY", "QUINARY");

    private static final Pattern SYMBOL = Pattern.compile("[A-Z][a-z]?");

    /** Copies the list. */
    public BlockSelector {
        explicit = List.copyOf(explicit);
    }

    /**
     * Reads a key of a specification.
     *
     * @param key {@code ALL}, {@code BINARY}, {@code AlNi}, {@code "Al Ni"} or {@code (Al, Ni)}
     * @return the selector
     * @throws InvalidInputException if the key names neither a group nor elements
     */
    public static BlockSelector parse(String key) {
        int group = GROUPS.indexOf(key);
        if (group >= 0) {
            return new BlockSelector(group, List.of());
        }
        var elements = new ArrayList<Element>();
        var rest = key.replaceAll("[ ,()\\[\\]'\"_-]", "");
        var matcher = SYMBOL.matcher(rest);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            elements.add(Element.ofSymbol(matcher.group()).orElseThrow(() -> unknown(key)));
            end = matcher.end();
        }
        if (elements.isEmpty() || end != rest.length()) {
            throw unknown(key);
        }
        return new BlockSelector(new HashSet<>(elements).size(), elements);
    }

    private static InvalidInputException unknown(String key) {
        return new InvalidInputException(
                "'"
                        + key
                        + "' names no block: expected one of "
                        + String.join(", ", GROUPS)
                        + " or elements such as Al or AlNi");
    }

    /**
     * How much a setting yields to others: those of higher rank win.
     *
     * @return 0 for ALL, the size for groups, more for explicit blocks
     */
    public int precedence() {
        return explicit.isEmpty() ? size : GROUPS.size();
    }

    /**
     * Whether the setting is for an element's embedding.
     *
     * @param element any
     * @return true for ALL, UNARY and the element itself
     */
    public boolean matches(Element element) {
        return explicit.isEmpty() ? size <= 1 : size == 1 && explicit.getFirst() == element;
    }

    /**
     * Whether the setting is for a pair. Pairs have no order: AlNi and NiAl name the same bond.
     *
     * @param first one element
     * @param second the other, perhaps the same
     * @return true for ALL, the group of its size, and the pair itself
     */
    public boolean matches(Element first, Element second) {
        int different = first == second ? 1 : 2;
        if (explicit.isEmpty()) {
            return size == 0 || size == different;
        }
        return size == different && explicit.contains(first) && explicit.contains(second);
    }

    /**
     * Whether the setting is for a species block. Blocks have a centre: AlNi names functions of an Al atom.
     *
     * @param block any
     * @return true for ALL, the group of its size, and the block itself
     */
    public boolean matches(SpeciesBlock block) {
        if (explicit.isEmpty()) {
            return size == 0 || size == block.size();
        }
        return size == block.size()
                && explicit.getFirst() == block.centre()
                && explicit.containsAll(block.others());
    }
}
