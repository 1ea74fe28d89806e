package io.github.acetune.sweep;

import io.github.acetune.ace.io.InputTree;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.optimize.Categorical;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the hyperparameters that have no effect, always or under some values of another: an honest search does not spend
 * fits on them.
 *
 * <p>The simplified Bessel functions use neither radparameters nor dcut, ChebPow does not use dcut, ChebLinear neither.
 */
final class Relevance {
    private final Map<String, Object> tree;
    private final List<Hyperparameter> hyperparameters;
    private final List<XpotKeys.Unknown> unknownKeys;
    private final Map<String, Object> bonds;

    private Relevance(
            Map<String, Object> tree,
            List<Hyperparameter> hyperparameters,
            List<XpotKeys.Unknown> unknownKeys) {
        this.tree = tree;
        this.hyperparameters = hyperparameters;
        this.unknownKeys = unknownKeys;
        this.bonds = InputTree.section(tree, "potential", "bonds");
    }

    /**
     * Gives every hyperparameter its role.
     *
     * @param tree the input, defaults included
     * @param hyperparameters all that stand in it
     * @param unknownKeys keys that mean nothing
     * @return the same hyperparameters with their roles, in the same order
     */
    static List<Hyperparameter> roles(
            Map<String, Object> tree,
            List<Hyperparameter> hyperparameters,
            List<XpotKeys.Unknown> unknownKeys) {
        var relevance = new Relevance(tree, hyperparameters, unknownKeys);
        return hyperparameters.stream().map(one -> one.withRole(relevance.role(one))).toList();
    }

    private Hyperparameter.Role role(Hyperparameter hyperparameter) {
        List<Object> path = hyperparameter.path();
        if (unknownKeys.stream().anyMatch(unknown -> startsWith(path, unknown.path()))) {
            return dead("its key is unknown");
        }
        return switch (String.valueOf(path.getFirst())) {
            case "backend", "metadata", "seed" -> dead("nothing there changes the fit");
            case "cutoff" -> cutoffRole();
            case "potential" ->
                    startsWith(path, List.of("potential", "bonds")) && path.size() >= 4
                            ? bondRole(path)
                            : new Hyperparameter.Role.Active();
            default -> new Hyperparameter.Role.Active();
        };
    }

    private static Hyperparameter.Role dead(String reason) {
        return new Hyperparameter.Role.Dead(reason);
    }

    private static boolean startsWith(List<Object> path, List<?> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }

    /** The cutoff at the top of the file counts only for bonds that name none of their own. */
    private Hyperparameter.Role cutoffRole() {
        boolean used = pairs().stream().anyMatch(chain -> block(chain, "rcut") == null);
        return used ? new Hyperparameter.Role.Active() : dead("every bond has its own rcut");
    }

    private Hyperparameter.Role bondRole(List<Object> path) {
        String block = String.valueOf(path.get(2));
        String key = String.valueOf(path.get(3));
        if (key.equals("NameOfCutoffFunction")) {
            return dead("the cutoff function's name is only stored in files");
        }
        if (key.equals("radparameters") && path.size() > 4 && !path.get(4).equals(0)) {
            return dead("only the first of the radparameters is used");
        }
        List<List<String>> users =
                pairs().stream().filter(chain -> block.equals(block(chain, key))).toList();
        if (users.isEmpty()) {
            return dead("no pair of the elements uses this block's " + key);
        }
        return key.equals("radparameters") || key.equals("dcut")
                ? radialRole(key, users)
                : new Hyperparameter.Role.Active();
    }

    /** The role of a radial parameter under the radial bases of the pairs that take it. */
    private Hyperparameter.Role radialRole(String key, List<List<String>> users) {
        var choices = new LinkedHashMap<String, Hyperparameter>();
        var fixed = new LinkedHashSet<String>();
        for (List<String> chain : users) {
            String source = block(chain, "radbase");
            var choice =
                    source == null
                            ? null
                            : choiceAt(List.of("potential", "bonds", source, "radbase"));
            if (choice == null) {
                fixed.add(
                        String.valueOf(
                                source == null
                                        ? RadialBasis.SBESSEL.fileName()
                                        : InputTree.section(bonds, source).get("radbase")));
            } else {
                choices.put(choice.name(), choice);
            }
        }
        if (fixed.stream().anyMatch(basis -> uses(basis, key)) || choices.size() > 1) {
            return new Hyperparameter.Role.Active();
        }
        if (choices.isEmpty()) {
            return dead("radbase " + String.join(" and ", fixed) + " does not use it");
        }
        return conditional(key, choices.values().iterator().next());
    }

    private static Hyperparameter.Role conditional(String key, Hyperparameter parent) {
        List<Object> values = ((Categorical) parent.dimension()).choices();
        List<Object> using =
                values.stream().filter(value -> uses(String.valueOf(value), key)).toList();
        if (using.size() == values.size()) {
            return new Hyperparameter.Role.Active();
        }
        return using.isEmpty()
                ? dead("none of the radial bases searched over uses it")
                : new Hyperparameter.Role.Conditional(parent.name(), using);
    }

    private Hyperparameter choiceAt(List<Object> path) {
        return hyperparameters.stream()
                .filter(one -> one.path().equals(path) && one.dimension() instanceof Categorical)
                .findFirst()
                .orElse(null);
    }

    private static boolean uses(String basis, String key) {
        if (basis.equals(RadialBasis.CHEB_EXP_COS.fileName())) {
            return true;
        }
        return basis.equals(RadialBasis.CHEB_POW.fileName()) && key.equals("radparameters");
    }

    /** For each unordered pair of elements the blocks that may describe its bond, the most specific first. */
    private List<List<String>> pairs() {
        List<String> elements =
                InputTree.section(tree, "potential").get("elements") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of("?");
        var pairs = new ArrayList<List<String>>();
        for (int a = 0; a < elements.size(); a++) {
            for (int b = a; b < elements.size(); b++) {
                String first = elements.get(a);
                String second = elements.get(b);
                Set<String> chain = new LinkedHashSet<>();
                if (a == b) {
                    chain.addAll(
                            List.of(first, first + first, first + " " + first, "UNARY", "ALL"));
                } else {
                    chain.addAll(
                            List.of(
                                    first + second,
                                    second + first,
                                    first + " " + second,
                                    second + " " + first,
                                    "BINARY",
                                    "ALL"));
                }
                pairs.add(List.copyOf(chain));
            }
        }
        return pairs;
    }

    /** The block of a chain that gives a key its value, or null where none does. */
    private String block(List<String> chain, String key) {
        return chain.stream()
                .filter(block -> InputTree.section(bonds, block).containsKey(key))
                .findFirst()
                .orElse(null);
    }
}
